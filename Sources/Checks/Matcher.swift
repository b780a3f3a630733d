package import JSON

/// A matcher: one rule that a value must hold. Adding one is a file here and a line in `MatcherRegistry`.
package protocol Matcher: Sendable {
  /// The key in a file, such as `at_least`.
  static var name: String { get }
  /// One sentence for the reference and for editors.
  static var summary: String { get }
  /// What may stand under its key.
  static var argument: ValueShape { get }
  /// Examples that are its documentation and its tests; at least one that holds and one that does not.
  static var examples: [MatcherExample] { get }

  /// Reads the matcher's argument as it stands in the file, templates already resolved.
  init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem)

  /// What is expected, as it would be written in the file: `0`, `at least 1`.
  var expectation: String { get }

  /// Whether it is about being there at all, so that it may hold on something missing.
  var isAboutPresence: Bool { get }

  /// What does not hold; nothing where it holds.
  func mismatch(_ subject: QueryResult) -> Mismatch?
}

/// An argument, a subject, and whether the matcher holds on it.
package struct MatcherExample: Sendable {
  /// YAML flow text of the matcher's argument, such as `'^\d+$'` or `{at_least: 1}`.
  package let argument: String
  /// The subject as written: JSON text, or plain text where it is a text; nothing for a subject that is missing.
  package let subject: String?
  /// What the subject is: JSON, a text (of a header), or, from a JSON array, several texts or the nodes of a path.
  package let kind: Kind
  package let holds: Bool

  package enum Kind: Sendable { case json, text, texts, nodes }

  package init(_ argument: String, on subject: String?, as kind: Kind = .json, holds: Bool) {
    self.argument = argument
    self.subject = subject
    self.kind = kind
    self.holds = holds
  }
}

/// What a matcher may need from outside to read its argument.
package struct MatcherContext: Sendable {
  /// The bytes of a file named in the argument (`schema: FILE`), relative to the file that names it; throws words for
  /// the user.
  package var readFile: @Sendable (String) throws(ArgumentProblem) -> [UInt8]
  /// The moment that `before`, `after`, `within_last` compare with: milliseconds since 1970.
  package var now: @Sendable () -> Int64
  /// Whether the subject is known to be text or bytes (`body`): a file named under `equals` must then be there.
  package var isText: Bool

  package init(
    readFile: @escaping @Sendable (String) throws(ArgumentProblem) -> [UInt8] = { path throws(ArgumentProblem) in
      throw ArgumentProblem("the file '\(path)' cannot be read here")
    }, now: @escaping @Sendable () -> Int64 = { 0 }, isText: Bool = false
  ) {
    self.readFile = readFile
    self.now = now
    self.isText = isText
  }
}

/// Why an argument of a matcher or filter, or the text of a query, cannot be used.
package struct ArgumentProblem: Error, Sendable {
  package enum Step: Sendable, Equatable { case key(String), index(Int) }

  /// From the argument down to the part that is wrong.
  package var path: [Step]
  /// Whether the last step's key itself is meant (an unknown matcher), not what stands under it.
  package var isAboutKey: Bool
  /// For the user: lower case, no full stop.
  package var message: String
  package var label: String?
  package var hints: [String]
  /// For problems inside a text (a path, a query, a regular expression): offset in Unicode scalars into that text.
  package var offset: Int?

  package init(
    _ message: String, path: [Step] = [], isAboutKey: Bool = false, label: String? = nil, hints: [String] = [],
    offset: Int? = nil
  ) {
    self.message = message
    self.path = path
    self.isAboutKey = isAboutKey
    self.label = label
    self.hints = hints
    self.offset = offset
  }
}

/// One thing that does not hold, in words for the user.
package struct Mismatch: Sendable, Equatable {
  /// Completes "SUBJECT …": "is not 0", "does not match '^\d+$'", "is missing".
  package var complaint: String
  /// As it would be written in the file: `0`, `at least 1`.
  package var expected: String
  /// JSON text, cut sensibly where large; "nothing" where missing.
  package var actual: String
  /// Further lines: a path-by-path difference, a hint such as "quote it".
  package var details: [String]
  /// There was no answer (a pattern gave up, a file cannot be read, several nodes where one is judged, text where a
  /// number is): no negation makes that a success.
  package var isUndecided = false

  package init(_ complaint: String, expected: String, actual: String, details: [String] = []) {
    self.complaint = complaint
    self.expected = expected
    self.actual = actual
    self.details = details
  }
}
