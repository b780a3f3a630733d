package import Checks
package import Diagnostics
package import JSON

/// A string of a file with its `{{…}}` parsed.
package struct Template: Sendable {
  package let place: SourcePlace

  /// Parses `{{name}}`, `{{name ?? 'x'}}`, `{{name | filter 'arg'}}`, `{{$dynamic}}` and `{{'{{'}}`.
  package init(parsing text: String, at place: SourcePlace) throws(Diagnostic) { self.place = place }

  /// The value: typed where the whole string is one template, otherwise text.
  package func value(in scope: any VariableScope) throws(TemplateFailure) -> Value { .text("") }

  /// The text; a list or map is refused ("add `| first`").
  package func text(in scope: any VariableScope) throws(TemplateFailure) -> String { "" }
}

/// A YAML value whose strings may be templates.
package indirect enum TemplateTree: Sendable {
  /// Holds no template anywhere below.
  case constant(JSONValue)
  case template(Template)
  case array([TemplateTree])
  case object([(key: String, value: TemplateTree)])
}

/// Where the names in templates get their values.
package protocol VariableScope {
  /// The value of a plain or reserved name (`order_id`, `request.path`, `server.url`); nothing where it is undefined.
  func value(of name: String) throws(TemplateFailure) -> Value?
  /// A new value of a dynamic name, without its `$` (`uuid`, `timestamp`, `env.HOME`); nothing where there is no such name.
  func dynamicValue(of name: String) throws(TemplateFailure) -> Value?
}

/// Why a template has no value.
package struct TemplateFailure: Error, Sendable {
  package var diagnostic: Diagnostic
  /// Set where a variable is undefined.
  package var undefinedVariable: String?

  package init(_ diagnostic: Diagnostic, undefinedVariable: String? = nil) {
    self.diagnostic = diagnostic
    self.undefinedVariable = undefinedVariable
  }
}
