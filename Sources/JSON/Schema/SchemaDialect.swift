/// Which keywords of a schema mean something, as its `$schema` says.
struct SchemaDialect: Hashable, Sendable {
  enum Draft: Sendable { case draft07, draft202012 }

  let draft: Draft
  var hasApplicators = true
  var hasUnevaluated = true
  var hasValidation = true
  var assertsFormats = false

  static let draft07 = SchemaDialect(draft: .draft07, hasUnevaluated: false)
  static let draft202012 = SchemaDialect(draft: .draft202012)

  private static let vocabularyRoot = "https://json-schema.org/draft/2020-12/vocab/"

  /// The dialects whose metaschemas are built in, without the fragment.
  static func known(_ uri: SchemaURI) -> SchemaDialect? {
    switch uri.withoutFragment.description {
    case "https://json-schema.org/draft/2020-12/schema": draft202012
    case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema": draft07
    default: nil
    }
  }

  /// The dialect that a metaschema's `$vocabulary` describes (2020-12 core, section 8.1.2).
  init(vocabularies: JSONObject, of metaschema: String) throws(JSONSchemaProblem) {
    let names = vocabularies.members.map { $0.key }
    self.init(
      draft: .draft202012, hasApplicators: names.contains(Self.vocabularyRoot + "applicator"),
      hasUnevaluated: names.contains(Self.vocabularyRoot + "unevaluated"),
      hasValidation: names.contains(Self.vocabularyRoot + "validation"),
      assertsFormats: names.contains(Self.vocabularyRoot + "format-assertion"))
    for (name, isRequired) in vocabularies.members where isRequired == true {
      guard name.hasPrefix(Self.vocabularyRoot) else {
        throw JSONSchemaProblem(
          location: metaschema, reason: "the vocabulary '\(name)' is required, but not known here")
      }
    }
  }

  private init(
    draft: Draft, hasApplicators: Bool = true, hasUnevaluated: Bool = true, hasValidation: Bool = true,
    assertsFormats: Bool = false
  ) {
    self.draft = draft
    self.hasApplicators = hasApplicators
    self.hasUnevaluated = hasUnevaluated
    self.hasValidation = hasValidation
    self.assertsFormats = assertsFormats
  }

  /// What a schema without `$schema` is written for: draft-07 where it uses keywords that only draft-07 has and none
  /// that came later.
  static func guess(_ schema: JSONValue) -> SchemaDialect {
    var traits: Set<Draft> = []
    collectTraits(of: schema, into: &traits)
    return traits == [.draft07] ? draft07 : draft202012
  }

  private static func collectTraits(of schema: JSONValue, into traits: inout Set<Draft>) {
    switch schema {
    case .array(let elements): for element in elements { collectTraits(of: element, into: &traits) }
    case .object(let object):
      for (key, value) in object.members {
        switch (key, value) {
        case ("enum", _), ("const", _), ("default", _), ("examples", _): continue
        case ("items", .array), ("definitions", .object), ("dependencies", .object), ("additionalItems", _):
          traits.insert(.draft07)
        case ("$id", .string(let id)) where id.hasPrefix("#"): traits.insert(.draft07)
        case ("$defs", .object), ("prefixItems", .array), ("$anchor", _), ("$dynamicRef", _), ("$dynamicAnchor", _),
          ("dependentRequired", _), ("dependentSchemas", _), ("unevaluatedItems", _), ("unevaluatedProperties", _),
          ("minContains", _), ("maxContains", _):
          traits.insert(.draft202012)
        default: break
        }
        collectTraits(of: value, into: &traits)
      }
    default: return
    }
  }
}
