package import Diagnostics
package import HTTP
package import Templates

/// One pre-request step. Adding one is a file in `Steps` and a line in `StepRegistry`.
package protocol Step: Sendable {
  /// The key in a file, such as `hmac`.
  static var name: String { get }
  static var summary: String { get }

  /// Works on the finished request and the step-local variables.
  func apply(to context: inout SigningContext) throws(SigningFailure)

  /// The templates that it holds, for the data-flow graph and for the check of undefined variables.
  var templates: [Template] { get }
}

/// Why a step could not be carried out; points at the step.
package struct SigningFailure: Error, Sendable {
  package var diagnostic: Diagnostic

  package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// What steps work on. To be filled in by its owner.
package struct SigningContext: Sendable {
  package var request: HTTPRequest
}
