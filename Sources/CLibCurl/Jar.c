#include "CLibCurl.h"

#include <pthread.h>
#include <stdlib.h>

struct signet_jar {
  CURLSH *share;
  // An easy handle of the jar's own, through which its cookies are read and written.
  CURL *easy;
  pthread_mutex_t lock;
};

static void lock_cookies(CURL *easy, curl_lock_data data, curl_lock_access access, void *context) {
  (void)easy, (void)access;
  if (data == CURL_LOCK_DATA_COOKIE) pthread_mutex_lock(&((signet_jar *)context)->lock);
}

static void unlock_cookies(CURL *easy, curl_lock_data data, void *context) {
  (void)easy;
  if (data == CURL_LOCK_DATA_COOKIE) pthread_mutex_unlock(&((signet_jar *)context)->lock);
}

signet_jar *signet_jar_new(void) {
  signet_jar *jar = calloc(1, sizeof *jar);
  if (jar == NULL) return NULL;
  pthread_mutex_init(&jar->lock, NULL);
  jar->share = signet_curl.share_init();
  jar->easy = signet_curl.easy_init();
  if (jar->share == NULL || jar->easy == NULL) {
    signet_jar_free(jar);
    return NULL;
  }
  signet_curl.share_setopt(jar->share, CURLSHOPT_LOCKFUNC, lock_cookies);
  signet_curl.share_setopt(jar->share, CURLSHOPT_UNLOCKFUNC, unlock_cookies);
  signet_curl.share_setopt(jar->share, CURLSHOPT_USERDATA, jar);
  signet_curl.share_setopt(jar->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
  signet_set_pointer(jar->easy, CURLOPT_SHARE, jar->share);
  return jar;
}

void signet_jar_free(signet_jar *jar) {
  if (jar == NULL) return;
  // In this order: a share that a handle still uses is not cleaned up.
  if (jar->easy != NULL) signet_curl.easy_cleanup(jar->easy);
  if (jar->share != NULL) signet_curl.share_cleanup(jar->share);
  pthread_mutex_destroy(&jar->lock);
  free(jar);
}

void signet_jar_use(signet_jar *jar, signet_transfer *transfer) {
  CURL *easy = transfer->easy;
  // COOKIEFILE with nothing drops what the handle had; the empty name, which is no file, turns the engine on.
  signet_set_string(easy, CURLOPT_COOKIEFILE, NULL);
  signet_set_pointer(easy, CURLOPT_SHARE, jar == NULL ? NULL : jar->share);
  if (jar != NULL) signet_set_string(easy, CURLOPT_COOKIEFILE, "");
}

void signet_jar_add(signet_jar *jar, const char *line) { signet_set_string(jar->easy, CURLOPT_COOKIELIST, line); }

struct curl_slist *signet_jar_lines(signet_jar *jar) {
  struct curl_slist *lines = NULL;
  signet_curl.easy_getinfo(jar->easy, CURLINFO_COOKIELIST, &lines);
  return lines;
}

void signet_jar_free_lines(struct curl_slist *lines) { signet_curl.slist_free_all(lines); }
