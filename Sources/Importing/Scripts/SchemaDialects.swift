import JSON

/// Schemas as scripts hold them, in a dialect that is validated here.
enum SchemaDialects {
  /// Draft-07 stands for what ajv and tv4 validate by; older words that changed their meaning are refused.
  static func modern(_ schema: JSONValue) throws(Untranslated) -> JSONValue {
    guard case .object(var object) = schema else { return schema }
    try refuseOldWords(schema)
    if case .string(let dialect)? = object["$schema"] {
      if !dialect.contains("draft-07"), !dialect.contains("2020-12") { object["$schema"] = draft07 }
    } else {
      object = JSONObject([("$schema", draft07)] + object.members.filter { $0.key != "$schema" })
    }
    return .object(object)
  }

  private static let draft07: JSONValue = "http://json-schema.org/draft-07/schema#"

  private static func refuseOldWords(_ schema: JSONValue) throws(Untranslated) {
    switch schema {
    case .array(let items): for item in items { try refuseOldWords(item) }
    case .object(let object):
      for member in object.members {
        if ["exclusiveMinimum", "exclusiveMaximum"].contains(member.key), member.value.boolValue != nil {
          throw Untranslated("the schema has '\(member.key)' as draft-04 wrote it; make it a number")
        }
        if member.key == "nullable" { throw Untranslated("the schema has 'nullable', which JSON Schema does not know") }
        if member.key == "required", member.value.boolValue != nil {
          throw Untranslated("the schema has 'required' as draft-03 wrote it; make it a list of names")
        }
        if member.key == "$ref", member.value.stringValue?.hasPrefix("#") == false {
          throw Untranslated("the schema refers to another one")
        }
        try refuseOldWords(member.value)
      }
    default: break
    }
  }
}
