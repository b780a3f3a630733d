#ifndef SIGNET_CLIBRARYLOADER_H
#define SIGNET_CLIBRARYLOADER_H

/// The libraries that are opened on first use, so that a command that needs none of them starts without their cost.
typedef enum {
  SIGNET_LIBRARY_CURL,
  SIGNET_LIBRARY_CRYPTO,
  SIGNET_LIBRARY_XML,
  SIGNET_LIBRARY_MICROHTTPD,
} signet_library;

/// A handle for `dlsym`, or NULL where the library is not installed. The handle is never closed.
void *signet_library_open(signet_library which);

/// What to tell the user when `signet_library_open` gave NULL: the library and the package that brings it.
const char *signet_library_missing(signet_library which);

/// Fills `table[i]` with the address of `names[i]`. Returns NULL, or the first name that the library lacks.
const char *signet_library_resolve(void *handle, const char *const *names, void **table, int count);

#endif
