#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// SIGINT and SIGTERM as bytes in a pipe that the transfer loop watches: nothing is done inside the handlers.
enum InterruptSignals {
  /// Written by the handlers. Set once, before any handler is installed.
  nonisolated(unsafe) private static var pipe: (read: Int32, write: Int32) = (-1, -1)

  /// The descriptor to watch; each byte that arrives is a signal's number. A second call gives the same one.
  static func install() -> Int32? {
    if pipe.read >= 0 { return pipe.read }
    var descriptors: [Int32] = [-1, -1]
    guard openPipe(&descriptors) == 0 else { return nil }
    for descriptor in descriptors {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
    pipe = (descriptors[0], descriptors[1])
    signal(SIGPIPE, SIG_IGN)
    // A parent may have blocked them, and the mask is inherited.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    sigaddset(&wanted, SIGINT)
    sigaddset(&wanted, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        let saved = errno
        _ = write(InterruptSignals.pipe.write, &byte, 1)
        errno = saved
      }
    }
    return descriptors[0]
  }

  /// The signals that came since the last call.
  static func pending() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(pipe.read, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map(Int32.init) : []
  }

  /// As a shell tells the end by a signal.
  static func code(_ number: Int32) -> Int32 { 128 + number }

  static func name(_ number: Int32) -> String { number == SIGTERM ? "SIGTERM" : "SIGINT" }
}

private func openPipe(_ descriptors: inout [Int32]) -> Int32 { pipe(&descriptors) }
