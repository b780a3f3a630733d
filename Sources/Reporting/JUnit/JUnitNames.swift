import RunEvents

/// The names of suites and cases: they are what histories and reruns are found by, so they hold nothing that changes per run.
enum JUnitNames {
  /// `Collection.Folder.Folder`; setup and teardown are suites of their own.
  static func suite(of planned: PlannedCase, collection: String) -> String {
    let below = below(planned)
    return below.isEmpty ? segment(collection) : segment(collection) + "." + below
  }

  /// The suite's name without the collection's; empty for a request in no folder.
  static func below(_ planned: PlannedCase) -> String {
    if planned.phase == .requests, planned.folders.isEmpty { return "" }
    var segments = planned.phase == .requests ? [] : [planned.phase.rawValue]
    segments += planned.folders.map(segment)
    return segments.joined(separator: ".")
  }

  /// Dots part a class from its package and slashes a path in several consumers, so neither may stand inside a part.
  static func segment(_ name: String) -> String {
    let shown = ReportText.line(name)
    guard shown.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }) else { return shown }
    return String(String.UnicodeScalarView(shown.unicodeScalars.map { $0 == "." || $0 == "/" ? "_" : $0 }))
  }

  static func testCase(_ planned: PlannedCase) -> String {
    let name = ReportText.line(planned.name)
    guard let row = planned.row else { return name }
    return "\(name) [\(ReportText.line(row))]"
  }
}

/// Gives a name that was there before ` (2)`, ` (3)` and so on, in order of appearance.
struct UniqueNames {
  private var counts: [String: Int] = [:]

  mutating func unique(_ name: String) -> String {
    guard let count = counts[name] else {
      counts[name] = 1
      return name
    }
    var number = count + 1
    // Somebody may have called a request "Search (2)" already.
    while counts["\(name) (\(number))"] != nil { number += 1 }
    counts[name] = number
    let found = "\(name) (\(number))"
    counts[found] = 1
    return found
  }
}
