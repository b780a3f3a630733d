import RunEvents

/// A failed check in one line.
enum CheckSentence {
  /// `$.code is not 0: expected 0, got 106001`
  static func text(_ check: CheckResult) -> String {
    var text = check.message.isEmpty ? check.title : check.message
    var parts: [String] = []
    if !check.expected.isEmpty { parts.append("expected " + HeadAndTail.excerpt(check.expected, 100)) }
    if !check.actual.isEmpty { parts.append("got " + HeadAndTail.excerpt(check.actual, 100)) }
    if !parts.isEmpty { text += ": " + parts.joined(separator: ", ") }
    return text
  }
}
