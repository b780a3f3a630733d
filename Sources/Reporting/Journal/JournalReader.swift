import JSON
package import RunEvents

/// What is wrong with a journal, and in which line.
package struct JournalProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// 1-based.
  package var line: Int
  package var reason: String

  package var description: String { "line \(line): \(reason)" }
}

/// Gives the events of a journal back, piece by piece, so that a long one need not fit into memory.
///
/// A last line without its line break that is no whole event is what a kill leaves: it is passed over, see `isCut`.
package struct JournalReader: Sendable {
  /// The newest format that is understood.
  static let version = 1

  /// Whether the journal ended inside a line.
  package private(set) var isCut = false
  /// Whole lines read so far.
  package private(set) var lines = 0
  private var rest: [UInt8] = []

  package init() {}

  /// Takes the next piece and hands on the events whose lines it completes.
  package mutating func read(_ piece: [UInt8], _ receive: (RunEvent) -> Void) throws(JournalProblem) {
    var start = piece.startIndex
    while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
      rest += piece[start..<end]
      start = end + 1
      lines += 1
      let line = rest
      rest.removeAll(keepingCapacity: true)
      if let event = try JournalReader.event(line, number: lines) { receive(event) }
    }
    rest += piece[start...]
  }

  /// Takes what stands behind the last line break.
  package mutating func finish(_ receive: (RunEvent) -> Void) throws(JournalProblem) {
    guard !rest.isEmpty else { return }
    let line = rest
    rest = []
    guard (try? JSONParser.parse(line)) != nil else {
      isCut = true
      return
    }
    lines += 1
    if let event = try JournalReader.event(line, number: lines) { receive(event) }
  }

  /// All events of a journal that is in memory.
  package static func events(_ bytes: [UInt8]) throws(JournalProblem) -> [RunEvent] {
    var events: [RunEvent] = []
    var reader = JournalReader()
    try reader.read(bytes) { events.append($0) }
    try reader.finish { events.append($0) }
    return events
  }

  /// Nothing for an empty line and for an event that this version does not know.
  private static func event(_ line: [UInt8], number: Int) throws(JournalProblem) -> RunEvent? {
    if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { return nil }
    let value: JSONValue
    do {
      value = try JSONParser.parse(line)
    } catch {
      throw JournalProblem(line: number, reason: "not JSON at column \(error.column): \(error.reason)")
    }
    guard case .object(let members) = value else {
      throw JournalProblem(line: number, reason: "an object is needed, as every line of a journal is one")
    }
    return try JournalObject(members, line: number).event()
  }
}
