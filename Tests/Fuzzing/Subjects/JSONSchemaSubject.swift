import Checks
import JSON

extension FuzzSubject {
  /// A schema and an instance: refused with words, or every failure at a place of the instance.
  static let jsonSchema = FuzzSubject(
    "schema", "JSON Schema: a schema, NUL, an instance",
    grammar: #"""
      input: schema `\0` value
      schema: `true` | `{` keyword `}` | `{` keyword `,` keyword `}` | `{` keyword `,` keyword `,` keyword `,` keyword `}` | `false` | `{}`
      list: `[` schema `]` | `[` schema `,` schema `]`
      keyword: `"type":` type | `"enum":` array | `"const":` value | `"allOf":` list | `"anyOf":` list | `"oneOf":` list | `"not":` schema
       | `"if":` schema | `"then":` schema | `"else":` schema | `"properties":{` key `:` schema `}` | `"patternProperties":{` pattern `:` schema `}`
       | `"additionalProperties":` schema | `"propertyNames":` schema | `"items":` schema | `"items":` list | `"prefixItems":` list | `"contains":` schema
       | `"minContains":` number | `"maxContains":` number | `"minimum":` number | `"maximum":` number | `"multipleOf":` number | `"minLength":` number
       | `"maxItems":` number | `"uniqueItems":true` | `"required":["a"]` | `"pattern":` pattern | `"format":` format | `"$ref":` ref | `"$dynamicRef":` ref
       | `"$defs":{"a":` schema `,"b":` schema `}` | `"definitions":{"a":` schema `}` | `"$id":` uri | `"$anchor":"x"` | `"$dynamicAnchor":"x"`
       | `"unevaluatedProperties":` schema | `"unevaluatedItems":` schema | `"dependentSchemas":{"a":` schema `}` | `"dependentRequired":{"a":["b"]}`
       | `"$schema":` draft | `"minProperties":` number | `"dependencies":{"a":` schema `}` | `"additionalItems":` schema
      type: `"object"` | `"string"` | `["integer","null"]` | `"nope"` | `"array"` | `"number"` | `"boolean"`
      ref: `"#"` | `"#/$defs/a"` | `"#/$defs/b"` | `"#x"` | `"other.json"` | `"#/properties/a"` | `"http://a.test/s"` | `"#/allOf/0"` | `""` | `"%zz"`
      uri: `"http://a.test/s"` | `"s.json"` | `"#x"` | `"urn:a:b"` | `""`
      draft: `"https://json-schema.org/draft/2020-12/schema"` | `"http://json-schema.org/draft-07/schema#"` | `"http://a.test/meta"`
      pattern: `"^a"` | `"a+b"` | `"(a+)+$"` | `"("` | `"\\\\d"` | `"[a-z]"`
      format: `"date"` | `"email"` | `"uri"` | `"ipv6"` | `"regex"` | `"duration"` | `"date-time"` | `"nope"` | `"hostname"` | `"json-pointer"`

      """# + jsonRules
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    guard let document = try? JSONParser.parse(parts[0]) else { return "no JSON" }
    let schema: JSONSchema
    do throws(JSONSchemaProblem) {
      schema = try JSONSchema(document: document, baseURI: "file:///a.json", options: .init(assertsFormats: true)) {
        $0 == "file:///other.json" ? ["type": "object", "$ref": "a.json"] : nil
      }
    } catch {
      try require(!error.reason.isEmpty, "refused without a word")
      return kind(of: error.reason)
    }
    guard let instance = try? JSONParser.parse(parts[1]) else { return "accepted, no instance" }
    let failures = schema.validate(instance, limit: 10)
    try require(failures.count <= 10, "more failures than asked for")
    try require(failures.isEmpty == schema.accepts(instance), "accepted and refused at once")
    for failure in failures {
      guard let path = try? JSONPath(parsing: failure.instanceLocation), path.value(in: instance) != nil else {
        throw FuzzFinding("the place \(failure.instanceLocation) is not in the instance: \(failure.message)")
      }
      try require(failure.message.utf8.count < 1000, "a message of \(failure.message.utf8.count) bytes")
    }
    return failures.isEmpty ? "accepted, valid" : "accepted, not valid"
  }
}
