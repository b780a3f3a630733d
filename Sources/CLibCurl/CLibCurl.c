#include "CLibCurl.h"

#include "CLibraryLoader.h"

#include <pthread.h>
#include <stdio.h>

signet_curl_table signet_curl;

static const char *const names[] = {
    "curl_global_init",        "curl_easy_init",      "curl_easy_cleanup",   "curl_easy_reset",
    "curl_easy_setopt",        "curl_easy_getinfo",   "curl_easy_strerror",  "curl_multi_init",
    "curl_multi_cleanup",      "curl_multi_setopt",   "curl_multi_add_handle", "curl_multi_remove_handle",
    "curl_multi_socket_action", "curl_multi_info_read", "curl_share_init",    "curl_share_setopt",
    "curl_share_cleanup",      "curl_slist_free_all",
};

enum { name_count = sizeof names / sizeof *names };
_Static_assert(sizeof(signet_curl_table) == name_count * sizeof(void *), "the table and its names do not match");

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *problem;
static char lacking[160];

static void load(void) {
  void *handle = signet_library_open(SIGNET_LIBRARY_CURL);
  if (handle == NULL) {
    problem = signet_library_missing(SIGNET_LIBRARY_CURL);
    return;
  }
  const char *missing = signet_library_resolve(handle, names, (void **)&signet_curl, name_count);
  if (missing != NULL) {
    snprintf(lacking, sizeof lacking, "the libcurl that is installed is too old: it lacks '%s'; 7.85 is enough, Debian's package is libcurl4",
             missing);
    problem = lacking;
  } else if (signet_curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    problem = "libcurl could not be made ready (curl_global_init failed)";
  }
}

const char *signet_curl_load(void) {
  pthread_once(&once, load);
  return problem;
}
