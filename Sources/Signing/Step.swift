package import Checks
package import Diagnostics
package import Templates
package import YAML

/// One pre-request step. Adding one is a file in `Steps` and a line in `StepRegistry`.
package protocol Step: Sendable {
  /// The key in a file, such as `hmac`.
  static var name: String { get }
  static var summary: String { get }
  /// What may stand under its key.
  static var shape: ValueShape { get }

  /// Reads what stands under the step's key; nothing where `reader` got a problem that leaves no step.
  static func read(_ node: Node, with reader: inout StepReader) -> Self?

  /// Works on the finished request and the step-local variables.
  func apply(to context: inout SigningContext) throws(SigningFailure)

  /// The key of the step in its file.
  var place: SourcePlace { get }

  /// The templates that it holds, for the data-flow graph and for the check of undefined variables.
  var templates: [Template] { get }

  /// What it writes.
  var targets: [StepTarget] { get }

  /// The lists of steps that it holds, of which at most one runs.
  var branches: [[any Step]] { get }
}

extension Step {
  package var targets: [StepTarget] { [] }
  package var branches: [[any Step]] { [] }
}

/// Why a step could not be carried out; points at the step.
package struct SigningFailure: Error, Sendable {
  package var diagnostic: Diagnostic
  /// Set where a variable is undefined.
  package var undefinedVariable: String?
  /// The variable whose value is at fault, where it is one alone: inside a signer it may be a parameter that the user
  /// gave elsewhere.
  var faultyVariable: String?
  /// Whether the message at hand is at fault, such as one that is too old, and not the steps.
  package var isRefusal = false
  /// What the steps did until then; empty without tracing.
  package var trace: [StepTrace] = []

  package init(_ diagnostic: Diagnostic, undefinedVariable: String? = nil) {
    self.diagnostic = diagnostic
    self.undefinedVariable = undefinedVariable
  }

  /// As a value is at fault that `template` gave.
  init(_ diagnostic: Diagnostic, value template: Template) {
    self.diagnostic = diagnostic
    faultyVariable = template.soleVariable
  }
}

extension Template {
  /// The one variable that it inserts; nothing where there are several, or none.
  var soleVariable: String? { uses.count == 1 ? uses[0].name : nil }
}
