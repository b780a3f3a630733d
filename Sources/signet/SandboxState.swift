import DevelopmentShop
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file in which a sandbox keeps its shop: a line for each change, on the disk before the change is acknowledged.
final class SandboxState: Sendable {
  /// What the file held; of a new one, how the shop begins.
  let journal: ShopJournal
  private let descriptor: Int32
  private let isBroken = Mutex(false)

  /// Opens the file, or makes it whole or not at all.
  ///
  /// - Parameters:
  ///   - seed: as the user gave it; a file that began with another is refused.
  ///   - fresh: how a shop begins that has no file yet.
  init(path: String, seed: UInt64?, fresh: ShopJournal.Beginning) throws(OutputFailure) {
    if access(path, F_OK) != 0 {
      let file = try OutputFile(path: path, mode: .atomic)
      file.write(String(decoding: fresh.line, as: UTF8.self))
      try file.close()
    }
    descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, "cannot be written") }
    // Two sandboxes would write into each other's lines.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw OutputFailure(reason: "'\(path)' is in use by another sandbox")
    }
    // Tokens are in it.
    fchmod(descriptor, 0o600)
    journal = try Self.read(descriptor, path)
    if let seed, seed != journal.beginning.seed {
      throw OutputFailure(
        reason: "'\(path)' began with seed \(journal.beginning.seed); leave out --seed or name another file")
    }
    guard ftruncate(descriptor, off_t(journal.wholeLength)) == 0 else { throw Self.failure(path, "cannot be written") }
  }

  /// Whether the line is on the disk. After a failure nothing more is written: half a line must stay the last.
  func append(_ line: [UInt8]) -> Bool {
    isBroken.withLock { isBroken in
      if isBroken { return false }
      var rest = line[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          isBroken = true
          return false
        }
      }
      isBroken = fsync(descriptor) != 0
      return !isBroken
    }
  }

  private static func read(_ descriptor: Int32, _ path: String) throws(OutputFailure) -> ShopJournal {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { readSome(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count > 0 { bytes += chunk[..<count] } else if errno != EINTR { throw failure(path, "cannot be read") }
    }
    do throws(ShopJournalProblem) {
      return try ShopJournal(bytes)
    } catch {
      throw OutputFailure(reason: "'\(path)' cannot be taken up at line \(error.line): \(error.reason)")
    }
  }

  private static func failure(_ path: String, _ words: String) -> OutputFailure {
    OutputFailure(reason: "'\(path)' \(words): \(String(cString: strerror(errno)))")
  }
}

/// The C function, which a method of the same name hides.
private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
