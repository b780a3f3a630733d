package import Checks

/// Where the names in templates get their values.
package protocol VariableScope {
  /// The value of a plain or reserved name (`order_id`, `request.path`, `server.url`); nothing where it is undefined.
  func value(of name: String) throws(TemplateFailure) -> Value?
  /// A new value of a dynamic name, without its `$` (`uuid`, `timestamp`, `env.HOME`); nothing where there is no such
  /// name.
  func dynamicValue(of name: String) throws(TemplateFailure) -> Value?
  /// Every plain name that has a value here, for "did you mean".
  var knownNames: [String] { get }
}

extension VariableScope {
  package var knownNames: [String] { [] }
}
