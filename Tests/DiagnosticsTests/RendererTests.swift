import Diagnostics
import Testing

@Suite struct RendererTests {
  private func rendered(
    _ message: String = "wrong", line text: String, from column: Int, to end: Int? = nil, label: String? = nil,
    hints: [String] = []
  ) -> String {
    let source = SourceText(path: "a.yaml", text: text)
    let span = SourceSpan(line: 1, column: column, endColumn: end)
    return DiagnosticRenderer(color: false).render(
      Diagnostic(message, at: SourcePlace(source, span), label: label, hints: hints))
  }

  @Test("a message shows place, line, carets, label and hints")
  func shape() {
    let source = SourceText(
      path: "collections/products.yaml", text: String(repeating: "\n", count: 13) + "    metod: POST\r\n")
    let diagnostic = Diagnostic(
      "unknown key 'metod' in request 'Create product'",
      at: SourcePlace(source, SourceSpan(line: 14, column: 5, endColumn: 10)), label: "did you mean 'method'?",
      hints: ["one way", "another"])
    #expect(
      DiagnosticRenderer(color: false).render(diagnostic) == """
        error: unknown key 'metod' in request 'Create product'
          --> collections/products.yaml:14:5
           |
        14 |     metod: POST
           |     ^^^^^ did you mean 'method'?
           hint: one way
           hint: another
        """)
  }

  @Test("a label of several lines stays in its column")
  func labelLines() {
    #expect(
      rendered(line: "$.code: 0", from: 1, to: 7, label: "expected: 0\nactual:   7") == """
        error: wrong
         --> a.yaml:1:1
          |
        1 | $.code: 0
          | ^^^^^^ expected: 0
          |        actual:   7
        """)
  }

  @Test("without a place there are words only")
  func noPlace() {
    let diagnostic = Diagnostic(.warning, "nothing was found", hints: ["look again"])
    #expect(DiagnosticRenderer(color: false).render(diagnostic) == "warning: nothing was found\n  hint: look again")
  }

  @Test(
    "carets stand under what is meant, whatever stands before",
    arguments: [
      ("\tx: y", 2, 3, "    x: y", "    ^"),
      ("商品: y", 5, 6, "商品: y", "      ^"),
      ("e\u{301}e\u{301}: y", 6, 7, "e\u{301}e\u{301}: y", "   ^"),
      ("😀😀 y", 1, 3, "😀😀 y", "^^^^"),
      ("a\u{1B}[31mb", 7, 8, "a␛[31mb", "      ^"),
      ("a\u{202E}b", 3, 4, "a<U+202E>b", "         ^"),
      ("ab", 3, 4, "ab", "  ^"),
      ("ab", 9, 12, "ab", "  ^"),
      ("abc", 2, 900, "abc", " ^^"),
    ])
  func carets(line: String, column: Int, end: Int, shown: String, carets: String) {
    let lines = rendered(line: line, from: column, to: end).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3] == "1 | " + shown)
    #expect(lines[4] == "  | " + carets)
  }

  @Test("a span over several lines is marked to the end of its first")
  func manyLines() {
    let source = SourceText(path: "a.yaml", text: "key: one\n  two")
    let span = SourceSpan(line: 1, column: 6, endLine: 2, endColumn: 6)
    let text = DiagnosticRenderer(color: false).render(Diagnostic("wrong", at: SourcePlace(source, span)))
    #expect(text.hasSuffix("\n  |      ^^^"))
  }

  @Test("a very long line is cut around its caret", arguments: [1, 60, 500, 1000, 100_000])
  func longLine(column: Int) {
    var text = Array(repeating: "a", count: 100_000)
    text[column - 1] = "X"
    let lines = rendered(line: text.joined(), from: column).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3].count < 125)
    let caret = Array(lines[4]).firstIndex(of: "^")
    let mark = Array(lines[3]).firstIndex(of: "X")
    #expect(caret != nil && caret == mark)
    #expect(lines[3].hasSuffix("…") == (column != 100_000))
  }

  @Test("a span longer than the window does not run out of it")
  func longSpan() {
    let lines = rendered(line: String(repeating: "a", count: 5000), from: 2000, to: 4900).split(separator: "\n")
    #expect(lines[4].count < 125)
  }

  @Test("control characters of the user's text cannot reach the terminal")
  func control() {
    let text = rendered("key 'a\u{1B}]0;x\u{7}\nb'", line: "x", from: 1, label: "\u{9B}1m", hints: ["\u{7F}"])
    #expect(text.hasPrefix("error: key 'a␛]0;x␇␊b'\n"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
  }

  @Test("colours are there when asked for, and only then")
  func colors() {
    let source = SourceText(path: "a.yaml", text: "x")
    let diagnostic = Diagnostic(
      .warning, "wrong", at: SourcePlace(source, SourceSpan(line: 1, column: 1)), label: "l", hints: ["h"])
    let colored = DiagnosticRenderer(color: true).render(diagnostic)
    let plain = DiagnosticRenderer(color: false).render(diagnostic)
    #expect(colored.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
    var stripped = ""
    var inside = false
    for character in colored {
      if character == "\u{1B}" { inside = true }
      if !inside { stripped.append(character) }
      if character == "m" { inside = false }
    }
    #expect(stripped == plain)
  }

  @Test("a message that quotes a whole file shows how it begins and ends")
  func longMessage() {
    let text = DiagnosticRenderer(color: false).render(
      Diagnostic("'\(String(repeating: "é", count: 50_000))' is no file"))
    #expect(text.unicodeScalars.count < 1300)
    #expect(text.hasPrefix("error: 'éé") && text.hasSuffix("é' is no file"))
    #expect(text.contains("… (48813 characters) …"), "\(text)")
  }

  @Test("the summary counts errors and warnings")
  func summary() {
    let error = Diagnostic("e")
    let warning = Diagnostic(.warning, "w")
    #expect(DiagnosticRenderer.summary(of: [error, warning, error, error]) == "3 errors, 1 warning")
    #expect(DiagnosticRenderer.summary(of: [error]) == "1 error")
    #expect(DiagnosticRenderer.summary(of: [warning, warning]) == "2 warnings")
    #expect(DiagnosticRenderer.summary(of: []) == "no problems")
  }

  @Test("a byte order mark is no part of the first line")
  func byteOrderMark() {
    #expect(SourceText(path: "a", bytes: [0xEF, 0xBB, 0xBF, 0x61, 0x0A]).line(1) == "a")
    #expect(SourceText(path: "a", text: "a\nb").line(2) == "b")
    #expect(SourceText(path: "a", text: "a\nb").line(3) == "")
  }
}
