package import Checks
package import JSON

/// A YAML value whose strings may be templates.
package indirect enum TemplateTree: Sendable {
  /// Holds no template anywhere below.
  case constant(JSONValue)
  case template(Template)
  case array([TemplateTree])
  case object([(key: String, value: TemplateTree)])
}

extension TemplateTree {
  /// The value: what a sole template gives as it is, otherwise JSON with every template resolved.
  package func value(in scope: any VariableScope) throws(TemplateFailure) -> Value {
    if case .template(let template) = self { return try template.value(in: scope) }
    return .json(try json(in: scope))
  }

  /// The value as JSON; a template that is a whole string keeps its variable's type, numbers their text.
  package func json(in scope: any VariableScope) throws(TemplateFailure) -> JSONValue {
    switch self {
    case .constant(let value): return value
    case .template(let template): return try template.json(in: scope)
    case .array(let items):
      var values: [JSONValue] = []
      values.reserveCapacity(items.count)
      for item in items { values.append(try item.json(in: scope)) }
      return .array(values)
    case .object(let members):
      var values: [JSONObject.Member] = []
      values.reserveCapacity(members.count)
      for member in members { values.append((member.key, try member.value.json(in: scope))) }
      return .object(JSONObject(values))
    }
  }

  /// The value where it is the same in every scope.
  package var constantValue: JSONValue? {
    if case .constant(let value) = self { value } else { nil }
  }

  package var isConstant: Bool { constantValue != nil }

  /// Every template that is not constant, in order.
  package var templates: [Template] {
    switch self {
    case .constant: []
    case .template(let template): [template]
    case .array(let items): items.flatMap(\.templates)
    case .object(let members): members.flatMap(\.value.templates)
    }
  }

  /// The plain variables it uses, in order.
  package var uses: [VariableUse] { templates.flatMap(\.uses) }

  /// The names of the plain variables it uses, in order.
  package var references: [String] { templates.flatMap(\.references) }
}
