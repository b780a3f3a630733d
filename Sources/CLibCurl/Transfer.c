#include "CLibCurl.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

static void clear_fields(signet_fields *fields) {
  clear(&fields->text);
  fields->count = 0;
}

static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

// "1xx" but 101, which is the last response of its transfer (RFC 9110, section 15.2).
static bool is_interim_status(const char *line, size_t length) {
  const char *blank = memchr(line, ' ', length);
  if (blank == NULL || (size_t)(line + length - blank) < 4) return false;
  return blank[1] == '1' && memcmp(blank + 1, "101", 3) != 0;
}

// A line that goes on (obs-fold, RFC 9112, section 5.2) is joined to the one before by a blank.
static bool add_folded(signet_fields *fields, const char *text, size_t length) {
  if (fields->count == 0 || length == 0) return true;
  signet_field *last = &fields->fields[fields->count - 1];
  fields->text.count = last->value + last->value_length;
  if (last->value_length > 0) {
    if (!append(&fields->text, " ", 1)) return false;
    last->value_length++;
  }
  last->value_length += length;
  return append(&fields->text, text, length);
}

static bool add_field(signet_fields *fields, const char *line, size_t length) {
  bool folded = is_blank(*line);
  while (length > 0 && is_blank(*line)) line++, length--;
  while (length > 0 && is_blank(line[length - 1])) length--;
  if (folded) return add_folded(fields, line, length);
  const char *colon = memchr(line, ':', length);
  // libcurl refuses such a line itself, but for the status line.
  if (colon == NULL || colon == line) return true;
  if (fields->count == fields->capacity) {
    size_t capacity = fields->capacity == 0 ? 16 : fields->capacity * 2;
    signet_field *grown = realloc(fields->fields, capacity * sizeof *grown);
    if (grown == NULL) return false;
    fields->fields = grown;
    fields->capacity = capacity;
  }
  const char *value = colon + 1;
  while (value < line + length && is_blank(*value)) value++;
  size_t name_length = (size_t)(colon - line);
  while (name_length > 0 && is_blank(line[name_length - 1])) name_length--;
  fields->fields[fields->count++] = (signet_field){
      .name = fields->text.count,
      .name_length = name_length,
      .value = fields->text.count + (size_t)(value - line),
      .value_length = (size_t)(line + length - value),
  };
  return append(&fields->text, line, length);
}

static size_t receive_header(char *bytes, size_t size, size_t count, void *context) {
  signet_transfer *transfer = context;
  size_t received = size * count, length = received;
  while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) length--;
  bool status_line = length >= 5 && memcmp(bytes, "HTTP/", 5) == 0;
  if (transfer->headers_complete) {
    // After the blank line comes the response after a challenge, else a trailer.
    if (transfer->body.count > 0 || !status_line) return received;
    transfer->headers_complete = false;
    transfer->header_bytes = 0;
  }
  if (length == 0) {
    if (!transfer->is_interim) transfer->headers_complete = true;
    else transfer->header_bytes = 0;
    return transfer->headers_complete && transfer->ends_with_headers ? 0 : received;
  }
  if (status_line && transfer->header_bytes == 0) {
    clear_fields(&transfer->headers);
    transfer->is_interim = is_interim_status(bytes, length);
    transfer->header_bytes = received;
    return received;
  }
  transfer->header_bytes += received;
  if (transfer->header_bytes > headers_limit) {
    transfer->headers_too_large = true;
    return 0;
  }
  if (transfer->is_interim || add_field(&transfer->headers, bytes, length)) return received;
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
  free(transfer->url.bytes);
  free(transfer->lines_text.bytes);
  free(transfer->line_starts);
  free(transfer->lines);
  free(transfer->upload.bytes);
  free(transfer->headers.text.bytes);
  free(transfer->headers.fields);
  free(transfer->earlier_headers.text.bytes);
  free(transfer->earlier_headers.fields);
  free(transfer->body.bytes);
  free(transfer);
}

