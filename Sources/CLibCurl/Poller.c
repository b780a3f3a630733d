#include "CLibCurl.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// libcurl's socket interface instead of curl_multi_perform: perform asks every transfer's socket again with a poll(2)
// of its own, which at 32 transfers at once costs more than the transfers.

struct signet_poller {
  // The loop's own descriptors first, then libcurl's.
  struct pollfd *fds;
  size_t own_count;
  size_t count;
  size_t capacity;
  // Copied before libcurl works, since its callbacks rearrange `fds`.
  struct pollfd *ready;
  size_t ready_capacity;
  int own_ready;
  CURLM *multi;
  // Microseconds of the monotonic clock; -1 for no timer.
  int64_t deadline;
};

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

signet_poller *signet_poller_new(void) {
  signet_poller *poller = calloc(1, sizeof *poller);
  if (poller != NULL) poller->deadline = -1;
  return poller;
}

void signet_poller_free(signet_poller *poller) {
  if (poller == NULL) return;
  if (poller->multi != NULL) signet_curl.multi_cleanup(poller->multi);
  free(poller->fds);
  free(poller->ready);
  free(poller);
}

static bool grow(signet_poller *poller) {
  if (poller->count < poller->capacity) return true;
  size_t capacity = poller->capacity == 0 ? 16 : poller->capacity * 2;
  struct pollfd *fds = realloc(poller->fds, capacity * sizeof *fds);
  if (fds == NULL) return false;
  poller->fds = fds;
  poller->capacity = capacity;
  return true;
}

bool signet_poller_watch(signet_poller *poller, int fd) {
  if (!grow(poller)) return false;
  poller->fds[poller->count++] = poller->fds[poller->own_count];
  poller->fds[poller->own_count++] = (struct pollfd){.fd = fd, .events = POLLIN};
  return true;
}

void signet_poller_unwatch(signet_poller *poller, int fd) {
  for (size_t i = 0; i < poller->own_count; i++) {
    if (poller->fds[i].fd != fd) continue;
    poller->fds[i] = poller->fds[--poller->own_count];
    poller->fds[poller->own_count] = poller->fds[--poller->count];
    return;
  }
}

static int socket_changed(CURL *easy, curl_socket_t fd, int what, void *context, void *unused) {
  (void)easy, (void)unused;
  signet_poller *poller = context;
  size_t i = poller->own_count;
  while (i < poller->count && poller->fds[i].fd != fd) i++;
  if (what == CURL_POLL_REMOVE) {
    if (i < poller->count) poller->fds[i] = poller->fds[--poller->count];
    return 0;
  }
  if (i == poller->count) {
    if (!grow(poller)) return -1;
    poller->fds[poller->count++] = (struct pollfd){.fd = fd};
  }
  poller->fds[i].events = (short)((what & CURL_POLL_IN ? POLLIN : 0) | (what & CURL_POLL_OUT ? POLLOUT : 0));
  return 0;
}

static int timer_changed(CURLM *multi, long timeout, void *context) {
  (void)multi;
  signet_poller *poller = context;
  poller->deadline = timeout < 0 ? -1 : now() + (int64_t)timeout * 1000;
  return 0;
}

bool signet_poller_attach_multi(signet_poller *poller) {
  if (poller->multi != NULL) return true;
  poller->multi = signet_curl.multi_init();
  if (poller->multi == NULL) return false;
  signet_curl.multi_setopt(poller->multi, CURLMOPT_SOCKETFUNCTION, socket_changed);
  signet_curl.multi_setopt(poller->multi, CURLMOPT_SOCKETDATA, poller);
  signet_curl.multi_setopt(poller->multi, CURLMOPT_TIMERFUNCTION, timer_changed);
  signet_curl.multi_setopt(poller->multi, CURLMOPT_TIMERDATA, poller);
  // The default of four for each transfer under way would close what a burst has just opened.
  signet_curl.multi_setopt(poller->multi, CURLMOPT_MAXCONNECTS, 128L);
  return true;
}

static bool run_due_timer(signet_poller *poller) {
  if (poller->deadline < 0 || poller->deadline > now()) return false;
  int running;
  poller->deadline = -1;
  signet_curl.multi_socket_action(poller->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  return true;
}

static int remaining(const signet_poller *poller, int timeout) {
  if (poller->deadline < 0) return timeout;
  int64_t left = poller->deadline - now();
  // Rounded up: a timer that is asked too early is asked again and again.
  int64_t milliseconds = left <= 0 ? 0 : (left + 999) / 1000;
  if (milliseconds > INT_MAX) milliseconds = INT_MAX;
  return timeout < 0 || milliseconds < timeout ? (int)milliseconds : timeout;
}

static size_t collect_ready(signet_poller *poller, int limit) {
  size_t found = 0;
  poller->own_ready = 0;
  for (size_t i = 0; i < poller->count && found < (size_t)limit; i++) {
    if (poller->fds[i].revents == 0) continue;
    poller->ready[found++] = poller->fds[i];
    if (i < poller->own_count) poller->own_ready++;
  }
  return found;
}

int signet_poller_step(signet_poller *poller, int timeout) {
  poller->own_ready = 0;
  // A transfer that was just added is sent at once, without a poll. It may have ended by that too: so no wait now.
  if (run_due_timer(poller)) return 0;
  if (poller->ready_capacity < poller->capacity) {
    struct pollfd *ready = realloc(poller->ready, poller->capacity * sizeof *ready);
    if (ready == NULL) return 0;
    poller->ready = ready;
    poller->ready_capacity = poller->capacity;
  }
  int count = poll(poller->fds, (nfds_t)poller->count, remaining(poller, timeout));
  if (count > 0) {
    size_t found = collect_ready(poller, count);
    for (size_t i = (size_t)poller->own_ready; i < found; i++) {
      short events = poller->ready[i].revents;
      int mask = (events & (POLLIN | POLLHUP) ? CURL_CSELECT_IN : 0) | (events & POLLOUT ? CURL_CSELECT_OUT : 0) |
                 (events & (POLLERR | POLLNVAL) ? CURL_CSELECT_ERR : 0);
      int running;
      signet_curl.multi_socket_action(poller->multi, poller->ready[i].fd, mask, &running);
    }
  }
  run_due_timer(poller);
  return poller->own_ready;
}

int signet_poller_take_ready(signet_poller *poller) {
  return poller->own_ready > 0 ? poller->ready[--poller->own_ready].fd : -1;
}

bool signet_transfer_start(signet_poller *poller, signet_transfer *transfer) {
  return signet_curl.multi_add_handle(poller->multi, transfer->easy) == CURLM_OK;
}

void signet_transfer_stop(signet_poller *poller, signet_transfer *transfer) {
  signet_curl.multi_remove_handle(poller->multi, transfer->easy);
}

signet_transfer *signet_transfer_next_ended(signet_poller *poller, CURLcode *result) {
  if (poller->multi == NULL) return NULL;
  for (;;) {
    int left;
    CURLMsg *message = signet_curl.multi_info_read(poller->multi, &left);
    if (message == NULL) return NULL;
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    signet_transfer *transfer = NULL;
    signet_curl.easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    return transfer;
  }
}
