extension SchemaEvaluator {
  mutating func holds(
    _ rule: SchemaRule, _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode, _ evaluated: inout EvaluatedParts
  ) -> Bool {
    switch rule.keyword {
    case .allOf, .anyOf, .oneOf, .not, .condition, .reference, .dynamicReference, .dependentSchemas:
      return holdsInPlace(rule, value, place, node, &evaluated)
    default: break
    }
    switch value {
    case .array(let elements): return holds(rule, elements, value, place, node, &evaluated)
    case .object(let object): return holds(rule, object, value, place, node, &evaluated)
    default: return holdsAnywhere(rule, value, place, node)
    }
  }

  // MARK: Any value

  private mutating func holdsAnywhere(
    _ rule: SchemaRule, _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode
  ) -> Bool {
    switch (rule.keyword, value) {
    case (.type(let types), _):
      let isOne = types.contains { $0 == value.typeName || $0 == "number" && value.numberValue != nil }
      return isOne
        || fail(
          rule.name, "expected \(types.joined(separator: " or ")), got \(value.typeName) \(value.excerpt(ofBytes: 60))",
          place, node)
    case (.oneOfValues(let values), _):
      return values.contains(value)
        || fail(rule.name, "\(value.excerpt(ofBytes: 60)) is none of \(JSONValue.array(values).excerpt)", place, node)
    case (.constant(let constant), _):
      return value == constant
        || fail(rule.name, "expected \(constant.excerpt), got \(value.excerpt)", place, node)
    case (.bound(let bound, let limit), .number(let number)):
      return bound.holds(number, limit)
        || fail(rule.name, "\(number.text) is not \(bound.words) \(limit.text)", place, node)
    case (.multipleOf(let divisor), .number(let number)):
      return number.isMultiple(of: divisor)
        || fail(rule.name, "\(number.text) is no multiple of \(divisor.text)", place, node)
    case (.size(.text, let bound, let limit), .string(let text)):
      let count = text.unicodeScalars.count
      return bound.holds(JSONNumber(count), limit)
        || fail(rule.name, "has \(count) characters, not \(bound.words) \(limit.text)", place, node)
    case (.pattern(let pattern, let compiled), .string(let text)):
      return isFound(compiled, in: text, rule.name, place, node)
        || fail(rule.name, "\(value.excerpt(ofBytes: 60)) does not match '\(pattern)'", place, node)
    case (.format(let name, let check), .string(let text)):
      return check(text) || fail(rule.name, "\(value.excerpt(ofBytes: 60)) is no \(name)", place, node)
    default: return true
    }
  }

  // MARK: Arrays

  private mutating func holds(
    _ rule: SchemaRule, _ elements: [JSONValue], _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode,
    _ evaluated: inout EvaluatedParts
  ) -> Bool {
    switch rule.keyword {
    case .size(.array, let bound, let limit):
      return bound.holds(JSONNumber(elements.count), limit)
        || fail(rule.name, "has \(elements.count) elements, not \(bound.words) \(limit.text)", place, node)
    case .uniqueItems:
      guard let twin = Self.firstTwin(elements) else { return true }
      return fail(rule.name, "elements \(twin.first) and \(twin.second) are equal", place, node)
    case .prefixItems(let schemas):
      evaluated.itemsBefore = max(evaluated.itemsBefore, min(schemas.count, elements.count))
      return holdsForAll(
        zip(schemas, elements).enumerated().map { ($0.element.0, $0.offset) }, elements, rule, place, node)
    case .items(let schema, let first):
      evaluated.itemsBefore = elements.count
      return holdsForAll(
        (min(first, elements.count)..<elements.count).map { (schema, $0) }, elements, rule, place, node)
    case .unevaluatedItems(let schema):
      let rest = elements.indices.filter { $0 >= evaluated.itemsBefore && !evaluated.items.contains($0) }
      evaluated.itemsBefore = elements.count
      return holdsForAll(rest.map { (schema, $0) }, elements, rule, place, node)
    case .contains(let schema, let least, let most):
      let matching = quietly { evaluator in
        elements.indices.filter { evaluator.evaluateBelow(schema, elements[$0], place, .index($0)) }
      }
      evaluated.items.formUnion(matching)
      let count = JSONNumber(matching.count)
      if count < least {
        return fail(rule.name, "\(count.text) elements match, not at least \(least.text)", place, node)
      }
      if let most, count > most {
        return fail(rule.name, "\(count.text) elements match, not at most \(most.text)", place, node)
      }
      return true
    default: return holdsAnywhere(rule, value, place, node)
    }
  }

