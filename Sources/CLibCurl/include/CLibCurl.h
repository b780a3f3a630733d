#ifndef SIGNET_CLIBCURL_H
#define SIGNET_CLIBCURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- the library -------------------------------------------------------------------------------------------------

/// libcurl's functions, found by dlopen on first use: the members in the order of the names in CLibCurl.c.
typedef struct {
  CURLcode (*global_init)(long);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  void (*easy_reset)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_socket_action)(CURLM *, curl_socket_t, int, int *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  CURLSH *(*share_init)(void);
  CURLSHcode (*share_setopt)(CURLSH *, CURLSHoption, ...);
  CURLSHcode (*share_cleanup)(CURLSH *);
  void (*slist_free_all)(struct curl_slist *);
} signet_curl_table;

extern signet_curl_table signet_curl;

/// Opens libcurl, once, from any thread. NULL where it is ready, else what to tell the user.
const char *signet_curl_load(void);

// ---- waiting: one poll(2) over the loop's own descriptors and libcurl's ------------------------------------------

typedef struct signet_poller signet_poller;

signet_poller *signet_poller_new(void);
void signet_poller_free(signet_poller *);
/// Watches a descriptor of the loop's own for reading. False where memory is lacking.
bool signet_poller_watch(signet_poller *, int fd);
void signet_poller_unwatch(signet_poller *, int fd);
/// Makes libcurl's multi handle, whose sockets and timer join the wait. libcurl must be loaded.
bool signet_poller_attach_multi(signet_poller *);
/// Waits at most so long (milliseconds, -1 without end), then lets libcurl work. Returns how many of the loop's own
/// descriptors are ready: `signet_poller_take_ready` gives them.
int signet_poller_step(signet_poller *, int timeout);
/// The next ready descriptor of the last step, or -1.
int signet_poller_take_ready(signet_poller *);

// ---- one transfer ------------------------------------------------------------------------------------------------

typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} signet_buffer;

/// Where a header's name and value lie in their buffer.
typedef struct {
  size_t name;
  size_t name_length;
  size_t value;
  size_t value_length;
} signet_field;

/// Header fields, each a name and a value without the blanks around it.
typedef struct {
  signet_buffer text;
  signet_field *fields;
  size_t count;
  size_t capacity;
} signet_fields;

/// An easy handle with what goes out and what comes in; reused for one transfer after another.
typedef struct {
  CURL *easy;
  /// The owner's mark, to find the transfer again when it has ended.
  size_t slot;

  /// The URL under construction.
  signet_buffer url;
  /// The request's header lines, each with its NUL, and where each begins.
  signet_buffer lines_text;
  size_t *line_starts;
  struct curl_slist *lines;
  size_t line_count;
  size_t line_capacity;
  /// Which of the headers that libcurl would add the request has of its own.
  bool has_accept, has_accept_encoding, has_content_type, has_expect;
  signet_buffer upload;
  struct curl_slist connect_to;
  char connect_to_text[300];

  /// The response has no body whatever its headers say: a HEAD that carries a body itself, for which libcurl would
  /// wait. Set after `signet_transfer_begin`.
  bool ends_with_headers;
  /// The last response's: without trailers and interim responses.
  signet_fields headers;
  /// Those of the response before on this handle: a server says much the same each time.
  signet_fields earlier_headers;
  signet_buffer body;
  size_t body_limit;
  /// Bytes of header lines, status line included, whether complete or not.
  size_t header_bytes;
  /// How often a request was put on the wire: libcurl sends again in silence where a kept connection died.
  int sendings;
  /// The blank line was seen: libcurl takes headers that the end of the connection cuts off for a response.
  bool headers_complete;
  bool is_interim;
  bool body_too_large;
  bool headers_too_large;
  bool out_of_memory;
  char error[CURL_ERROR_SIZE];
} signet_transfer;

signet_transfer *signet_transfer_new(void);
void signet_transfer_free(signet_transfer *);
/// Back to the options of a new one, for what libcurl would otherwise remember (authentication).
void signet_transfer_reset(signet_transfer *);
/// Forgets the transfer before; keeps memory of ordinary size.
void signet_transfer_begin(signet_transfer *, size_t body_limit);

