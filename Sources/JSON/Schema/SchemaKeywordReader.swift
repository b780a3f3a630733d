/// Reads the keywords of one schema object into rules.
struct SchemaKeywordReader {
  private let schema: JSONObject
  private let place: SchemaCompiler.Place
  private let resource: Int
  private let dialect: SchemaDialect
  /// The text of `$ref` and `$dynamicRef`, which are followed later.
  private(set) var references: [String: String] = [:]
  private var rules: [SchemaRule] = []
  /// What must see the results of all others.
  private var lastRules: [SchemaRule] = []

  init(schema: JSONObject, place: SchemaCompiler.Place, resource: Int, dialect: SchemaDialect) {
    self.schema = schema
    self.place = place
    self.resource = resource
    self.dialect = dialect
  }

  mutating func rules(_ compiler: inout SchemaCompiler) throws(JSONSchemaProblem) -> [SchemaRule] {
    if dialect.draft == .draft07, schema["$ref"] != nil {
      // Nothing counts beside it, but schemas that are named there may be referred to; what is no schema is let be.
      for (name, value) in schema.members {
        if name == "definitions" { _ = try members(name, value, &compiler) }
        try? readApplicator(name, value, &compiler)
      }
      rules = []
      try readReference("$ref", &compiler)
      return rules
    }
    for (name, value) in schema.members {
      try readCore(name, value, &compiler)
      if dialect.hasApplicators { try readApplicator(name, value, &compiler) }
      if dialect.hasUnevaluated { try readUnevaluated(name, value, &compiler) }
      if dialect.hasValidation { try readAssertion(name, value, &compiler) }
      if name == "format" { try readFormat(value, &compiler) }
    }
    return rules + lastRules
  }

  private mutating func add(_ name: String, _ keyword: SchemaKeyword) {
    rules.append(SchemaRule(name: name, keyword: keyword))
  }

  private mutating func readCore(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) {
    switch (name, dialect.draft) {
    case ("$ref", _), ("$dynamicRef", .draft202012): try readReference(name, &compiler)
    case ("$defs", .draft202012), ("definitions", .draft07): _ = try members(name, value, &compiler)
    default: return
    }
  }

  private mutating func readReference(_ name: String, _ compiler: inout SchemaCompiler) throws(JSONSchemaProblem) {
    guard let text = schema[name]?.stringValue else {
      throw compiler.problem("'\(name)' must be a string", place.below(name))
    }
    references[name] = text
    add(name, .reference(0))
  }

  // MARK: Schemas inside the schema

  private mutating func readApplicator(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) {
    switch name {
    case "allOf": add(name, .allOf(try list(name, value, &compiler)))
    case "anyOf": add(name, .anyOf(try list(name, value, &compiler)))
    case "oneOf": add(name, .oneOf(try list(name, value, &compiler)))
    case "not": add(name, .not(try one(name, value, &compiler)))
    case "if":
      let then = try optional("then", &compiler)
      let otherwise = try optional("else", &compiler)
      add(name, .condition(try one(name, value, &compiler), then: then, else: otherwise))
    case "then", "else": _ = try one(name, value, &compiler)
    case "contains": try readContains(value, &compiler)
    case "properties":
      let schemas = try members(name, value, &compiler)
      add(name, .properties(Dictionary(uniqueKeysWithValues: schemas.map { (ExactText($0.name), $0.schema) })))
    case "patternProperties":
      var properties: [SchemaPatternProperty] = []
      for (pattern, schema) in try members(name, value, &compiler) {
        properties.append(
          SchemaPatternProperty(pattern: try compile(pattern, place.below(name, pattern), compiler), schema: schema))
      }
      add(name, .patternProperties(properties))
    case "additionalProperties":
      let known = schema["properties"]?.objectValue?.keys.map { ExactText($0) } ?? []
      var patterns: [any JSONSchemaPattern] = []
      for pattern in schema["patternProperties"]?.objectValue?.keys ?? [] {
        patterns.append(try compile(pattern, place.below("patternProperties", pattern), compiler))
      }
      add(name, .additionalProperties(try one(name, value, &compiler), beside: Set(known), patterns: patterns))
    case "propertyNames": add(name, .propertyNames(try one(name, value, &compiler)))
    default:
      if dialect.draft == .draft07 {
        try readOldApplicator(name, value, &compiler)
      } else {
        try readNewApplicator(name, value, &compiler)
      }
    }
  }

