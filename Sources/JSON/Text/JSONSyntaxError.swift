/// Text that is not JSON: where, and why in words for a person.
package struct JSONSyntaxError: Error, Hashable, Sendable {
  /// In bytes from the beginning of the text, a byte order mark included.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars (a byte that is no UTF-8 counts as one).
  package let column: Int
  /// What is wrong, such as "the text ends inside a string".
  package let reason: String

  package init(offset: Int, line: Int, column: Int, reason: String) {
    self.offset = offset
    self.line = line
    self.column = column
    self.reason = reason
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  package var description: String { "line \(line), column \(column): \(reason)" }
}
