import Checks
import JSON

extension FuzzSubject {
  /// A pattern and a subject: there is an answer, or it is said that there is none.
  static let regularExpression = FuzzSubject(
    "regex", "regular expressions: a pattern, NUL, a subject; PCRE2, ECMA-262 and I-Regexp",
    grammar: #"""
      input: pattern `\0` subject
      pattern: branch | branch `|` branch | `^` branch `$`
      branch: atom* | atom `+`  | atom `*` atom
      atom: `a` | literal | `(` pattern `)` | `(` pattern `)` count | literal count | class | class count | group | `.` | `.*`
      literal: `b` | `é` | `😀` | `\\d` | `\\w` | `\\s` | `\\.` | `\\n` | `\\p{L}` | `\\P{Lu}` | `\\1` | `\\b` | `\\K` | `\\u0061` | `\\x61` | `\\C` | `\\Q*\\E`
      class: `[ab]` | `[^a]` | `[a-z0-9]` | `[\\p{N}-]` | `[]` | `[^\\n]` | `[[:alpha:]]` | `[a-é]`
      count: `*` | `+` | `?` | `{2}` | `{1,3}` | `{0,}` | `{1000}` | `*?` | `++` | `{,2}`
      group: `(?:` pattern `)` | `(?=` pattern `)` | `(?!` pattern `)` | `(?<=a)` | `(?<n>` pattern `)` | `(?i)` | `(?1)` | `(?R)?` | `(*ACCEPT)` | `(?>a*)`
       | `(?(1)a|b)`
      subject: run*
      run: `a` | `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` | `b` | `ab` | `é` | `😀` | `1` | ` ` | `.` | `-` | `A`
      """#
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    let (pattern, subject) = (text(parts[0]), text(parts[1]))
    let outcome = try tryPattern(pattern, .pcre, on: subject)
    _ = try tryPattern(pattern, .ecmaScript, on: subject)
    try compareWithIRegexp(pattern, subject)
    return outcome
  }

  /// An input is searched up to eight times, and may take two seconds in all.
  private static let timeLimit = Duration.milliseconds(100)

  private static func tryPattern(
    _ pattern: String, _ dialect: RegularExpression.Dialect, on subject: String
  ) throws(FuzzFinding) -> String {
    let expression: RegularExpression
    do throws(ArgumentProblem) {
      expression = try RegularExpression(pattern, dialect: dialect, timeLimit: timeLimit)
    } catch {
      let offset = error.offset ?? 0
      try require(0...pattern.unicodeScalars.count ~= offset, "the offset \(offset) lies outside of the pattern")
      return kind(of: String(error.message.drop { $0 != ":" }))
    }
    let (isFound, captured): (Bool, String?)
    do throws(RegularExpression.GaveUp) {
      isFound = try expression.matches(subject)
      captured = try expression.capture(in: subject)
    } catch {
      try require(!error.reason.isEmpty, "it gave up without a word")
      return "accepted, " + kind(of: error.reason)
    }
    try require(isFound || captured == nil, "nothing matches, and yet something is captured")
    return isFound ? "accepted, found" : "accepted, not found"
  }

  /// An I-Regexp (RFC 9485) means the same to PCRE2, which is an engine of another kind.
  private static func compareWithIRegexp(_ pattern: String, _ subject: String) throws(FuzzFinding) {
    guard let own = try? IRegexp(pattern), subject.utf8.count < 2000 else { return }
    let isWhole = own.matches(subject)
    let isFound = own.isFound(in: subject)
    try require(isFound || !isWhole, "the whole matches, and no part of it")
    // PCRE2 takes '.' for a carriage return, and may know other characters than the standard library.
    guard subject.unicodeScalars.allSatisfy({ $0.value < 0x250 && $0 != "\r" }),
      let whole = try? RegularExpression("^(?:" + pattern + ")$", timeLimit: timeLimit),
      let part = try? RegularExpression(pattern, timeLimit: timeLimit),
      let wholeMatches = try? whole.matches(subject), let partMatches = try? part.matches(subject)
    else { return }
    try require(wholeMatches == isWhole, "PCRE2 says \(wholeMatches) to the whole, I-Regexp \(isWhole)")
    try require(partMatches == isFound, "PCRE2 says \(partMatches) to a part, I-Regexp \(isFound)")
  }
}
