import JSON

/// `jsonpath P`.
struct JSONPathFilter: Filter {
  static let name = "jsonpath"
  static let usage = "jsonpath PATH"
  static let summary = "What a JSONPath finds in a JSON value, or in text that is JSON."
  static let examples = [
    FilterExample(#"{"a": {"b": 1}}"#, "$.a.b", gives: "1"),
    FilterExample("[1, 2, 3]", "'$[?@ > 1]'", gives: "[2, 3]"),
    FilterExample(#""{\"a\": 1}""#, "$.a", gives: "1"),
    FilterExample("{}", "$.a", gives: nil),
    FilterExample(#""not json""#, "$.a", gives: nil),
  ]

  private let path: JSONPath

  init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    do {
      path = try JSONPath(parsing: argument.text)
    } catch {
      throw ArgumentProblem(error.message, hints: error.hint.map { [$0] } ?? [], offset: argument.offset + error.offset)
    }
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let json = try json(of: value)
    if path.isSingular { return path.value(in: json).map(Value.json) }
    do {
      return .nodes(try path.boundedValues(in: json))
    } catch {
      throw FilterFailure("gives up: \(error.reason)")
    }
  }

  private func json(of value: Value) throws(FilterFailure) -> JSONValue {
    guard let text = value.single?.string else { return value.asJSON }
    do {
      return try JSONParser.parse(Array(text.utf8))
    } catch {
      throw FilterFailure("needs JSON, not \(Excerpt.of(value, limit: 80))")
    }
  }
}
