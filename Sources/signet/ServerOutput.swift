import Diagnostics
import HTTP
import Runner
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the user's server prints: its last lines are kept for when it fails, and all of it is shown where that is wanted.
final class ServerOutput: Sendable {
  private struct State {
    var descriptor: Int32 = -1
    var partial: [UInt8] = []
    var lines: [String] = []
  }

  private static let linesKept = 20
  /// A line without an end must not fill the memory.
  private static let longestLine = 8 << 10

  private let redactor: Redactor
  private let isShown: Bool
  private let state = Mutex(State())

  init(redactor: Redactor, isShown: Bool) {
    self.redactor = redactor
    self.isShown = isShown
  }

  func read(from descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    state.withLock { $0.descriptor = descriptor }
  }

  /// Reads what comes while the loop runs, so that the program never waits for its reader.
  func watch(on loop: TransferLoop) {
    let descriptor = state.withLock { $0.descriptor }
    guard descriptor >= 0 else { return }
    loop.watch(fileDescriptor: descriptor) {
      if !self.drain() { loop.unwatch(fileDescriptor: descriptor) }
    }
  }

  func unwatch(on loop: TransferLoop) {
    let descriptor = state.withLock { $0.descriptor }
    if descriptor >= 0 { loop.unwatch(fileDescriptor: descriptor) }
  }

  /// Reads what is there; whether there may be more.
  @discardableResult
  func drain() -> Bool {
    state.withLock { state in
      guard state.descriptor >= 0 else { return false }
      var chunk = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        let count = readSome(state.descriptor, &chunk)
        if count > 0 {
          take(chunk[..<count], &state)
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
          return false
        } else if errno == EAGAIN {
          return true
        }
      }
    }
  }

  func close() {
    drain()
    state.withLock { state in
      if !state.partial.isEmpty { finishLine(&state) }
      if state.descriptor >= 0 { closeDescriptor(state.descriptor) }
      state.descriptor = -1
    }
  }

  /// "its last lines:", and they; or that there are none.
  var lastLines: String {
    state.withLock { state in
      let lines = state.lines + (state.partial.isEmpty ? [] : [shown(state.partial)])
      return lines.isEmpty ? "it printed nothing" : "its last lines:" + lines.map { "\n  " + $0 }.joined()
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>, _ state: inout State) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") || state.partial.count >= Self.longestLine { finishLine(&state) }
      if byte != UInt8(ascii: "\n") { state.partial.append(byte) }
    }
  }

  private func finishLine(_ state: inout State) {
    let line = shown(state.partial)
    state.partial.removeAll(keepingCapacity: true)
    if isShown { StandardStream.error.write("server: \(line)\n") }
    state.lines.append(line)
    if state.lines.count > Self.linesKept { state.lines.removeFirst() }
  }

  private func shown(_ bytes: [UInt8]) -> String {
    VisibleText.shown(redactor.mask(String(decoding: bytes, as: UTF8.self)))
  }
}

private func readSome(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int { read(descriptor, &buffer, buffer.count) }

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
