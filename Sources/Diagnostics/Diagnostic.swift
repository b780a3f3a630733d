/// One thing to tell the user about a file: what is wrong, where, and the way out.
///
/// `message` begins in lower case, ends without a full stop, and quotes the user's own text in `'…'`.
package struct Diagnostic: Error, Sendable {
  package enum Severity: String, Sendable { case error, warning }

  package var severity: Severity
  package var message: String
  /// Nothing where the message is about no file (an option, a missing variable of the process).
  package var place: SourcePlace?
  /// What stands behind the caret, such as "did you mean 'method'?".
  package var label: String?
  /// Further lines, each a way out.
  package var hints: [String]

  package init(
    _ severity: Severity, _ message: String, at place: SourcePlace? = nil, label: String? = nil,
    hints: [String] = []
  ) {
    self.severity = severity
    self.message = message
    self.place = place
    self.label = label
    self.hints = hints
  }

  /// An error.
  package init(_ message: String, at place: SourcePlace? = nil, label: String? = nil, hints: [String] = []) {
    self.init(.error, message, at: place, label: label, hints: hints)
  }
}
