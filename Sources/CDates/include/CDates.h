#ifndef SIGNET_CDATES_H
#define SIGNET_CDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// strftime and strptime of the C library, always in UTC. They stand behind C because strptime is declared only where a
// program asks for X/Open, which Swift's view of the C library does not.

/// Reads the whole of `text` by strptime's format; without `%z` it is UTC. False where it does not fit.
bool signet_read_date(const char *text, const char *format, int64_t *seconds);

/// Writes seconds since 1970 by strftime's format; the bytes written without the NUL, or -1 where they are too many.
ptrdiff_t signet_write_date(int64_t seconds, const char *format, char *buffer, size_t size);

#endif
