import JSON
import Testing

@Suite("Regular expressions of RFC 9485") struct IRegexpTests {
  @Test(
    "an expression matches the whole text",
    arguments: [
      ("", "", true), ("", "a", false), ("a", "a", true), ("a", "aa", false), ("a|b", "b", true), ("a||b", "", true),
      ("a*", "", true), ("a*", "aaaa", true), ("a+", "", false), ("a?b", "b", true), ("(ab)+c", "ababc", true),
      ("a{3}", "aaa", true), ("a{3}", "aa", false), ("a{2,}", "aaaaa", true), ("a{2,}", "a", false), ("a{0}", "", true),
      ("a{1,3}", "aaaa", false), ("a{1,3}", "aaa", true), ("[a-c]+", "abc", true), ("[^a-c]", "b", false),
      ("[^a-c]", "d", true),
      ("[-a]", "-", true), ("[a-]", "-", true), ("[a\\-z]", "m", false), ("[\\[\\]]", "]", true), ("[.]", "x", false),
      ("[*+?(){}|^$]", "|", true), ("[^^]", "^", false), (".", "\n", false), (".", "\r", false),
      (".", "\u{2028}", true), (".", "𝄞", true),
      ("\\.", ".", true), ("\\.", "x", false), ("\\n", "\n", true), ("\\p{L}", "é", true), ("\\p{Lu}", "e", false),
      ("\\P{Lu}", "e", true),
      ("\\p{N}+", "12٣", true), ("[\\p{L}\\p{Nd}]+", "a1", true), ("[^\\p{L}]", "1", true), ("[\\P{L}]", "1", true),
      ("\\p{Sc}", "€", true), ("\\p{Cn}", "\u{378}", true),
      ("(a*)*", "aaa", true), ("(a|aa)+$", "aaaa", true), ("^ab.*", "abc", true), ("a^b", "ab", false),
      ("a$|b", "a", true), ("1974-05-..", "1974-05-11", true),
      ("a,b", "a,b", true), ("[+-a]", "B", true), ("(){5}", "", true), ("(^a)*", "aa", false),
    ])
  func matches(pattern: String, text: String, matches: Bool) throws {

    #expect(try IRegexp(pattern).matches(text) == matches)
  }

  @Test(
    "an expression is found anywhere in the text",
    arguments: [
      ("b", "abc", true), ("^b", "abc", false), ("c$", "abc", true), ("b$", "abc", false), ("", "abc", true),
      ("", "", true),
      ("[0-9]{3}", "a12b345c", true), ("[0-9]{4}", "a12b345c", false), ("^$", "", true), ("^$", "a", false),
      ("aab", "aaab", true), ("$", "abc", true),
    ])
  func found(pattern: String, text: String, isFound: Bool) throws {
    #expect(try IRegexp(pattern).isFound(in: text) == isFound)
  }

  @Test(
    "what RFC 9485 does not know is refused",
    arguments: [
      "*", "a**", "a+?", "(", ")", "(a", "a)", "[", "[a", "[]", "[^]", "]", "}", "{", "a{", "a{}", "a{,2}", "a{1",
      "a{2,1}", "a{x}", "\\", "\\d", "\\w",
      "\\b", "\\1", "\\u0041", "\\x41", "\\p", "\\p{", "\\p{Cs}", "\\p{Xx}", "\\p{IsGreek}", "\\p{l}", "(?:a)", "(?=a)",
      "[z-a]", "[a-c-e]", "[--a]", "[[a]]", "[a&&[b]]", "\\e",
    ])
  func refused(pattern: String) {
    #expect(throws: IRegexpError.self) { try IRegexp(pattern) }
  }

  @Test(
    "patterns that make a backtracking matcher hang take no time",
    arguments: ["(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*)*(.*)*(.*)*b", "(a?){50}a{50}b"])
  func hostile(pattern: String) throws {
    let text = String(repeating: "a", count: 2_000)
    #expect(try !IRegexp(pattern).matches(text))
    #expect(try !IRegexp(pattern).isFound(in: text))
  }

  @Test(
    "repetitions that unfold to millions of steps are refused",
    arguments: ["a{1000000}", "((a{100}){100}){100}", "(){99999999999999999999}", "((){9999}){9999}", "a{0,1000000}"])
  func tooLarge(pattern: String) {
    #expect(throws: IRegexpError.self) { try IRegexp(pattern) }
  }

  @Test("a million open groups are refused without using the stack")
  func deep() {
    #expect(throws: IRegexpError.self) { try IRegexp(String(repeating: "(", count: 1_000_000)) }
  }
}
