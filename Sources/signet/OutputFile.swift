import Reporting
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a report could not be written, in words for the user.
struct OutputFailure: Error {
  var reason: String
}

/// A report's file. Appended line by line, or written beside its place and put there whole, so that no reader ever sees
/// half of it.
final class OutputFile: ReportSink {
  enum Mode { case append, atomic }

  let path: String
  private let temporary: String?
  private let state: Mutex<State>

  private struct State {
    var descriptor: Int32
    var buffer: [UInt8] = []
    var failure: String?
  }

  init(path: String, mode: Mode) throws(OutputFailure) {
    self.path = path
    try Self.makeFolder(of: path)
    temporary = mode == .atomic ? "\(path).\(getpid()).tmp" : nil
    let descriptor = open(temporary ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw OutputFailure(reason: "'\(path)' cannot be written: \(String(cString: strerror(errno)))")
    }
    state = Mutex(State(descriptor: descriptor))
  }

  func write(_ text: String) {
    state.withLock { state in
      state.buffer.append(contentsOf: text.utf8)
      if state.buffer.count >= 1 << 16 { Self.drain(&state) }
    }
  }

  func flush() { state.withLock { Self.drain(&$0) } }

  /// Puts the file in its place. Throws where anything could not be written: a report cut short must not pass for whole.
  func close() throws(OutputFailure) {
    let failure = state.withLock { state -> String? in
      Self.drain(&state)
      if closeDescriptor(state.descriptor) != 0, state.failure == nil {
        state.failure = String(cString: strerror(errno))
      }
      return state.failure
    }
    if let failure {
      if let temporary { unlink(temporary) }
      throw OutputFailure(reason: "'\(path)' could not be written: \(failure)")
    }
    if let temporary, rename(temporary, path) != 0 {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw OutputFailure(reason: "'\(path)' could not be written: \(reason)")
    }
  }

  private static func drain(_ state: inout State) {
    state.buffer.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty, state.failure == nil {
        let count = StandardStream.put(state.descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno != EINTR {
          state.failure = String(cString: strerror(errno))
        }
      }
    }
    state.buffer.removeAll(keepingCapacity: true)
  }

  private static func makeFolder(of path: String) throws(OutputFailure) {
    var index = path.startIndex
    while let slash = path[index...].firstIndex(of: "/") {
      index = path.index(after: slash)
      let folder = String(path[..<slash])
      if folder.isEmpty || mkdir(folder, 0o755) == 0 || errno == EEXIST { continue }
      throw OutputFailure(reason: "the folder '\(folder)' cannot be made: \(String(cString: strerror(errno)))")
    }
  }
}

/// What a reporter must keep until the end, in an unnamed file: memory does not grow with the run.
final class ScratchFile: ReportScratch {
  private struct State {
    var descriptor: Int32 = -1
    var written = 0
    var pending: [UInt8] = []
  }

  private let state = Mutex(State())

  func append(_ bytes: [UInt8]) -> Range<Int> {
    state.withLock { state in
      let start = state.written + state.pending.count
      state.pending += bytes
      if state.pending.count >= 1 << 18 { Self.spill(&state) }
      return start..<(start + bytes.count)
    }
  }

  func read(_ range: Range<Int>) -> [UInt8] {
    state.withLock { state in
      if range.lowerBound >= state.written {
        return Array(state.pending[(range.lowerBound - state.written)..<(range.upperBound - state.written)])
      }
      Self.spill(&state)
      return [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
        while count < range.count {
          let got = pread(
            state.descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
            off_t(range.lowerBound + count))
          guard got > 0 else { break }
          count += got
        }
      }
    }
  }

  private static func spill(_ state: inout State) {
    if state.descriptor < 0 {
      var template = Array("/tmp/signet-XXXXXX".utf8CString)
      state.descriptor = mkstemp(&template)
      guard state.descriptor >= 0 else { return }
      unlink(template)
    }
    state.pending.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = StandardStream.put(state.descriptor, rest.baseAddress, rest.count)
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    state.written += state.pending.count
    state.pending.removeAll(keepingCapacity: true)
  }
}

/// The C function, which a method of the same name hides.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