/// Adds to the URL under construction.
void signet_transfer_append_url(signet_transfer *, const void *bytes, size_t count);
/// Ends the URL, and begins the next.
CURLcode signet_transfer_end_url(signet_transfer *);

typedef enum { SIGNET_HEADER_OK, SIGNET_HEADER_BAD_NAME, SIGNET_HEADER_BAD_VALUE } signet_header_result;

/// Adds a header as it is; refuses a name that is no token, and a value with a line break or NUL, which would let the
/// value write headers of its own.
signet_header_result signet_transfer_add_header(signet_transfer *, const void *name, size_t name_length,
                                                const void *value, size_t value_length);
/// Hands the header lines to libcurl, and with them the wish to add none of its own.
CURLcode signet_transfer_end_headers(signet_transfer *, bool has_upload);
/// Copies the body that will be sent, and makes the transfer one that sends a body.
bool signet_transfer_set_upload(signet_transfer *, const void *bytes, size_t count);
/// Where the connection really goes ("::address:port", see CURLOPT_CONNECT_TO), or NULL.
CURLcode signet_transfer_set_connect_to(signet_transfer *, const char *entry);

/// Whether the response's header `index` is byte for byte what the response before had at that place.
bool signet_transfer_repeats_header(const signet_transfer *, size_t index);

bool signet_transfer_start(signet_poller *, signet_transfer *);
/// Takes a transfer out, ended or not; one that has not ended loses its connection.
void signet_transfer_stop(signet_poller *, signet_transfer *);
/// The next transfer that has ended, or NULL.
signet_transfer *signet_transfer_next_ended(signet_poller *, CURLcode *result);

/// What libcurl knows of a transfer that has ended. Times in microseconds since it began.
typedef struct {
  long status;
  long version;
  /// Connections made; 0 where a kept one was used, whose times are then 0 too.
  long connections;
  curl_off_t name_lookup, connect, app_connect, first_byte, total;
  /// Never NULL.
  const char *remote_address;
} signet_transfer_report;

void signet_transfer_read_report(const signet_transfer *, signet_transfer_report *);

/// What else is to know of one that failed.
typedef struct {
  long os_errno;
  /// -1 where the response did not say.
  curl_off_t content_length;
  /// Before decompression.
  curl_off_t downloaded;
} signet_transfer_failure;

void signet_transfer_read_failure(const signet_transfer *, signet_transfer_failure *);

/// The peer's own certificate as "Name:value" lines; NULL on a kept connection or without CURLOPT_CERTINFO.
const struct curl_slist *signet_transfer_certificate(const signet_transfer *);

// `curl_easy_setopt` is variadic, which Swift cannot call.
static inline CURLcode signet_set_long(CURL *easy, CURLoption option, long value) {
  return signet_curl.easy_setopt(easy, option, value);
}
static inline CURLcode signet_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return signet_curl.easy_setopt(easy, option, value);
}
static inline CURLcode signet_set_string(CURL *easy, CURLoption option, const char *value) {
  return signet_curl.easy_setopt(easy, option, value);
}
static inline CURLcode signet_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return signet_curl.easy_setopt(easy, option, value);
}
// Macros with casts, which Swift does not see.
static const long signet_auth_digest = (long)CURLAUTH_DIGEST;
static const long signet_auth_ntlm = (long)CURLAUTH_NTLM;
static inline const char *signet_curl_words(CURLcode code) { return signet_curl.easy_strerror(code); }

// ---- cookies -----------------------------------------------------------------------------------------------------

/// A CURLSH that shares cookies alone, safe to read while a transfer uses it.
typedef struct signet_jar signet_jar;

signet_jar *signet_jar_new(void);
void signet_jar_free(signet_jar *);
/// Lets the transfer read and write this jar; NULL for no cookies at all.
void signet_jar_use(signet_jar *, signet_transfer *);
/// Adds a cookie: a line of Netscape's format, or `Set-Cookie: …`.
void signet_jar_add(signet_jar *, const char *line);
/// The cookies as lines of Netscape's format, to be freed with `signet_jar_free_lines`.
struct curl_slist *signet_jar_lines(signet_jar *);
void signet_jar_free_lines(struct curl_slist *);

#endif
