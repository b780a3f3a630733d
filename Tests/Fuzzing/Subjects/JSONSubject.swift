import JSON

extension FuzzSubject {
  /// Two documents; what is parsed and written is the same again, and differences are found where there are some.
  static let json = FuzzSubject(
    "json", "JSON documents: parsed, written, parsed again, compared",
    grammar: #"""
      documents: document `\0` document | document
      document: space value space
      space: ` `* | `\n\t `

      """# + jsonRules
  ) { bytes throws(FuzzFinding) in
    let documents = parts(bytes, 2)
    let first: JSONValue
    do throws(JSONSyntaxError) { first = try JSONParser.parse(documents[0]) } catch {
      try checkPlace(of: error, in: documents[0])
      return kind(of: error.reason)
    }
    try checkWriting(first)
    guard let second = try? JSONParser.parse(documents[1]) else { return "accepted" }
    let lines = JSONDifference.lines(expected: first, actual: second, limit: 5)
    try require(lines.isEmpty == (first == second), "equal is not the same as without differences: \(lines)")
    try require(lines.count <= 6, "more lines than asked for")
    try require(lines.allSatisfy { $0.utf8.count < 4000 }, "a line of a difference is too long")
    return "accepted, two documents"
  }

  private static func checkPlace(of error: JSONSyntaxError, in bytes: [UInt8]) throws(FuzzFinding) {
    try require(error.offset <= bytes.count, "the offset \(error.offset) lies behind the text")
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    try require(1...lines.count ~= error.line, "there is no line \(error.line)")
    try require(1...(lines[error.line - 1].count + 1) ~= error.column, "there is no column \(error.column)")
  }

  private static func checkWriting(_ value: JSONValue) throws(FuzzFinding) {
    let written = JSONWriter.compactBytes(value)
    for text in [JSONWriter.compact(value), JSONWriter.pretty(value), JSONWriter.compact(value, isSafeInHTML: true)] {
      guard let again = try? JSONParser.parse(text) else {
        throw FuzzFinding("what was written cannot be read: \(text)")
      }
      try require(again == value && again.hashValue == value.hashValue, "not the same when read again: \(text)")
      // Equality is of numbers' values: the same text again means that theirs was kept as well.
      try require(JSONWriter.compactBytes(again) == written, "a number or a string is written otherwise: \(text)")
    }
    try require(value.excerpt.utf8.count < 260, "an excerpt is too long")
    try require(JSONDifference.lines(expected: value, actual: value).isEmpty, "a value differs from itself")
  }
}
