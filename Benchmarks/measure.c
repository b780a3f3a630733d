// measure RESULT PROGRAM [ARGUMENT…]: runs the program with its standard output thrown away and writes one line to the
// file RESULT: exit status, wall nanoseconds, CPU nanoseconds, peak memory in KiB.
//
// A program of its own because Linux counts the memory of the process that called exec towards the peak of what it
// became: started from Python, nothing would ever seem to need less than Python.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long nanoseconds(struct timeval time) { return time.tv_sec * 1000000000LL + time.tv_usec * 1000LL; }

int main(int count, char **arguments) {
  if (count < 3) return fputs("usage: measure RESULT PROGRAM [ARGUMENT...]\n", stderr), 2;
  int nowhere = open("/dev/null", O_WRONLY);
  long long start = now();
  pid_t child = fork();
  if (child < 0) return perror("fork"), 2;
  if (child == 0) {
    dup2(nowhere, STDOUT_FILENO);
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) continue;
  long long wall = now() - start;
  FILE *result = fopen(arguments[1], "w");
  if (result == NULL) return perror(arguments[1]), 2;
  fprintf(result, "%d %lld %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), wall,
          nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime), usage.ru_maxrss);
  return fclose(result) == 0 ? 0 : 2;
}
