package import JSON

/// `equals: V`, or a literal alone.
package struct EqualsMatcher: ValueMatcher {
  package static let name = "equals"
  package static let summary =
    "The value is this one. JSON compares type and all (1 equals 1.0, \"1\" does not); a text compares by the "
    + "literal's written form; {file: PATH} compares a text or bytes with a file."
  package static let argument = ValueShape.any
  package static let examples = [
    MatcherExample("1", on: "1.0", holds: true),
    MatcherExample("1.10", on: "1.1", holds: true),
    MatcherExample("9007199254740993", on: "9007199254740992", holds: false),
    MatcherExample("1", on: #""1""#, holds: false),
    MatcherExample("'1'", on: #""1""#, holds: true),
    MatcherExample("1", on: "1", as: .text, holds: true),
    MatcherExample("1", on: "1.0", as: .text, holds: false),
    MatcherExample("null", on: "null", holds: true),
    MatcherExample("null", on: nil, holds: false),
    MatcherExample("{b: 1, a: [x]}", on: #"{"a": ["x"], "b": 1}"#, holds: true),
    MatcherExample("[1, 2]", on: "[2, 1]", holds: false),
    MatcherExample("shipped", on: #"["shipped"]"#, as: .nodes, holds: true),
    MatcherExample("[a, 2]", on: #"["a", "2"]"#, as: .texts, holds: true),
  ]

  private let literal: Literal
  private let file: NamedFile?

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    literal = Literal(value: argument)
    file = try NamedFile(argument, context: context)
  }

  package var expectation: String { Excerpt.of(literal.value) }

  package func mismatch(of value: Value) -> Mismatch? {
    if let file, let single = value.single, let mismatch = file.judge(single, for: self) { return mismatch.found }
    if literal.equals(value) { return nil }
    if value.isQueried, value.single == nil, literal.value.arrayValue == nil {
      return value.elements?.isEmpty == true ? noNode() : several(value)
    }
    return difference(from: value)
  }

  private func difference(from value: Value) -> Mismatch {
    let single = value.single ?? value
    switch (literal.value, single) {
    case (.array, .json(.array)), (.object, .json(.object)):
      return mismatch("is not what is expected", on: value, lines(single.asJSON))
    case (.array, .nodes), (.array, .texts):
      return mismatch("is not what is expected", on: value, lines(value.asJSON))
    case (.array, .text), (.object, .text), (.array, .bytes), (.object, .bytes):
      return mismatch(
        "is text, not \(literal.value.objectValue == nil ? "an array" : "an object")", on: value,
        ["to look inside JSON, write the check under 'json'"])
    default:
      return mismatch(
        "is not \(Excerpt.named(literal.value))", on: value, SpellingNote.lines(literal.value, single))
    }
  }

  private func lines(_ actual: JSONValue) -> [String] {
    JSONDifference.lines(expected: literal.value, actual: actual, limit: 20)
  }
}

extension Value {
  /// Whether it is what a path or node set brought, rather than one value that may be an empty list.
  var isQueried: Bool {
    switch self {
    case .nodes, .texts: true
    case .json, .text, .bytes: false
    }
  }
}

/// Why two values differ that look alike, for the reader of a failure.
private enum SpellingNote {
  static func lines(_ expected: JSONValue, _ single: Value) -> [String] {
    if case .json(.array(let elements)) = single, case .number = expected {
      return ["it has \(elements.count) elements: to count them, write {length: \(expected.written ?? "N")}"]
    }
    guard let written = expected.written, let text = single.json?.written ?? single.string else { return [] }
    if case .json(let json) = single, written.isSameText(text) { return sameSpelling(expected, json) }
    guard case .string(let left) = expected, let right = single.string else { return [] }
    return texts(left, right)
  }

  private static func sameSpelling(_ expected: JSONValue, _ actual: JSONValue) -> [String] {
    switch (expected, actual) {
    case (_, .string): ["the value is a string: quote it: '\(expected.written ?? "")'"]
    case (.string, _): ["the value is \(Value.json(actual).kind), not a string: write it without quotes"]
    default: []
    }
  }

  private static func texts(_ expected: String, _ actual: String) -> [String] {
    if expected == actual {
      return ["they look the same but are composed of different code points (Unicode normalization)"]
    }
    if expected.trimmingSpaces.isSameText(actual.trimmingSpaces) {
      return ["they differ in white space at the ends only"]
    }
    if expected.lowercased() == actual.lowercased() { return ["they differ in case only"] }
    guard expected.utf8.count > 40 || actual.utf8.count > 40 else { return [] }
    let same = zip(expected.unicodeScalars, actual.unicodeScalars).prefix { $0 == $1 }.count
    let from = max(0, same - 10)
    let wanted = String(expected.unicodeScalars.dropFirst(from).prefix(40))
    let found = String(actual.unicodeScalars.dropFirst(from).prefix(40))
    return ["they differ from character \(same + 1) on: expected …\(wanted)…, actual …\(found)…"]
  }
}

extension Value {
  var json: JSONValue? { if case .json(let value) = self { value } else { nil } }
}
