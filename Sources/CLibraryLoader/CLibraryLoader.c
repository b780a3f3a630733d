#include "CLibraryLoader.h"

#include <dlfcn.h>
#include <stddef.h>

// The one table of library names: the file on Linux, the file on macOS (Homebrew), and the message for a missing one.
static const struct {
  const char *linux_name;
  const char *mac_name;
  const char *missing;
} libraries[] = {
    [SIGNET_LIBRARY_CURL] = {"libcurl.so.4", "libcurl.4.dylib",
                             "libcurl.so.4 is not installed; Debian's package is libcurl4 (apt-get install libcurl4)"},
    [SIGNET_LIBRARY_CRYPTO] = {"libcrypto.so.3", "libcrypto.3.dylib",
                               "libcrypto.so.3 is not installed; Debian's package is libssl3 (apt-get install libssl3)"},
    [SIGNET_LIBRARY_XML] = {"libxml2.so.2", "libxml2.2.dylib",
                            "libxml2.so.2 is not installed; Debian's package is libxml2 (apt-get install libxml2)"},
    [SIGNET_LIBRARY_MICROHTTPD] = {"libmicrohttpd.so.12", "libmicrohttpd.12.dylib",
                                   "libmicrohttpd.so.12 is not installed; Debian's package is libmicrohttpd12 "
                                   "(apt-get install libmicrohttpd12)"},
};

void *signet_library_open(signet_library which) {
#ifdef __APPLE__
  return dlopen(libraries[which].mac_name, RTLD_LAZY | RTLD_LOCAL);
#else
  return dlopen(libraries[which].linux_name, RTLD_LAZY | RTLD_LOCAL);
#endif
}

const char *signet_library_missing(signet_library which) { return libraries[which].missing; }

const char *signet_library_resolve(void *handle, const char *const *names, void **table, int count) {
  for (int i = 0; i < count; i++) {
    table[i] = dlsym(handle, names[i]);
    if (table[i] == NULL) return names[i];
  }
  return NULL;
}