void signet_transfer_reset(signet_transfer *transfer) {
  signet_curl.easy_reset(transfer->easy);
  set_constant_options(transfer);
}

void signet_transfer_begin(signet_transfer *transfer, size_t body_limit) {
  signet_fields earlier = transfer->headers;
  transfer->headers = transfer->earlier_headers;
  transfer->earlier_headers = earlier;
  clear_fields(&transfer->headers);
  clear(&transfer->url);
  clear(&transfer->lines_text);
  clear(&transfer->upload);
  clear(&transfer->body);
  transfer->line_count = 0;
  transfer->has_accept = transfer->has_accept_encoding = transfer->has_content_type = transfer->has_expect = false;
  transfer->body_limit = body_limit;
  transfer->header_bytes = 0;
  transfer->sendings = 0;
  transfer->ends_with_headers = false;
  transfer->headers_complete = transfer->is_interim = false;
  transfer->body_too_large = transfer->headers_too_large = transfer->out_of_memory = false;
  transfer->error[0] = 0;
}

// ---- what goes out -----------------------------------------------------------------------------------------------

void signet_transfer_append_url(signet_transfer *transfer, const void *bytes, size_t count) {
  if (!append(&transfer->url, bytes, count)) transfer->out_of_memory = true;
}

CURLcode signet_transfer_end_url(signet_transfer *transfer) {
  signet_transfer_append_url(transfer, "", 1);
  if (transfer->out_of_memory) return CURLE_OUT_OF_MEMORY;
  transfer->url.count = 0;
  return signet_set_pointer(transfer->easy, CURLOPT_URL, transfer->url.bytes);
}

static bool begin_line(signet_transfer *transfer) {
  if (transfer->line_count == transfer->line_capacity) {
    size_t capacity = transfer->line_capacity == 0 ? 16 : transfer->line_capacity * 2;
    size_t *starts = realloc(transfer->line_starts, capacity * sizeof *starts);
    if (starts != NULL) transfer->line_starts = starts;
    struct curl_slist *lines = realloc(transfer->lines, capacity * sizeof *lines);
    if (lines != NULL) transfer->lines = lines;
    if (starts == NULL || lines == NULL) return false;
    transfer->line_capacity = capacity;
  }
  transfer->line_starts[transfer->line_count++] = transfer->lines_text.count;
  return true;
}

static bool is_token(const uint8_t *name, size_t length) {
  // RFC 9110, section 5.6.2.
  static const bool token[256] = {
      ['!'] = 1, ['#'] = 1, ['$'] = 1, ['%'] = 1, ['&'] = 1, ['\''] = 1, ['*'] = 1, ['+'] = 1,
      ['-'] = 1, ['.'] = 1, ['^'] = 1, ['_'] = 1, ['`'] = 1, ['|'] = 1,  ['~'] = 1, ['0' ... '9'] = 1,
      ['A' ... 'Z'] = 1, ['a' ... 'z'] = 1,
  };
  for (size_t i = 0; i < length; i++)
    if (!token[name[i]]) return false;
  return length > 0;
}

static bool is_named(const char *name, size_t length, const char *other) {
  return length == strlen(other) && strncasecmp(name, other, length) == 0;
}

static void note_name(signet_transfer *transfer, const char *name, size_t length) {
  transfer->has_accept |= is_named(name, length, "accept");
  transfer->has_accept_encoding |= is_named(name, length, "accept-encoding");
  transfer->has_content_type |= is_named(name, length, "content-type");
  transfer->has_expect |= is_named(name, length, "expect");
}

