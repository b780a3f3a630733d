extension SchemaEvaluator {
  /// Keywords that apply schemas to the value itself.
  mutating func holdsInPlace(
    _ rule: SchemaRule, _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode, _ evaluated: inout EvaluatedParts
  ) -> Bool {
    switch rule.keyword {
    case .reference(let target): return evaluate(target, value, place, &evaluated)
    case .dynamicReference(let target, let anchor):
      return evaluate(dynamicTarget(target, anchor), value, place, &evaluated)
    case .allOf(let schemas):
      var isValid = true
      for schema in schemas where isValid || !hasEnough {
        isValid = evaluate(schema, value, place, &evaluated) && isValid
      }
      return isValid
    case .anyOf(let schemas): return holdsForAny(schemas, rule, value, place, node, &evaluated)
    case .oneOf(let schemas): return holdsForOne(schemas, rule, value, place, node, &evaluated)
    case .not(let schema):
      var unused = EvaluatedParts()
      let isForbidden = quietly { $0.evaluate(schema, value, place, &unused) }
      return !isForbidden || fail(rule.name, "\(value.excerpt(ofBytes: 60)) is what is not allowed here", place, node)
    case .condition(let condition, let then, let otherwise):
      let isMet = quietly { $0.evaluate(condition, value, place, &evaluated) }
      guard let branch = isMet ? then : otherwise else { return true }
      return evaluate(branch, value, place, &evaluated)
    case .dependentSchemas(let dependencies):
      guard case .object(let object) = value else { return true }
      var isValid = true
      for (name, schema) in dependencies where object[name] != nil && (isValid || !hasEnough) {
        isValid = evaluate(schema, value, place, &evaluated) && isValid
      }
      return isValid
    default: return true
    }
  }

  private mutating func holdsForAny(
    _ schemas: [SchemaNodeID], _ rule: SchemaRule, _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode,
    _ evaluated: inout EvaluatedParts
  ) -> Bool {
    var attempts: [[JSONSchemaFailure]] = []
    for schema in schemas {
      guard let failures = separately(schema, value, place, &evaluated) else {
        // The others may still have looked at members of their own.
        if self.schema.tracksEvaluated { continue }
        return true
      }
      attempts.append(failures)
    }
    if attempts.count < schemas.count { return true }
    return fail(rule.name, Self.words(attempts), place, node)
  }

  private mutating func holdsForOne(
    _ schemas: [SchemaNodeID], _ rule: SchemaRule, _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode,
    _ evaluated: inout EvaluatedParts
  ) -> Bool {
    var attempts: [[JSONSchemaFailure]] = []
    var matching: [Int] = []
    for (index, schema) in schemas.enumerated() {
      if let failures = separately(schema, value, place, &evaluated) {
        attempts.append(failures)
      } else {
        matching.append(index)
        if matching.count > 1 {
          return fail(
            rule.name, "fits alternatives \(matching[0]) and \(matching[1]), but only one is allowed", place, node)
        }
      }
    }
    return matching.count == 1 || fail(rule.name, Self.words(attempts), place, node)
  }

  /// Of alternatives that all fail, the one with the fewest failures is likely the one that was meant.
  private static func words(_ attempts: [[JSONSchemaFailure]]) -> String {
    let words = "fits none of the \(attempts.count) alternatives"
    let nearest = attempts.enumerated().filter { !$0.element.isEmpty }.min { $0.element.count < $1.element.count }
    guard let nearest, let first = nearest.element.first else { return words }
    let more = nearest.element.count > 1 ? " and \(nearest.element.count - 1) more" : ""
    return "\(words) (alternative \(nearest.offset): \(first.instanceLocation) \(first.message)\(more))"
  }
}
