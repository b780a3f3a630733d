#include "CLibCurl.h"

#include <stdlib.h>
#include <string.h>

enum {
  // Memory above this is given back after a transfer.
  kept_capacity = 1 << 20,
  // Of one response; libcurl's own where it has one (8.3, and Debian's 7.88).
  headers_limit = 300 << 10,
};

static bool reserve(signet_buffer *buffer, size_t more) {
  if (more <= buffer->capacity - buffer->count) return true;
  size_t needed = buffer->count + more;
  if (needed < more) return false;
  size_t capacity = buffer->capacity < 512 ? 1024 : buffer->capacity * 2;
  if (capacity < needed) capacity = needed;
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (bytes == NULL) return false;
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

static bool append(signet_buffer *buffer, const void *bytes, size_t count) {
  if (!reserve(buffer, count)) return false;
  if (count > 0) memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
  return true;
}

static void clear(signet_buffer *buffer) {
  buffer->count = 0;
  if (buffer->capacity <= kept_capacity) return;
  free(buffer->bytes);
  *buffer = (signet_buffer){0};
}

// ---- what comes in -----------------------------------------------------------------------------------------------

static size_t receive_body(char *bytes, size_t size, size_t count, void *context) {
  signet_transfer *transfer = context;
  size_t length = size * count;
  if (length > transfer->body_limit - transfer->body.count) {
    transfer->body_too_large = true;
    return length == 0 ? 1 : 0;
  }
  if (transfer->body.count == 0 && length >= 4096) {
    // A long body whose length is known is given its place at once.
    curl_off_t announced = -1;
    signet_curl.easy_getinfo(transfer->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
    if (announced > 0 && (uint64_t)announced <= transfer->body_limit) reserve(&transfer->body, (size_t)announced);
  }
  if (append(&transfer->body, bytes, length)) return length;
  transfer->out_of_memory = true;
  return length == 0 ? 1 : 0;
}

// 1xx but 101, which is the last response of its transfer (RFC 9110, section 15.2).
static bool is_interim(const signet_buffer *headers) {
  for (size_t i = 5; i + 3 < headers->count && i < 12; i++) {
    if (headers->bytes[i] == ' ') return headers->bytes[i + 1] == '1' && memcmp(headers->bytes + i + 1, "101", 3) != 0;
  }
  return false;
}

static size_t receive_header(char *bytes, size_t size, size_t count, void *context) {
  signet_transfer *transfer = context;
  size_t length = size * count;
  if (transfer->headers_complete) {
    // After the blank line comes the response after a challenge, else a trailer.
    bool further = transfer->body.count == 0 && length >= 5 && memcmp(bytes, "HTTP/", 5) == 0;
    if (!further) return length;
    transfer->headers.count = 0;
    transfer->headers_complete = false;
  }
  bool blank = (length == 2 && memcmp(bytes, "\r\n", 2) == 0) || (length == 1 && *bytes == '\n');
  if (blank && is_interim(&transfer->headers)) {
    transfer->headers.count = 0;
    return length;
  }
  if (blank) {
    transfer->headers_complete = true;
    return transfer->ends_with_headers ? 0 : length;
  }
  if (length > headers_limit - transfer->headers.count) {
    transfer->headers_too_large = true;
    return 0;
  }
  if (append(&transfer->headers, bytes, length)) return length;
  transfer->out_of_memory = true;
  return 0;
}

static int count_sending(void *context, char *remote, char *local, int remote_port, int local_port) {
  (void)remote, (void)local, (void)remote_port, (void)local_port;
  ((signet_transfer *)context)->sendings++;
  return CURL_PREREQFUNC_OK;
}

// ---- its life ----------------------------------------------------------------------------------------------------

static void set_constant_options(signet_transfer *transfer) {
  CURL *easy = transfer->easy;
  signet_set_pointer(easy, CURLOPT_PRIVATE, transfer);
  signet_set_pointer(easy, CURLOPT_ERRORBUFFER, transfer->error);
  signet_curl.easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive_body);
  signet_set_pointer(easy, CURLOPT_WRITEDATA, transfer);
  signet_curl.easy_setopt(easy, CURLOPT_HEADERFUNCTION, receive_header);
  signet_set_pointer(easy, CURLOPT_HEADERDATA, transfer);
  signet_curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, count_sending);
  signet_set_pointer(easy, CURLOPT_PREREQDATA, transfer);
  signet_set_long(easy, CURLOPT_NOSIGNAL, 1);
  signet_set_long(easy, CURLOPT_PATH_AS_IS, 1);
  signet_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1);
  signet_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https");
}

signet_transfer *signet_transfer_new(void) {
  signet_transfer *transfer = calloc(1, sizeof *transfer);
  if (transfer == NULL) return NULL;
  transfer->easy = signet_curl.easy_init();
  if (transfer->easy == NULL) {
    free(transfer);
    return NULL;
  }
  set_constant_options(transfer);
  return transfer;
}

void signet_transfer_free(signet_transfer *transfer) {
  if (transfer == NULL) return;
  signet_curl.easy_cleanup(transfer->easy);
  free(transfer->text.bytes);
  free(transfer->line_starts);
  free(transfer->lines);
  free(transfer->upload.bytes);
  free(transfer->headers.bytes);
  free(transfer->body.bytes);
  free(transfer);
}