signet_header_result signet_transfer_add_header(signet_transfer *transfer, const void *name, size_t name_length,
                                                const void *value, size_t value_length) {
  if (!is_token(name, name_length)) return SIGNET_HEADER_BAD_NAME;
  if (value_length > 0 && (memchr(value, '\n', value_length) != NULL || memchr(value, '\r', value_length) != NULL ||
                           memchr(value, 0, value_length) != NULL))
    return SIGNET_HEADER_BAD_VALUE;
  note_name(transfer, name, name_length);
  size_t blanks = 0;
  while (blanks < value_length && is_blank(((const char *)value)[blanks])) blanks++;
  // libcurl takes "Name:" for a wish to leave the header out; "Name;" sends it without a value.
  bool empty = blanks == value_length;
  signet_buffer *text = &transfer->lines_text;
  if (!begin_line(transfer) || !append(text, name, name_length) || !append(text, empty ? ";" : ": ", empty ? 1 : 2) ||
      !append(text, value, empty ? 0 : value_length) || !append(text, "", 1))
    transfer->out_of_memory = true;
  return SIGNET_HEADER_OK;
}

static void leave_out(signet_transfer *transfer, const char *line) {
  if (!begin_line(transfer) || !append(&transfer->lines_text, line, strlen(line) + 1)) transfer->out_of_memory = true;
}

CURLcode signet_transfer_end_headers(signet_transfer *transfer, bool has_upload) {
  if (!transfer->has_accept) leave_out(transfer, "Accept:");
  if (has_upload && !transfer->has_expect) leave_out(transfer, "Expect:");
  if (has_upload && !transfer->has_content_type) leave_out(transfer, "Content-Type:");
  if (transfer->out_of_memory) return CURLE_OUT_OF_MEMORY;
  // Only now does the text stay where it is. libcurl reads the list and never frees it.
  for (size_t i = 0; i < transfer->line_count; i++) {
    transfer->lines[i].data = (char *)transfer->lines_text.bytes + transfer->line_starts[i];
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

bool signet_transfer_repeats_header(const signet_transfer *transfer, size_t index) {
  if (index >= transfer->earlier_headers.count) return false;
  signet_field now = transfer->headers.fields[index], before = transfer->earlier_headers.fields[index];
  return now.name_length == before.name_length && now.value_length == before.value_length &&
         now.value - now.name == before.value - before.name &&
         memcmp(transfer->headers.text.bytes + now.name, transfer->earlier_headers.text.bytes + before.name,
                now.value - now.name + now.value_length) == 0;
}

void signet_transfer_read_report(const signet_transfer *transfer, signet_transfer_report *report) {
  *report = (signet_transfer_report){.remote_address = ""};
  CURL *easy = transfer->easy;
  signet_curl.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &report->status);
  signet_curl.easy_getinfo(easy, CURLINFO_HTTP_VERSION, &report->version);
  signet_curl.easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &report->connections);
  if (report->connections > 0) {
    signet_curl.easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &report->name_lookup);
    signet_curl.easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &report->connect);
    signet_curl.easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &report->app_connect);
  }
  signet_curl.easy_getinfo(easy, CURLINFO_STARTTRANSFER_TIME_T, &report->first_byte);
  signet_curl.easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &report->total);
  signet_curl.easy_getinfo(easy, CURLINFO_PRIMARY_IP, &report->remote_address);
  if (report->remote_address == NULL) report->remote_address = "";
}

void signet_transfer_read_failure(const signet_transfer *transfer, signet_transfer_failure *failure) {
  *failure = (signet_transfer_failure){.content_length = -1};
  signet_curl.easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &failure->os_errno);
  signet_curl.easy_getinfo(transfer->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &failure->content_length);
  signet_curl.easy_getinfo(transfer->easy, CURLINFO_SIZE_DOWNLOAD_T, &failure->downloaded);
}

const struct curl_slist *signet_transfer_certificate(const signet_transfer *transfer) {
  struct curl_certinfo *chain = NULL;
  signet_curl.easy_getinfo(transfer->easy, CURLINFO_CERTINFO, &chain);
  return chain != NULL && chain->num_of_certs > 0 ? chain->certinfo[0] : NULL;
}
