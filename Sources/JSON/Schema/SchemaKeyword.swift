/// A compiled schema: what it demands, in the order in which it is to be evaluated.
struct SchemaNode: Sendable {
  /// For messages: the address of the document and the pointer in it.
  var location: String
  /// The resource (what has an `$id`) that the schema is part of.
  var resource: Int
  /// `false` as a schema refuses everything.
  var refusesAll = false
  var rules: [SchemaRule] = []
}

/// A keyword under the name that failures show.
struct SchemaRule: Sendable {
  let name: String
  let keyword: SchemaKeyword
}

/// Schemas are named by their index in the list of all nodes, since they refer to each other in circles.
typealias SchemaNodeID = Int

enum SchemaKeyword: Sendable {
  // Any value
  case type([String])
  case oneOfValues([JSONValue])
  case constant(JSONValue)
  // Numbers
  case bound(SchemaBound, JSONNumber)
  case multipleOf(JSONNumber)
  // Sizes of strings, arrays and objects
  case size(SchemaSubject, SchemaBound, JSONNumber)
  // Strings
  case pattern(String, any JSONSchemaPattern)
  case format(String, @Sendable (String) -> Bool)
  // Arrays
  case uniqueItems
  case prefixItems([SchemaNodeID])
  case items(SchemaNodeID, from: Int)
  case contains(SchemaNodeID, least: JSONNumber, most: JSONNumber?)
  // Objects
  case required([String])
  case properties([ExactText: SchemaNodeID])
  case patternProperties([SchemaPatternProperty])
  case additionalProperties(SchemaNodeID, beside: Set<ExactText>, patterns: [any JSONSchemaPattern])
  case propertyNames(SchemaNodeID)
  case dependentRequired([(name: String, required: [String])])
  case dependentSchemas([(name: String, schema: SchemaNodeID)])
  // In place
  case allOf([SchemaNodeID])
  case anyOf([SchemaNodeID])
  case oneOf([SchemaNodeID])
  case not(SchemaNodeID)
  case condition(SchemaNodeID, then: SchemaNodeID?, else: SchemaNodeID?)
  case reference(SchemaNodeID)
  /// With the anchor's name where the target may be overridden from outside.
  case dynamicReference(SchemaNodeID, anchor: String?)
  // What nothing else looked at: always the last
  case unevaluatedItems(SchemaNodeID)
  case unevaluatedProperties(SchemaNodeID)
}

enum SchemaBound: Sendable {
  case least, most, above, below

  func holds(_ number: JSONNumber, _ bound: JSONNumber) -> Bool {
    switch self {
    case .least: number >= bound
    case .most: number <= bound
    case .above: number > bound
    case .below: number < bound
    }
  }

  var words: String {
    switch self {
    case .least: "at least"
    case .most: "at most"
    case .above: "greater than"
    case .below: "less than"
    }
  }
}

enum SchemaSubject: Sendable { case text, array, object }

struct SchemaPatternProperty: Sendable {
  let pattern: any JSONSchemaPattern
  let schema: SchemaNodeID
}
