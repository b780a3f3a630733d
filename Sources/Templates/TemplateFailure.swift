package import Diagnostics

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
