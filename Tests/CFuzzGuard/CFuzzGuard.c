#define _GNU_SOURCE
#include "CFuzzGuard.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

enum { CAPACITY = 4 << 20, EXIT_FINDING = 70 };

static struct {
  int file;
  uint8_t *map;
  size_t count;
  uint64_t number;
  int seconds;
  char folder[512];
  char name[64];
  char running[640];
  char kept[768];
} guard = {.file = -1};

// Without snprintf: this runs in signal handlers as well.
static char *append(char *end, const char *limit, const char *text) {
  while (*text != 0 && end + 1 < limit) *end++ = *text++;
  *end = 0;
  return end;
}

static char *append_number(char *end, const char *limit, uint64_t number) {
  char digits[24];
  char *first = digits + sizeof digits - 1;
  *first = 0;
  do {
    *--first = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  return append(end, limit, first);
}

static void say(const char *text) { (void)!write(STDERR_FILENO, text, strlen(text)); }

const char *fuzz_guard_keep(const char *why) {
  const char *limit = guard.kept + sizeof guard.kept;
  char *end = append(guard.kept, limit, guard.folder);
  end = append(end, limit, "/");
  end = append(end, limit, guard.name);
  end = append(end, limit, "-");
  end = append(end, limit, why);
  end = append(end, limit, "-");
  append_number(end, limit, guard.number);
  int file = open(guard.kept, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return guard.running;
  for (size_t done = 0; done < guard.count;) {
    ssize_t written = write(file, guard.map + done, guard.count - done);
    if (written <= 0) break;
    done += (size_t)written;
  }
  close(file);
  return guard.kept;
}

static void ended(int signal) {
  const char *why = signal == SIGPROF ? "hang" : "crash";
  const char *path = fuzz_guard_keep(why);
  say("finding: ");
  say(why);
  say(signal == SIGPROF ? " (too much processor time)" : " (a signal that ends the process)");
  say(": the input is in ");
  say(path);
  say("\n");
  unlink(guard.running);
  _exit(EXIT_FINDING);
}

static void install_handlers(void) {
  // A stack of their own: what crashes may have used up the usual one.
  static uint8_t stack[64 << 10];
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternative, NULL);
  struct sigaction action = {.sa_handler = ended, .sa_flags = SA_ONSTACK};
  const int signals[] = {SIGPROF, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, NULL);
}

bool fuzz_guard_start(const char *folder, const char *name, int seconds) {
  snprintf(guard.folder, sizeof guard.folder, "%s", folder);
  snprintf(guard.name, sizeof guard.name, "%s", name);
  snprintf(guard.running, sizeof guard.running, "%s/%s.running", guard.folder, guard.name);
  guard.seconds = seconds;
  guard.file = open(guard.running, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (guard.file < 0 || ftruncate(guard.file, CAPACITY) != 0) return false;
  guard.map = mmap(NULL, CAPACITY, PROT_READ | PROT_WRITE, MAP_SHARED, guard.file, 0);
  if (guard.map == MAP_FAILED) return false;
  install_handlers();
  return true;
}

void fuzz_guard_enter(const uint8_t *bytes, size_t count, uint64_t number) {
  guard.count = count < CAPACITY ? count : CAPACITY;
  guard.number = number;
  if (guard.count > 0) memcpy(guard.map, bytes, guard.count);
  struct itimerval timer = {.it_value = {.tv_sec = guard.seconds}};
  setitimer(ITIMER_PROF, &timer, NULL);
}

void fuzz_guard_finish(void) {
  struct itimerval none = {{0, 0}, {0, 0}};
  setitimer(ITIMER_PROF, &none, NULL);
  unlink(guard.running);
}

long fuzz_guard_peak(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
}

void fuzz_guard_limit_memory(size_t bytes) {
  struct rlimit limit = {bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
}