void signet_transfer_reset(signet_transfer *transfer) {
  signet_curl.easy_reset(transfer->easy);
  set_constant_options(transfer);
}

void signet_transfer_begin(signet_transfer *transfer, size_t body_limit) {
  clear(&transfer->text);
  clear(&transfer->upload);
  clear(&transfer->headers);
  clear(&transfer->body);
  transfer->line_count = 0;
  transfer->body_limit = body_limit;
  transfer->sendings = 0;
  transfer->ends_with_headers = false;
  transfer->headers_complete = false;
  transfer->body_too_large = false;
  transfer->headers_too_large = false;
  transfer->out_of_memory = false;
  transfer->error[0] = 0;
}

// ---- what goes out -----------------------------------------------------------------------------------------------

void signet_transfer_append(signet_transfer *transfer, const void *bytes, size_t count) {
  if (!append(&transfer->text, bytes, count)) transfer->out_of_memory = true;
}

CURLcode signet_transfer_end_url(signet_transfer *transfer) {
  signet_transfer_append(transfer, "", 1);
  if (transfer->out_of_memory) return CURLE_OUT_OF_MEMORY;
  return signet_set_pointer(transfer->easy, CURLOPT_URL, transfer->text.bytes);
}

void signet_transfer_begin_line(signet_transfer *transfer) {
  if (transfer->line_count == transfer->line_capacity) {
    size_t capacity = transfer->line_capacity == 0 ? 16 : transfer->line_capacity * 2;
    size_t *starts = realloc(transfer->line_starts, capacity * sizeof *starts);
    if (starts != NULL) transfer->line_starts = starts;
    struct curl_slist *lines = realloc(transfer->lines, capacity * sizeof *lines);
    if (lines != NULL) transfer->lines = lines;
    if (starts == NULL || lines == NULL) {
      transfer->out_of_memory = true;
      return;
    }
    transfer->line_capacity = capacity;
  }
  transfer->line_starts[transfer->line_count++] = transfer->text.count;
}

void signet_transfer_end_line(signet_transfer *transfer) { signet_transfer_append(transfer, "", 1); }

CURLcode signet_transfer_end_headers(signet_transfer *transfer) {
  if (transfer->out_of_memory) return CURLE_OUT_OF_MEMORY;
  // Only now does `text` stay where it is. libcurl reads the list and never frees it.
  for (size_t i = 0; i < transfer->line_count; i++) {
    transfer->lines[i].data = (char *)transfer->text.bytes + transfer->line_starts[i];
    transfer->lines[i].next = i + 1 < transfer->line_count ? &transfer->lines[i + 1] : NULL;
  }
  return signet_set_pointer(transfer->easy, CURLOPT_HTTPHEADER, transfer->line_count > 0 ? transfer->lines : NULL);
}

bool signet_transfer_set_upload(signet_transfer *transfer, const void *bytes, size_t count) {
  if (!append(&transfer->upload, bytes, count)) return false;
  signet_set_offset(transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  // Never NULL, which would make libcurl ask for the body by a callback.
  signet_set_pointer(transfer->easy, CURLOPT_POSTFIELDS, count > 0 ? (const void *)transfer->upload.bytes : "");
  return true;
}

CURLcode signet_transfer_set_connect_to(signet_transfer *transfer, const char *entry) {
  if (entry == NULL) return signet_set_pointer(transfer->easy, CURLOPT_CONNECT_TO, NULL);
  if (strlen(entry) >= sizeof transfer->connect_to_text) return CURLE_URL_MALFORMAT;
  strcpy(transfer->connect_to_text, entry);
  transfer->connect_to = (struct curl_slist){.data = transfer->connect_to_text};
  return signet_set_pointer(transfer->easy, CURLOPT_CONNECT_TO, &transfer->connect_to);
}

// ---- what became of it -------------------------------------------------------------------------------------------

void signet_transfer_read_report(const signet_transfer *transfer, signet_transfer_report *report) {
  *report = (signet_transfer_report){.content_length = -1, .remote_address = ""};
  CURL *easy = transfer->easy;
  signet_curl.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &report->status);
  signet_curl.easy_getinfo(easy, CURLINFO_HTTP_VERSION, &report->version);
  signet_curl.easy_getinfo(easy, CURLINFO_OS_ERRNO, &report->os_errno);
  signet_curl.easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &report->connections);
  signet_curl.easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &report->verify_result);
  signet_curl.easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &report->name_lookup);
  signet_curl.easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &report->connect);
  signet_curl.easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &report->app_connect);
  signet_curl.easy_getinfo(easy, CURLINFO_STARTTRANSFER_TIME_T, &report->first_byte);
  signet_curl.easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &report->total);
  signet_curl.easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &report->content_length);
  signet_curl.easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &report->downloaded);
  signet_curl.easy_getinfo(easy, CURLINFO_PRIMARY_IP, &report->remote_address);
  if (report->remote_address == NULL) report->remote_address = "";
}

const struct curl_slist *signet_transfer_certificate(const signet_transfer *transfer) {
  struct curl_certinfo *chain = NULL;
  signet_curl.easy_getinfo(transfer->easy, CURLINFO_CERTINFO, &chain);
  return chain != NULL && chain->num_of_certs > 0 ? chain->certinfo[0] : NULL;
}
