import Checks
import JSON
import Testing

@Suite("Patterns of ECMA-262, as schemas have them")
struct ECMAScriptPatternTests {
  private func isFound(_ pattern: String, in text: String) throws -> Bool {
    try RegularExpression(pattern, dialect: .ecmaScript).matches(text)
  }

  @Test(
    "mean what ECMA-262 says",
    arguments: [
      ("^\\cC$", "\u{3}", true), ("^\\d$", "0", true), ("^\\d$", "\u{7C0}", false), ("^\\D$", "\u{7C0}", true),
      ("^\\w$", "a", true), ("^\\w$", "é", false), ("^\\W$", "é", true), ("^\\s$", " ", true), ("^\\s$", "\u{B}", true),
      ("^\\s$", "\u{A0}", true), ("^\\s$", "\u{FEFF}", true), ("^\\s$", "\u{2029}", true), ("^\\s$", "\u{2003}", true),
      ("^\\s$", "\u{1}", false), ("^\\S$", "\u{A0}", false), ("^\\S$", "\u{1}", true), ("^[\\s]$", "\u{3000}", true),
      ("^[^\\s]$", "\u{3000}", false), ("^\\p{Letter}+$", "π", true), ("^\\p{gc=Lu}$", "Ä", true),
      ("^\\p{General_Category=Decimal_Number}$", "\u{9EA}", true), ("^\\p{digit}+$", "42", true),
      ("^\\p{Script=Greek}$", "π", true), ("^\\P{Letter}$", "1", true), ("^[\\p{Letter}_]+$", "é_", true),
      ("^\\u00e9$", "é", true), ("^\\u{1F600}$", "😀", true), ("^\\ud83d\\ude00$", "😀", true), ("^🐲*$", "🐲🐲", true),
      ("^[\\u{1F600}-\\u{1F602}]$", "😁", true), ("^.$", "\r", false), ("^.$", "\u{2028}", false), ("^.$", "😀", true),
      ("^[.]$", "x", false), ("a$", "a\n", false), ("^$", "", true), ("^\\/\\-$", "/-", true),
      ("^\\u002e$", "x", false),
      ("^[[a]$", "[", true), ("^[]$", "", false), ("^[^]$", "\n", true), ("^(a)?\\1$", "", true),
      ("[\\b]", "\u{8}", true),
      ("^\\x41$", "A", true), ("^[\\-\\]]+$", "]-", true),
    ])
  func means(_ pattern: String, _ text: String, _ found: Bool) throws {
    #expect(try isFound(pattern, in: text) == found)
  }

  @Test(
    "are refused with a reason where PCRE2 would take them for something else",
    arguments: [
      ("^\\S(|(.|\\n)*\\S)\\Z", "'\\Z' is no escape of ECMA-262"), ("\\Kx", "'\\K' is no escape of ECMA-262"),
      ("\\Q*\\E", "'\\Q' is no escape of ECMA-262"), ("\\ud83d", "'\\ud83d' is half of a surrogate pair"),
      ("\\u12", "'\\u' wants four hexadecimal digits"),
      ("\\u{110000}", "'\\u{' wants the number of a character and '}'"),
      ("\\p", "'\\p' wants a property"), ("a\\", "it ends after a backslash"), ("\\p{Nope}", "unknown property"),
    ])
  func refused(_ pattern: String, _ reason: String) throws {
    let problem = try #require(throws: ArgumentProblem.self) {
      try RegularExpression(pattern, dialect: .ecmaScript)
    }
    #expect(problem.message.contains(reason), "\(problem.message)")
  }

  @Test("that give up make no schema hold, whatever stands around them")
  func givesUp() throws {
    let text = JSONValue.string(String(repeating: "a", count: 50_000) + "!")
    let schemas: [JSONValue] = [
      ["pattern": "(a+)+$"], ["not": ["pattern": "(a+)+$"]], ["anyOf": [["not": ["pattern": "(a+)+$"]], false]],
      ["if": ["pattern": "(a+)+$"], "else": true],
    ]
    for schema in schemas {
      let matcher = try MatcherList(["schema": schema], context: context())
      let mismatches = matcher.mismatches(.found(.json(text)))
      #expect(mismatches.count == 1)
      #expect(mismatches.first?.details.first?.contains("gave up") == true, "\(mismatches)")
      let negated = try MatcherList(["not": ["schema": schema]], context: context())
      #expect(negated.mismatches(.found(.json(text))).isEmpty == false, "no answer is no success: \(schema)")
    }
  }
}
