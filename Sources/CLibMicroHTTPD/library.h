#ifndef SIGNET_CLIBMICROHTTPD_LIBRARY_H
#define SIGNET_CLIBMICROHTTPD_LIBRARY_H

#include <microhttpd.h>
#include <stdatomic.h>

#include "CLibMicroHTTPD.h"

// Every function of libmicrohttpd that is called here. A new one is one word in this list.
#define SIGNET_MICROHTTPD_FUNCTIONS(X)                                                                                 \
  X(MHD_start_daemon)                                                                                                  \
  X(MHD_stop_daemon)                                                                                                   \
  X(MHD_get_connection_values_n)                                                                                       \
  X(MHD_lookup_connection_value)                                                                                       \
  X(MHD_get_connection_info)                                                                                           \
  X(MHD_create_response_from_buffer)                                                                                   \
  X(MHD_create_response_from_callback)                                                                                 \
  X(MHD_add_response_header)                                                                                           \
  X(MHD_queue_response)                                                                                                \
  X(MHD_destroy_response)

// The members carry libmicrohttpd's own names and types, so that a call reads `microhttpd.MHD_queue_response(…)`.
struct signet_microhttpd_table {
#define SIGNET_MICROHTTPD_MEMBER(name) typeof(name) *name;
  SIGNET_MICROHTTPD_FUNCTIONS(SIGNET_MICROHTTPD_MEMBER)
#undef SIGNET_MICROHTTPD_MEMBER
};

extern struct signet_microhttpd_table signet_microhttpd;

/// Opens libmicrohttpd, once. NULL when it is ready, otherwise what to tell the user.
const char *signet_microhttpd_prepare(void);

struct signet_server {
  struct MHD_Daemon *daemon;
  size_t maximum_body;
  signet_server_handler handler;
  void *context;
  // Requests whose handler was called and whose answer is not sent yet.
  atomic_int answering;
  // Set when the server is to stop: nobody sleeps any longer.
  atomic_bool closing;
};

// The callbacks that the daemon is started with; each is given the server.
void *signet_call_begin(void *server, const char *target, struct MHD_Connection *connection);
enum MHD_Result signet_call_continue(void *server, struct MHD_Connection *connection, const char *url,
                                     const char *method, const char *version, const char *upload, size_t *upload_count,
                                     void **call);
void signet_call_end(void *server, struct MHD_Connection *connection, void **call,
                     enum MHD_RequestTerminationCode reason);

#endif