  private mutating func readNewApplicator(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) {
    switch name {
    case "prefixItems": add(name, .prefixItems(try list(name, value, &compiler)))
    case "items":
      let count = schema["prefixItems"]?.arrayValue?.count ?? 0
      add(name, .items(try one(name, value, &compiler), from: count))
    case "dependentSchemas": add(name, .dependentSchemas(try members(name, value, &compiler)))
    default: return
    }
  }

  /// Draft-07 has arrays of `items` with `additionalItems` behind them, and both kinds of dependencies in one keyword.
  private mutating func readOldApplicator(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) {
    switch name {
    case "items":
      if case .array = value {
        add(name, .prefixItems(try list(name, value, &compiler, mayBeEmpty: true)))
      } else {
        add(name, .items(try one(name, value, &compiler), from: 0))
      }
    case "additionalItems":
      let rest = try one(name, value, &compiler)
      if let count = schema["items"]?.arrayValue?.count { add(name, .items(rest, from: count)) }
    case "dependencies":
      guard let object = value.objectValue else { throw wrong(name, "an object", compiler) }
      var required: [(name: String, required: [String])] = []
      var schemas: [(name: String, schema: SchemaNodeID)] = []
      for (key, dependency) in object.members {
        if case .array = dependency {
          required.append((key, try names(name, dependency, compiler)))
        } else {
          schemas.append((key, try compiler.node(dependency, at: place.below(name, key), in: resource)))
        }
      }
      if !required.isEmpty { add(name, .dependentRequired(required)) }
      if !schemas.isEmpty { add(name, .dependentSchemas(schemas)) }
    default: return
    }
  }

  private mutating func readContains(_ value: JSONValue, _ compiler: inout SchemaCompiler) throws(JSONSchemaProblem) {
    let hasBounds = dialect.draft == .draft202012 && dialect.hasValidation
    let least =
      hasBounds
      ? try schema["minContains"].map { (value) throws(JSONSchemaProblem) in try count("minContains", value, compiler) }
      : nil
    let most =
      hasBounds
      ? try schema["maxContains"].map { (value) throws(JSONSchemaProblem) in try count("maxContains", value, compiler) }
      : nil
    add("contains", .contains(try one("contains", value, &compiler), least: least ?? JSONNumber(1), most: most))
  }

  private mutating func readUnevaluated(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) {
    switch name {
    case "unevaluatedItems":
      lastRules.append(SchemaRule(name: name, keyword: .unevaluatedItems(try one(name, value, &compiler))))
    case "unevaluatedProperties":
      lastRules.append(SchemaRule(name: name, keyword: .unevaluatedProperties(try one(name, value, &compiler))))
    default: return
    }
  }

  private func one(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) -> SchemaNodeID {
    try compiler.node(value, at: place.below(name), in: resource)
  }

  private func optional(_ name: String, _ compiler: inout SchemaCompiler) throws(JSONSchemaProblem) -> SchemaNodeID? {
    guard let value = schema[name] else { return nil }
    return try one(name, value, &compiler)
  }

  private func list(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler, mayBeEmpty: Bool = false
  ) throws(JSONSchemaProblem) -> [SchemaNodeID] {
    guard let elements = value.arrayValue, mayBeEmpty || !elements.isEmpty else {
      throw wrong(name, "a list of schemas", compiler)
    }
    var nodes: [SchemaNodeID] = []
    for (index, element) in elements.enumerated() {
      nodes.append(try compiler.node(element, at: place.below(name, String(index)), in: resource))
    }
    return nodes
  }

  private func members(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) -> [(name: String, schema: SchemaNodeID)] {
    guard let object = value.objectValue else { throw wrong(name, "an object of schemas", compiler) }
    var schemas: [(name: String, schema: SchemaNodeID)] = []
    for (key, inner) in object.members {
      schemas.append((key, try compiler.node(inner, at: place.below(name, key), in: resource)))
    }
    return schemas
  }

  // MARK: Assertions

