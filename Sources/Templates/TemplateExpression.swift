package import Diagnostics
package import JSON

/// What stands between `{{` and `}}`.
package struct TemplateExpression: Sendable {
  package enum Source: Sendable {
    /// `{{order_id}}`
    case variable(String)
    /// `{{request.path}}`
    case reserved(String)
    /// `{{$uuid}}`, without the `$`
    case dynamic(String)
    /// `{{'text'}}`
    case literal(JSONValue)
  }

  package let source: Source
  /// `?? 'x'`: stands in where the source is undefined or null.
  package let defaultValue: JSONValue?
  /// Whether the filters end in `| raw`: inserted into a URL as it is.
  package let isRaw: Bool
  let filters: FilterPipe?
  let location: TemplateLocation

  /// As the user wrote the name: `order_id`, `$uuid`, `'text'`.
  package var name: String {
    switch source {
    case .variable(let name), .reserved(let name): name
    case .dynamic(let name): "$" + name
    case .literal(let value): Literal.written(value)
    }
  }
}

/// A piece of a template's text.
package enum TemplatePart: Sendable {
  case text(String)
  case expression(TemplateExpression)
}

/// One use of a plain variable in a template.
package struct VariableUse: Sendable {
  package let name: String
  /// Whether `??` stands in where the variable is undefined.
  package let hasDefault: Bool
  private let scalar: SourcePlace
  private let location: TemplateLocation

  init(name: String, hasDefault: Bool, scalar: SourcePlace, location: TemplateLocation) {
    self.name = name
    self.hasDefault = hasDefault
    self.scalar = scalar
    self.location = location
  }

  /// A use that no template spells out, such as a signer's parameter that is left to the variable of its name.
  package init(implicit name: String, hasDefault: Bool, at place: SourcePlace) {
    self.init(name: name, hasDefault: hasDefault, scalar: place, location: .whole)
  }

  /// Where it stands. Looks into the file's text, so ask only where a message needs it.
  package var place: SourcePlace { location.place(in: scalar) }
}

/// Literals inside templates: `'text'`, `1`, `true`, `null`.
enum Literal {
  static func written(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number.text
    case .string(let text):
      "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    case .array: "a list"
    case .object: "a map"
    }
  }
}
