import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output or standard error, written whole and at once.
struct StandardStream: ReportSink {
  static let output = StandardStream(descriptor: 1)
  static let error = StandardStream(descriptor: 2)

  let descriptor: Int32

  /// Writes text for people. What a server put into it gives no command to the CI system that reads it.
  func write(_ text: String) { put(WorkflowCommands.defused(text)) }

  /// Writes a JSON document, whose strings give no command either.
  func write(json: String) { put(HarmlessJSON.text(json)) }

  private func put(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  func write(bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  private func write(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Self.put(descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno != EINTR {
        // A closed pipe: whoever read has gone, and there is nobody left to tell.
        return
      }
    }
  }

  func flush() {}

  /// `write(2)`: the bytes written, or -1 with `errno`.
  static func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    systemWrite(descriptor, bytes, count)
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }
}

/// The C function, which the method of the same name hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
