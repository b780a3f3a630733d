import Testing

@testable import Reporting

@Suite("Text of reports")
struct ReportingTextTests {
  @Test(
    "a duration reads as people say it",
    arguments: [
      (0, "0 ms"), (0.0001, "<1 ms"), (0.0414, "41 ms"), (0.9994, "999 ms"), (0.9996, "1.00 s"), (1.2345, "1.24 s"),
      (59.994, "59.99 s"), (59.999, "1 min 0 s"), (123.4, "2 min 3 s"), (3720, "1 h 2 min"), (-5, "0 ms"),
      (.nan, "0 ms"),
      (.infinity, "0 ms"),
    ] as [(Double, String)])
  func duration(seconds: Double, expected: String) { #expect(NumberText.duration(seconds) == expected) }

  @Test(
    "a moment is written in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00"), (-1, "1969-12-31T23:59:59"), (951_782_400_000, "2000-02-29T00:00:00"),
      (1_795_334_400_999, "2026-11-22T08:00:00"), (4_107_542_399_000, "2100-02-28T23:59:59"),
      (4_107_542_400_000, "2100-03-01T00:00:00"), (253_402_300_799_000, "9999-12-31T23:59:59"),
    ] as [(Int64, String)])
  func timestamp(milliseconds: Int64, expected: String) { #expect(NumberText.timestamp(milliseconds) == expected) }

  @Test(
    "control characters are shown, and nothing else changes",
    arguments: [
      ("plain", "plain", "plain"), ("a\tb\nc", #"a\tb\nc"#, "a\tb\nc"), ("a\r\nb\rc", #"a\r\nb\rc"#, "a\nb\\rc"),
      ("\u{1B}[0m\u{0}\u{7F}\u{9B}", #"\u{1B}[0m\u{0}\u{7F}\u{9B}"#, #"\u{1B}[0m\u{0}\u{7F}\u{9B}"#),
      ("é🚀\u{FFFD}", "é🚀\u{FFFD}", "é🚀\u{FFFD}"), ("\u{202E}\u{FFFE}x", #"\u{202E}\u{FFFE}x"#, #"\u{202E}\u{FFFE}x"#),
      ("\r", #"\r"#, #"\r"#), ("", "", ""),
    ])
  func visible(text: String, line: String, block: String) {
    #expect(ReportText.line(text) == line)
    #expect(ReportText.block(text) == block)
  }

  @Test(
    "commands to CI systems are taken apart, other text is left",
    arguments: [
      ("::error::x", "\\u{3A}:error::x"), ("a ::error::x", "a ::error::x"),
      ("a\n \u{A0}\t::x", "a\n \u{A0}\t\\u{3A}:x"),
      ("\u{1B}[31m::x", "\u{1B}[31m\\u{3A}:x"), ("a ##[error]b", "a \\u{23}#[error]b"),
      ("##vso[task]", "\\u{23}#vso[task]"), ("###[x", "#\\u{23}#[x"), ("## [x] ##", "## [x] ##"), ("[::1]", "[::1]"),
      ("::", "\\u{3A}:"), ("\u{1B}", "\u{1B}"), ("::\u{1B}", "\\u{3A}:\u{1B}"),
    ])
  func workflowCommands(text: String, expected: String) { #expect(WorkflowCommands.defused(text) == expected) }

  @Test("a cut falls between characters and counts what is gone", arguments: 8...16)
  func cut(limit: Int) {
    let text = String(repeating: "é🚀", count: 20)
    let cut = HeadAndTail.cut(text, to: limit)
    #expect(!cut.unicodeScalars.contains("\u{FFFD}"))
    let lines = cut.split(separator: "\n")
    let kept = lines[0].utf8.count + lines[2].utf8.count
    #expect(lines[1] == "… \(120 - kept) bytes left out …")
    #expect(text.hasPrefix(lines[0]) && text.hasSuffix(lines[2]))
  }

  @Test(
    "an excerpt is one line",
    arguments: [
      ("{\n  \"a\": 1,\r\n\t\"b\": 2\n}\n", "{ \"a\": 1, \"b\": 2 }"), ("", ""), ("\n\n", ""), ("a  b", "a  b"),
      (String(repeating: "x", count: 100), String(repeating: "x", count: 40) + "…"),
    ])
  func excerpt(text: String, expected: String) { #expect(HeadAndTail.excerpt(text, 40) == expected) }

  @Test(
    "a URL is recognised by its path",
    arguments: [
      ("http://h:1/a/b?c=/d#e", "/a/b"), ("http://h", "/"), ("http://h?x=/y", "/y"), ("/a", "/a"), ("", "/"),
      ("{{base_url}}/a", "/a"),
    ])
  func path(url: String, expected: String) { #expect(CaseTitle.path(ofURL: url) == expected) }

  @Test(
    "a word survives the shell",
    .enabled(if: TestFile.run("sh -c true").succeeded),
    arguments: ["a", "a b", "", "it's", "$HOME", "a\"b", "`x`", "\\", "!x", "*", "~", "a;b", "é", "-n", "'"])
  func shellWord(word: String) {
    let (output, _) = TestFile.run("printf '%s' " + ShellWord.quoted(word))
    #expect(output == word)
  }
}
