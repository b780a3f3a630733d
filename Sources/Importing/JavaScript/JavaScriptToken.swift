/// A word of JavaScript.
struct JavaScriptToken: Sendable {
  enum Kind: Sendable, Equatable {
    case identifier(String)
    /// As written, such as `1e3` or `0xFF`.
    case number(String)
    /// Escapes already read.
    case string(String)
    /// The texts between the holes, and the source of each hole with its offset.
    case template(texts: [String], holes: [Range<Int>])
    case regularExpression(pattern: String, flags: String)
    case sign(String)
    case end
  }

  var kind: Kind
  /// In bytes of the source.
  var start: Int
  var end: Int
  /// 1-based.
  var line: Int
  /// Whether a line break stands before it, which may end a statement.
  var isOnNewLine: Bool
}

/// Why a script could not be read.
struct JavaScriptProblem: Error, Sendable {
  var reason: String
  /// 1-based.
  var line: Int
}
