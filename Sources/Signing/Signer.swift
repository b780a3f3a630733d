package import Diagnostics
package import Templates

/// A named list of steps: built in, or under `signers:` of a file.
package struct Signer: Sendable {
  package var name: String
  /// Each defaults to the variable of its own name.
  package var parameters: [String]
  /// Parameters that need not be given, and have no value then.
  package var optional: [String]
  /// What optional parameters are where nobody gives them.
  package var defaults: [String: TemplateTree]
  package var steps: [any Step]
  package var place: SourcePlace

  package init(
    name: String, parameters: [String], optional: [String] = [], defaults: [String: TemplateTree] = [:],
    steps: [any Step], place: SourcePlace
  ) {
    self.name = name
    self.parameters = parameters
    self.optional = optional
    self.defaults = defaults
    self.steps = steps
    self.place = place
  }
}
