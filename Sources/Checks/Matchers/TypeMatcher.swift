import Diagnostics
package import JSON

/// `type: string`.
package struct TypeMatcher: SingleMatcher {
  package static let name = "type"
  package static let summary =
    "The value's JSON type: null, boolean, number, integer (a number without a fraction), string, array or "
    + "object; a list of them: any of these."
  package static let argument = ValueShape.either([typeName, .list(of: typeName, least: 0)])
  package static let examples = [
    MatcherExample("integer", on: "1.0", holds: true),
    MatcherExample("integer", on: "1.5", holds: false),
    MatcherExample("number", on: "1e400", holds: true),
    MatcherExample("string", on: "1", holds: false),
    MatcherExample("'null'", on: "null", holds: true),
    MatcherExample("null", on: "null", holds: true),
    MatcherExample("[string, 'null']", on: "null", holds: true),
    MatcherExample("array", on: "[]", holds: true),
    MatcherExample("object", on: "[]", holds: false),
    MatcherExample("string", on: "1", as: .text, holds: true),
  ]

  private static let typeName = ValueShape.either([.orTemplate(.word(types)), .null])
  private static let types = ["null", "boolean", "number", "integer", "string", "array", "object"]

  private let wanted: [String]

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    let names = argument.arrayValue ?? [argument]
    var wanted: [String] = []
    for (index, name) in names.enumerated() {
      // An unquoted null is YAML's null, and can only mean the type.
      let text = name.isNull ? "null" : name.stringValue ?? ""
      guard Self.types.contains(text) else {
        throw ArgumentProblem(
          "\(Excerpt.named(name)) is not a type", path: argument.arrayValue == nil ? [] : [.index(index)],
          label: Spelling.suggestion(
            for: text, among: Self.types,
            aliases: ["bool": "boolean", "int": "integer", "list": "array", "map": "object"]
          ).map { "did you mean '\($0)'?" }, hints: ["the types are: \(Self.types.joined(separator: ", "))"])
      }
      wanted.append(text)
    }
    self.wanted = wanted
  }

  package var expectation: String { "type " + wanted.joined(separator: " or ") }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    let actual = value.json?.typeName ?? "string"
    if wanted.contains(actual) || actual == "integer" && wanted.contains("number") { return nil }
    return mismatch("is \(value.kind), not of type \(wanted.joined(separator: " or "))", on: value)
  }
}
