#define _GNU_SOURCE
#include "CDates.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

bool signet_read_date(const char *text, const char *format, int64_t *seconds) {
  // What the format does not name is the first moment of 1970.
  struct tm parts = {.tm_mday = 1, .tm_year = 70};
  const char *end = strptime(text, format, &parts);
  if (end == NULL || *end != 0) return false;
  // timegm puts its own zone, UTC, into the parts: the one that was read is kept aside.
  long east = parts.tm_gmtoff;
  *seconds = (int64_t)timegm(&parts) - east;
  return true;
}

ptrdiff_t signet_write_date(int64_t seconds, const char *format, char *buffer, size_t size) {
  time_t time = (time_t)seconds;
  struct tm parts;
  if (gmtime_r(&time, &parts) == NULL) return -1;
  // strftime gives 0 both for an empty result and for one that is too long: a character in front tells them apart.
  size_t length = strlen(format);
  char *marked = malloc(length + 2);
  if (marked == NULL) return -1;
  marked[0] = 'x';
  memcpy(marked + 1, format, length + 1);
  size_t written = strftime(buffer, size, marked, &parts);
  free(marked);
  if (written == 0) return -1;
  memmove(buffer, buffer + 1, written);
  return (ptrdiff_t)written - 1;
}
