import Diagnostics
import Testing

@Suite struct SpellingTests {
  private let keys = [
    "name", "description", "content_type", "method", "headers", "expect", "base_url", "timeout", "capture", "json",
  ]

  @Test(
    "the word that was meant is found",
    arguments: [
      ("metod", "method"), ("mehtod", "method"), ("content-type", "content_type"), ("contentType", "content_type"),
      ("Headers", "headers"), ("header", "headers"), ("desc", "description"), ("baseurl", "base_url"),
      ("timeuot", "timeout"), ("jsno", "json"),
    ])
  func found(word: String, meant: String) {
    #expect(Spelling.suggestion(for: word, among: keys) == meant)
  }

  @Test("no guess is better than a wild one", arguments: ["", "zzz", "x", "banana", "no", "--"])
  func none(word: String) {
    #expect(Spelling.suggestion(for: word, among: keys) == nil)
  }

  @Test("a word of another tool is translated, if it may stand here")
  func aliases() {
    #expect(Spelling.suggestion(for: "assert", among: keys, aliases: ["assert": "expect"]) == "expect")
    #expect(Spelling.suggestion(for: "Assert", among: keys, aliases: ["assert": "expect"]) == "expect")
    #expect(Spelling.suggestion(for: "assert", among: ["name"], aliases: ["assert": "expect"]) == nil)
  }

  @Test("the nearest of several wins, and the first of equals")
  func nearest() {
    #expect(Spelling.suggestion(for: "abcdf", among: ["abcxx", "abcde", "abcdg"]) == "abcde")
  }

  @Test("a huge word is no slip of the finger")
  func huge() {
    #expect(Spelling.suggestion(for: String(repeating: "a", count: 100_000), among: keys) == nil)
  }
}
