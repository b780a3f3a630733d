package import JSON

/// `schema: FILE`.
package struct SchemaMatcher: SingleMatcher {
  package static let name = "schema"
  package static let summary =
    "The value is valid by a JSON Schema (2020-12 or draft-07): a file, or the schema itself; formats are "
    + "checked, $ref reads files beside it, nothing is fetched."
  package static let argument = ValueShape.either([.string, .boolean, .map])
  package static let examples = [
    MatcherExample("{type: object, required: [id]}", on: #"{"id": 1}"#, holds: true),
    MatcherExample("{type: object, required: [id]}", on: "{}", holds: false),
    MatcherExample(#"{type: string, pattern: '^\d+$'}"#, on: #""42""#, holds: true),
    MatcherExample("{type: string, format: uuid}", on: #""42""#, holds: false),
    MatcherExample("{type: integer}", on: "1.0", holds: true),
    MatcherExample("{maximum: 9007199254740992}", on: "9007199254740993", holds: false),
    MatcherExample("false", on: "1", holds: false),
    MatcherExample("true", on: nil, holds: false),
  ]

  private let schema: JSONSchema
  /// Completes "the schema …"; empty for one that stands in the file itself.
  private let title: String

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    switch argument {
    case .string(let path):
      title = " '\(path)'"
      schema = try SchemaFiles(context: context).schema(at: path)
    case .object, .bool:
      title = ""
      schema = try SchemaFiles(context: context).schema(argument)
    default:
      throw ArgumentProblem("'schema' takes a file or a schema, not \(Excerpt.of(argument, limit: 60))")
    }
  }

  package var expectation: String { "valid by the schema\(title)" }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    let failures = schema.validate(value.asJSON, limit: 20)
    guard let first = failures.first else { return nil }
    var details = failures.map { "\($0.instanceLocation.excerpt(ofBytes: 400)): \($0.message) (\($0.keyword))" }
    if value.json == nil, first.instanceLocation == "$" {
      details.append("the value is \(value.kind); to look inside JSON, write the check under 'json'")
    }
    var mismatch = mismatch("is not valid by the schema\(title)", on: value, details)
    mismatch.isUndecided = first.isUndecided
    return mismatch
  }
}
