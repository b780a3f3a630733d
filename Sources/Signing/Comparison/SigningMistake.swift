import HTTP

/// What a program that signs may do otherwise than the signer says. Adding one is an entry in its group; a group is a file
/// beside this one and a line in `groups`.
struct SigningMistake {
  /// Mistakes of one kind do not come together.
  enum Kind: CaseIterable { case body, path, query, time, secret }

  let kind: Kind
  /// Completes "the line was signed …".
  let words: String
  let attempt: SigningAttempt

  /// The mistakes that make a difference to `attempt`, which a line's own request and the variables in force allow.
  static func all(_ kinds: [Kind] = Kind.allCases, of line: SignedLine, from attempt: SigningAttempt)
    -> [SigningMistake]
  {
    kinds.flatMap { kind in
      switch kind {
      case .body: BodyMistakes.all(attempt)
      case .path: PathMistakes.all(attempt)
      case .query: QueryMistakes.all(attempt, line)
      case .time: TimeMistakes.all(attempt, line)
      case .secret: SecretMistakes.all(attempt, line)
      }
    }
  }
}
