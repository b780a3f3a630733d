#include "CLibMicroHTTPD.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "CLibraryLoader.h"
#include "library.h"

struct signet_microhttpd_table signet_microhttpd;

static const char *preparation_problem;
static pthread_once_t preparation = PTHREAD_ONCE_INIT;

static void prepare(void) {
#define SIGNET_MICROHTTPD_NAME(name) #name,
  static const char *const names[] = {SIGNET_MICROHTTPD_FUNCTIONS(SIGNET_MICROHTTPD_NAME)};
#undef SIGNET_MICROHTTPD_NAME
  enum { count = sizeof(names) / sizeof(names[0]) };
  _Static_assert(sizeof(signet_microhttpd) == count * sizeof(void *), "the table holds nothing but functions");

  void *handle = signet_library_open(SIGNET_LIBRARY_MICROHTTPD);
  void *functions[count];
  if (handle == NULL) {
    preparation_problem = signet_library_missing(SIGNET_LIBRARY_MICROHTTPD);
  } else if (signet_library_resolve(handle, names, functions, count) != NULL) {
    preparation_problem = "the libmicrohttpd that is installed is too old; Debian's package is libmicrohttpd12 "
                          "(apt-get install libmicrohttpd12)";
  } else {
    memcpy(&signet_microhttpd, functions, sizeof(functions));
  }
}

const char *signet_microhttpd_prepare(void) {
  pthread_once(&preparation, prepare);
  return preparation_problem;
}

static int set_flags(int descriptor) {
  // Close-on-exec: a program started by the run must not keep the port open after us.
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0) return -1;
  int flags = fcntl(descriptor, F_GETFL);
  return flags < 0 ? -1 : fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

static int listen_on(const struct addrinfo *address) {
  int descriptor = socket(address->ai_family, SOCK_STREAM, 0);
  if (descriptor < 0) return -1;
  int on = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (address->ai_family == AF_INET6) setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
  if (set_flags(descriptor) == 0 && bind(descriptor, address->ai_addr, address->ai_addrlen) == 0 &&
      listen(descriptor, SOMAXCONN) == 0)
    return descriptor;
  int error_number = errno;
  close(descriptor);
  errno = error_number;
  return -1;
}

static int port_of(int descriptor) {
  struct sockaddr_storage address;
  socklen_t length = sizeof(address);
  if (getsockname(descriptor, (struct sockaddr *)&address, &length) != 0) return 0;
  return ntohs(address.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&address)->sin6_port
                                             : ((struct sockaddr_in *)&address)->sin_port);
}

static size_t leave_escaped(void *context, struct MHD_Connection *connection, char *text) {
  (void)context, (void)connection;
  return strlen(text);
}

// The server's thread inherits this thread's mask. A signal meant for the program must not be taken there; one that
// reports a fault of the thread itself must.
static struct MHD_Daemon *start_without_signals(signet_server *server, int descriptor, bool threads) {
  sigset_t blocked, before;
  sigfillset(&blocked);
  const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT};
  for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) sigdelset(&blocked, faults[i]);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  // "Auto" is epoll on Linux. 64 KiB a connection is the room for a request's line and headers. Five idle minutes:
  // libmicrohttpd overlooks a caller that shut down its sending half together with its last bytes, and would keep that
  // connection for ever; a client's own pool drops an idle connection sooner (libcurl after 118 s).
  const unsigned flags = threads ? MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL
                                 : MHD_USE_AUTO_INTERNAL_THREAD;
  struct MHD_Daemon *daemon = signet_microhttpd.MHD_start_daemon(
      flags | MHD_USE_ITC, 0, NULL, NULL, signet_call_continue, server,
      MHD_OPTION_LISTEN_SOCKET, (MHD_socket)descriptor, MHD_OPTION_URI_LOG_CALLBACK, signet_call_begin, server,
      MHD_OPTION_NOTIFY_COMPLETED, signet_call_end, server, MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)64 << 10, MHD_OPTION_CONNECTION_TIMEOUT, 300u,
      MHD_OPTION_END);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return daemon;
}

static signet_server_start failed(signet_server_outcome outcome, int error_number, const char *library) {
  return (signet_server_start){.outcome = outcome, .error_number = error_number, .library = library};
}

signet_server_start signet_server_open(const char *address, int port, size_t maximum_body, bool threads,
                                       signet_server_handler handler, void *context) {
  const char *missing = signet_microhttpd_prepare();
  if (missing != NULL) return failed(SIGNET_SERVER_NO_LIBRARY, 0, missing);

  char service[16];
  snprintf(service, sizeof(service), "%d", port);
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV}, *found = NULL;
  if (getaddrinfo(address, service, &hints, &found) != 0 || found == NULL)
    return failed(SIGNET_SERVER_NO_ADDRESS, 0, NULL);
  int descriptor = listen_on(found);
  int error_number = errno;
  freeaddrinfo(found);
  if (descriptor < 0) return failed(SIGNET_SERVER_NOT_LISTENING, error_number, NULL);

  signet_server *server = calloc(1, sizeof(*server));
  if (server == NULL) return close(descriptor), failed(SIGNET_SERVER_NOT_STARTED, ENOMEM, NULL);
  *server = (signet_server){.maximum_body = maximum_body, .handler = handler, .context = context};
  int bound = port_of(descriptor);
  // From here on the descriptor is the daemon's, which closes it.
  server->daemon = start_without_signals(server, descriptor, threads);
  if (server->daemon == NULL) return free(server), failed(SIGNET_SERVER_NOT_STARTED, errno, NULL);
  return (signet_server_start){.server = server, .port = bound, .outcome = SIGNET_SERVER_STARTED};
}

void signet_server_close(signet_server *server) {
  // What a handler has answered goes out first: a browser is not to see its last page as a reset. A caller that does not
  // read holds this up for half a second at most.
  atomic_store(&server->closing, true);
  const struct timespec pause = {.tv_nsec = 1000000};
  for (int i = 0; i < 500 && atomic_load(&server->answering) > 0; i++) nanosleep(&pause, NULL);
  signet_microhttpd.MHD_stop_daemon(server->daemon);
  free(server);
}
