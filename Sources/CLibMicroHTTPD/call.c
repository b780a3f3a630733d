#include <arpa/inet.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/socket.h>

#include "library.h"

struct signet_header {
  signet_text name, value;
};

struct signet_call {
  struct MHD_Connection *connection;
  signet_server *server;
  char *target;
  const char *method;
  char *body;
  size_t body_count, body_room;
  struct signet_header *headers;
  size_t header_count, header_room;
  struct MHD_Response *response;
  unsigned int status;
  bool announced, too_large, answering;
};

// MARK: the request

// Called with the target before libmicrohttpd splits it. What is returned comes back as `*call`.
void *signet_call_begin(void *context, const char *target, struct MHD_Connection *connection) {
  signet_call *call = calloc(1, sizeof(*call));
  if (call == NULL) return NULL;
  call->connection = connection;
  call->server = context;
  call->target = strdup(target);
  return call;
}

void signet_call_end(void *context, struct MHD_Connection *connection, void **reference,
                     enum MHD_RequestTerminationCode reason) {
  (void)connection, (void)reason;
  signet_server *server = context;
  signet_call *call = *reference;
  *reference = NULL;
  if (call == NULL) return;
  if (call->answering) atomic_fetch_sub(&server->answering, 1);
  free(call->target);
  free(call->body);
  free(call->headers);
  free(call);
}

static bool make_room(signet_call *call, size_t needed) {
  if (needed <= call->body_room) return true;
  size_t room = call->body_room < 4096 ? 4096 : call->body_room;
  while (room < needed) room *= 2;
  char *body = realloc(call->body, room);
  if (body == NULL) return false;
  call->body = body;
  call->body_room = room;
  return true;
}

static bool receive(signet_call *call, const char *bytes, size_t count, size_t maximum) {
  call->body_count += count;
  if (call->body_count > maximum) {
    // An answer in the middle of an upload is not possible: the rest is read and thrown away, but not without end.
    call->too_large = true;
    free(call->body);
    call->body = NULL;
    call->body_room = 0;
    return call->body_count - maximum <= ((size_t)64 << 20);
  }
  if (!make_room(call, call->body_count)) return false;
  memcpy(call->body + call->body_count - count, bytes, count);
  return true;
}

static enum MHD_Result keep_header(void *context, enum MHD_ValueKind kind, const char *name, size_t name_count,
                                   const char *value, size_t value_count) {
  (void)kind;
  signet_call *call = context;
  if (call->header_count == call->header_room) {
    size_t room = call->header_room == 0 ? 16 : call->header_room * 2;
    struct signet_header *headers = realloc(call->headers, room * sizeof(*headers));
    if (headers == NULL) return MHD_NO;
    call->headers = headers;
    call->header_room = room;
  }
  // White space after a value is not part of it (RFC 9110 section 5.5); libmicrohttpd leaves it there.
  while (value_count > 0 && (value[value_count - 1] == ' ' || value[value_count - 1] == '\t')) value_count--;
  call->headers[call->header_count++] = (struct signet_header){{name, name_count}, {value, value_count}};
  return MHD_YES;
}

static bool announces_more_than(struct MHD_Connection *connection, size_t maximum) {
  const char *length =
      signet_microhttpd.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
  return length != NULL && strtoull(length, NULL, 10) > maximum;
}

static enum MHD_Result send_answer(signet_call *call) {
  // Without an answer the connection is closed.
  if (call->response == NULL) return MHD_NO;
  enum MHD_Result result = signet_microhttpd.MHD_queue_response(call->connection, call->status, call->response);
  signet_microhttpd.MHD_destroy_response(call->response);
  call->response = NULL;
  return result;
}

static enum MHD_Result refuse_body(signet_call *call) {
  static const char words[] = "the body of the request is larger than this server takes\n";
  if (!signet_call_answer(call, MHD_HTTP_CONTENT_TOO_LARGE, words, sizeof(words) - 1, SIZE_MAX, 0)) return MHD_NO;
  signet_call_add_header(call, "Content-Type", "text/plain");
  signet_call_add_header(call, "Connection", "close");
  return send_answer(call);
}

