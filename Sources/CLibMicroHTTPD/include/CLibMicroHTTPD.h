#ifndef SIGNET_CLIBMICROHTTPD_H
#define SIGNET_CLIBMICROHTTPD_H

#include <stdbool.h>
#include <stddef.h>

/// A listening server with one thread of its own.
typedef struct signet_server signet_server;

/// A request that has arrived whole, and the answer to it. Valid inside the handler only.
typedef struct signet_call signet_call;

/// Called on the server's thread. A handler that gives no answer closes the connection.
typedef void (*signet_server_handler)(void *_Nullable context, signet_call *_Nonnull call);

/// What stopped a server from starting.
typedef enum {
  SIGNET_SERVER_STARTED,
  /// libmicrohttpd is not installed: `library` says it.
  SIGNET_SERVER_NO_LIBRARY,
  /// The address is none of this machine's.
  SIGNET_SERVER_NO_ADDRESS,
  /// The address and port could not be listened on: `error_number` says why.
  SIGNET_SERVER_NOT_LISTENING,
  /// libmicrohttpd refused to start.
  SIGNET_SERVER_NOT_STARTED,
} signet_server_outcome;

typedef struct {
  signet_server *_Nullable server;
  int port;
  signet_server_outcome outcome;
  int error_number;
  const char *_Nullable library;
} signet_server_start;

/// Listens on `address`, an IPv4 or IPv6 address without brackets or a name of this machine; port 0 takes a free one.
/// A body of more than `maximum_body` bytes is answered with 413 before the handler sees it.
/// With `threads`, each connection has a thread of its own, and a handler may be slow without holding up the others.
signet_server_start signet_server_open(const char *_Nonnull address, int port, size_t maximum_body, bool threads,
                                       signet_server_handler _Nonnull handler, void *_Nullable context);

/// Lets answers that are under way go out, closes every connection and waits for the server's thread to end: never to be
/// called from the handler.
void signet_server_close(signet_server *_Nonnull server);

/// A string of the request; not ended by NUL.
typedef struct {
  const char *_Nullable bytes;
  size_t count;
} signet_text;

signet_text signet_call_method(signet_call *_Nonnull call);
/// The target of the request line, nothing decoded.
signet_text signet_call_target(signet_call *_Nonnull call);
signet_text signet_call_body(signet_call *_Nonnull call);
size_t signet_call_header_count(signet_call *_Nonnull call);
signet_text signet_call_header_name(signet_call *_Nonnull call, size_t index);
signet_text signet_call_header_value(signet_call *_Nonnull call, size_t index);
/// Writes the caller's address, ended by NUL, and returns its length; 0 where it is not known.
size_t signet_call_remote_address(signet_call *_Nonnull call, char *_Nonnull out, size_t room);

/// Begins the answer, or begins it anew. The body is copied; of its bytes the first `sent` are sent before the
/// connection is closed, all of them where `sent` is not below `count`; with a `pause`, in eight pieces with so many
/// milliseconds before each.
bool signet_call_answer(signet_call *_Nonnull call, int status, const void *_Nullable body, size_t count, size_t sent,
                        unsigned pause);

/// Sleeps for so many milliseconds, or until the server is to stop.
void signet_call_sleep(signet_call *_Nonnull call, unsigned milliseconds);

/// Adds to the answer that was begun; false for a field that cannot be sent.
bool signet_call_add_header(signet_call *_Nonnull call, const char *_Nonnull name, const char *_Nonnull value);

#endif