  private mutating func readAssertion(
    _ name: String, _ value: JSONValue, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaProblem) {
    switch name {
    case "type": add(name, .type(try types(value, compiler)))
    case "enum":
      guard let values = value.arrayValue else { throw wrong(name, "a list of values", compiler) }
      add(name, .oneOfValues(values))
    case "const": add(name, .constant(value))
    case "multipleOf":
      let divisor = try number(name, value, compiler)
      guard divisor > JSONNumber(0) else { throw wrong(name, "a number above 0", compiler) }
      add(name, .multipleOf(divisor))
    case "minimum": add(name, .bound(.least, try number(name, value, compiler)))
    case "maximum": add(name, .bound(.most, try number(name, value, compiler)))
    case "exclusiveMinimum": add(name, .bound(.above, try number(name, value, compiler)))
    case "exclusiveMaximum": add(name, .bound(.below, try number(name, value, compiler)))
    case "minLength": add(name, .size(.text, .least, try count(name, value, compiler)))
    case "maxLength": add(name, .size(.text, .most, try count(name, value, compiler)))
    case "minItems": add(name, .size(.array, .least, try count(name, value, compiler)))
    case "maxItems": add(name, .size(.array, .most, try count(name, value, compiler)))
    case "minProperties": add(name, .size(.object, .least, try count(name, value, compiler)))
    case "maxProperties": add(name, .size(.object, .most, try count(name, value, compiler)))
    case "pattern":
      guard let text = value.stringValue else { throw wrong(name, "a regular expression", compiler) }
      add(name, .pattern(text, try compile(text, place.below(name), compiler)))
    case "uniqueItems":
      guard let isWanted = value.boolValue else { throw wrong(name, "true or false", compiler) }
      if isWanted { add(name, .uniqueItems) }
    case "required": add(name, .required(try names(name, value, compiler)))
    case "dependentRequired" where dialect.draft == .draft202012:
      guard let object = value.objectValue else { throw wrong(name, "an object of lists of names", compiler) }
      var required: [(name: String, required: [String])] = []
      for (key, value) in object.members { required.append((key, try names(name, value, compiler))) }
      add(name, .dependentRequired(required))
    default: return
    }
  }

  private mutating func readFormat(_ value: JSONValue, _ compiler: inout SchemaCompiler) throws(JSONSchemaProblem) {
    guard let name = value.stringValue else { throw wrong("format", "a string", compiler) }
    guard compiler.options.assertsFormats || dialect.assertsFormats else { return }
    if name == "regex" {
      let engine = compiler.options.patterns
      add("format", .format(name, { (try? engine.compile($0)) != nil }))
    } else if let check = SchemaFormat.checks[name] {
      add("format", .format(name, check))
    }
  }

  private static let typeNames: Set<String> = ["null", "boolean", "number", "integer", "string", "array", "object"]

  private func types(_ value: JSONValue, _ compiler: SchemaCompiler) throws(JSONSchemaProblem) -> [String] {
    let names = value.arrayValue ?? [value]
    var types: [String] = []
    for name in names {
      guard let text = name.stringValue, Self.typeNames.contains(text) else {
        throw wrong("type", "one or a list of null, boolean, number, integer, string, array and object", compiler)
      }
      types.append(text)
    }
    return types
  }

  private func number(_ name: String, _ value: JSONValue, _ compiler: SchemaCompiler) throws(JSONSchemaProblem)
    -> JSONNumber
  {
    guard let number = value.numberValue else { throw wrong(name, "a number", compiler) }
    return number
  }

  private func count(_ name: String, _ value: JSONValue, _ compiler: SchemaCompiler) throws(JSONSchemaProblem)
    -> JSONNumber
  {
    guard let number = value.numberValue, number.isInteger, !number.isNegative else {
      throw wrong(name, "a whole number of at least 0", compiler)
    }
    return number
  }

  private func names(_ name: String, _ value: JSONValue, _ compiler: SchemaCompiler) throws(JSONSchemaProblem)
    -> [String]
  {
    let names = value.arrayValue?.compactMap(\.stringValue)
    guard let names, names.count == value.arrayValue?.count else { throw wrong(name, "a list of names", compiler) }
    return names
  }

  private func compile(
    _ pattern: String, _ place: SchemaCompiler.Place, _ compiler: SchemaCompiler
  ) throws(JSONSchemaProblem) -> any JSONSchemaPattern {
    do {
      return try compiler.options.patterns.compile(pattern)
    } catch {
      throw compiler.problem("'\(pattern)' is no regular expression: \(error.reason)", place)
    }
  }

  private func wrong(_ name: String, _ wanted: String, _ compiler: SchemaCompiler) -> JSONSchemaProblem {
    compiler.problem(
      "'\(name)' must be \(wanted), not \(schema[name]?.excerpt(ofBytes: 60) ?? "nothing")", place.below(name))
  }
}
