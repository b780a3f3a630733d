import Glibc
import Synchronization

/// A pipe whose reading end is drained on a thread, so that a program which prints much never waits for its reader.
final class ReadEnd: Sendable {
  let writer: Int32
  private let reader: Int32
  private let bytes = Mutex<[UInt8]>([])
  private let done = Mutex(false)

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reader = ends[0]
    writer = ends[1]
  }

  func closeWriter() { close(writer) }

  func startReading() {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self).toOpaque()
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<ReadEnd>.fromOpaque(argument).takeRetainedValue().drain()
        return nil
      }, box)
    pthread_detach(thread)
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(reader, &buffer, buffer.count)
      if count > 0 { bytes.withLock { $0 += buffer[..<count] } } else if count == 0 || errno != EINTR { break }
    }
    close(reader)
    done.withLock { $0 = true }
  }

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  /// The whole text, once the other end is closed.
  func wait() -> String {
    while !done.withLock({ $0 }) { usleep(500) }
    return text
  }
}