// Called once when the headers are in, then for each piece of the body, then once at the end.
enum MHD_Result signet_call_continue(void *context, struct MHD_Connection *connection, const char *url,
                                     const char *method, const char *version, const char *upload, size_t *upload_count,
                                     void **reference) {
  (void)url, (void)version;
  signet_server *server = context;
  signet_call *call = *reference;
  if (call == NULL || call->target == NULL) return MHD_NO;
  if (!call->announced) {
    call->announced = true;
    call->method = method;
    return announces_more_than(connection, server->maximum_body) ? refuse_body(call) : MHD_YES;
  }
  if (*upload_count > 0) {
    size_t count = *upload_count;
    *upload_count = 0;
    return receive(call, upload, count, server->maximum_body) ? MHD_YES : MHD_NO;
  }
  if (call->too_large) return refuse_body(call);
  signet_microhttpd.MHD_get_connection_values_n(connection, MHD_HEADER_KIND, keep_header, call);
  call->answering = true;
  atomic_fetch_add(&server->answering, 1);
  server->handler(server->context, call);
  return send_answer(call);
}

static signet_text text(const char *bytes) { return (signet_text){bytes, strlen(bytes)}; }

signet_text signet_call_method(signet_call *call) { return text(call->method); }
signet_text signet_call_target(signet_call *call) { return text(call->target); }
signet_text signet_call_body(signet_call *call) { return (signet_text){call->body, call->body_count}; }
size_t signet_call_header_count(signet_call *call) { return call->header_count; }
signet_text signet_call_header_name(signet_call *call, size_t index) { return call->headers[index].name; }
signet_text signet_call_header_value(signet_call *call, size_t index) { return call->headers[index].value; }

size_t signet_call_remote_address(signet_call *call, char *out, size_t room) {
  const union MHD_ConnectionInfo *information =
      signet_microhttpd.MHD_get_connection_info(call->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (information == NULL || information->client_addr == NULL) return 0;
  const struct sockaddr *address = information->client_addr;
  const void *bytes = address->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
                                                     : (const void *)&((const struct sockaddr_in *)address)->sin_addr;
  return inet_ntop(address->sa_family, bytes, out, (socklen_t)room) == NULL ? 0 : strlen(out);
}

// MARK: the answer

struct paced_body {
  signet_server *server;
  size_t sent;
  // Bytes at a time, and milliseconds before each.
  size_t piece;
  unsigned pause;
  char bytes[];
};

// In slices, so that a server that is to stop need not wait.
static void sleep_while_open(signet_server *server, unsigned milliseconds) {
  const struct timespec slice = {.tv_nsec = 5000000};
  for (unsigned slept = 0; slept < milliseconds && !atomic_load(&server->closing); slept += 5) nanosleep(&slice, NULL);
}

void signet_call_sleep(signet_call *call, unsigned milliseconds) { sleep_while_open(call->server, milliseconds); }

static ssize_t read_paced_body(void *context, uint64_t position, char *out, size_t room) {
  struct paced_body *body = context;
  if (position >= body->sent) return MHD_CONTENT_READER_END_WITH_ERROR;
  sleep_while_open(body->server, body->pause);
  if (room > body->piece) room = body->piece;
  size_t count = body->sent - position < room ? body->sent - position : room;
  memcpy(out, body->bytes + position, count);
  return (ssize_t)count;
}

static struct MHD_Response *paced_response(signet_call *call, const void *bytes, size_t count, size_t sent,
                                           unsigned pause) {
  struct paced_body *body = malloc(sizeof(*body) + sent);
  if (body == NULL) return NULL;
  *body = (struct paced_body){.server = call->server, .sent = sent, .pause = pause};
  body->piece = pause > 0 ? (count + 7) / 8 : SIZE_MAX;
  if (sent > 0) memcpy(body->bytes, bytes, sent);
  // The whole count is announced; after `sent` the reader fails, and libmicrohttpd closes the connection.
  struct MHD_Response *response =
      signet_microhttpd.MHD_create_response_from_callback(count, 64 << 10, read_paced_body, body, free);
  if (response == NULL) free(body);
  return response;
}

bool signet_call_answer(signet_call *call, int status, const void *body, size_t count, size_t sent, unsigned pause) {
  if (call->response != NULL) signet_microhttpd.MHD_destroy_response(call->response);
  call->status = (unsigned int)status;
  const bool paced = sent < count || (pause > 0 && count > 0);
  call->response = paced ? paced_response(call, body, count, sent < count ? sent : count, pause)
                         : signet_microhttpd.MHD_create_response_from_buffer(count, (void *)body,
                                                                             MHD_RESPMEM_MUST_COPY);
  return call->response != NULL;
}

bool signet_call_add_header(signet_call *call, const char *name, const char *value) {
  return call->response != NULL &&
         signet_microhttpd.MHD_add_response_header(call->response, name, value) == MHD_YES;
}