  private mutating func holdsForAll(
    _ pairs: [(SchemaNodeID, Int)], _ elements: [JSONValue], _ rule: SchemaRule, _ place: PathLocation,
    _ node: SchemaNode
  ) -> Bool {
    var isValid = true
    for (schema, index) in pairs where isValid || !hasEnough {
      if self.schema.nodes[schema].refusesAll {
        isValid = fail(rule.name, "no element is allowed here", .below(place, .index(index)), node)
      } else {
        isValid = evaluateBelow(schema, elements[index], place, .index(index)) && isValid
      }
    }
    return isValid
  }

  private static func firstTwin(_ elements: [JSONValue]) -> (first: Int, second: Int)? {
    var seen: [JSONValue: Int] = Dictionary(minimumCapacity: elements.count)
    for (index, element) in elements.enumerated() {
      if let first = seen.updateValue(index, forKey: element) { return (first, index) }
    }
    return nil
  }

  // MARK: Objects

  private mutating func holds(
    _ rule: SchemaRule, _ object: JSONObject, _ value: JSONValue, _ place: PathLocation, _ node: SchemaNode,
    _ evaluated: inout EvaluatedParts
  ) -> Bool {
    switch rule.keyword {
    case .size(.object, let bound, let limit):
      return bound.holds(JSONNumber(object.count), limit)
        || fail(rule.name, "has \(object.count) members, not \(bound.words) \(limit.text)", place, node)
    case .required(let names):
      let missing = names.filter { object[$0] == nil }
      return missing.isEmpty || fail(rule.name, "\(Self.quoted(missing)) missing", place, node)
    case .dependentRequired(let dependencies):
      for (name, required) in dependencies where object[name] != nil {
        let missing = required.filter { object[$0] == nil }
        if !missing.isEmpty {
          return fail(rule.name, "\(Self.quoted(missing)) missing, which '\(name)' needs", place, node)
        }
      }
      return true
    case .propertyNames(let schema): return holdsForNames(schema, rule, object, place, node)
    case .properties(let schemas):
      return holdsForMembers(of: object, rule, place, node, &evaluated) { _, _, key in schemas[key].map { [$0] } ?? [] }
    case .patternProperties(let properties):
      return holdsForMembers(of: object, rule, place, node, &evaluated) { evaluator, _, key in
        properties.filter { evaluator.isFound($0.pattern, in: key.text, rule.name, place, node) }.map(\.schema)
      }
    case .additionalProperties(let schema, let known, let patterns):
      return holdsForMembers(of: object, rule, place, node, &evaluated) { evaluator, _, key in
        known.contains(key) || patterns.contains { evaluator.isFound($0, in: key.text, rule.name, place, node) }
          ? [] : [schema]
      }
    case .unevaluatedProperties(let schema):
      return holdsForMembers(of: object, rule, place, node, &evaluated) { _, evaluated, key in
        evaluated.properties.contains(key) ? [] : [schema]
      }
    default: return holdsAnywhere(rule, value, place, node)
    }
  }

  private mutating func holdsForMembers(
    of object: JSONObject, _ rule: SchemaRule, _ place: PathLocation, _ node: SchemaNode,
    _ evaluated: inout EvaluatedParts, _ schemas: (inout SchemaEvaluator, EvaluatedParts, ExactText) -> [SchemaNodeID]
  ) -> Bool {
    var isValid = true
    for (key, value) in object.members where isValid || !hasEnough {
      let key = ExactText(key)
      let applied = schemas(&self, evaluated, key)
      for schema in applied {
        if self.schema.nodes[schema].refusesAll {
          isValid = fail(rule.name, "a member '\(key.text)' is not allowed", .below(place, .name(key.text)), node)
        } else {
          isValid = evaluateBelow(schema, value, place, .name(key.text)) && isValid
        }
      }
      if !applied.isEmpty && self.schema.tracksEvaluated { evaluated.properties.insert(key) }
    }
    return isValid
  }

  private mutating func holdsForNames(
    _ schema: SchemaNodeID, _ rule: SchemaRule, _ object: JSONObject, _ place: PathLocation, _ node: SchemaNode
  ) -> Bool {
    var isValid = true
    for (key, _) in object.members where isValid || !hasEnough {
      let isGood = quietly { $0.evaluateBelow(schema, .string(key), place, .name(key)) }
      if !isGood { isValid = fail(rule.name, "the name '\(key)' is not allowed", place, node) }
    }
    return isValid
  }

  private static func quoted(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ") + (names.count == 1 ? " is" : " are")
  }
}
