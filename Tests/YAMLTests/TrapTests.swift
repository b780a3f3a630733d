import Diagnostics
import Testing
import YAML

@Suite struct TrapTests {
  private static let template =
    "a value that begins with '{{' must be quoted / without quotes YAML reads braces as a map: write \"{{name}}\""
  private static let flowMap =
    "a key or value with [ ] { } , in it must be quoted inside '{…}'; or write the map in block style, one key a line"

  @Test(
    "an unquoted template is named as such",
    arguments: [
      ("url: {{base}}/orders", 6), ("url: {{base}}", 6), ("- {{x}}", 3), ("a: [{{x}}]", 5), ("a: {b: {{x}}, c: 1}", 8),
      ("a: {{x | filter 'y'}} z", 4), ("a: {{'{{'}}", 4), ("{{x}}", 1), ("a: 1\nb: {{x}}: y", 4), ("a: {{$uuid}}-1", 4),
      ("a: {{x ?? 'y'}}", 4),
    ])
  func templates(text: String, column: Int) {
    let line = text.split(separator: "\n").count
    #expect(complaint(text) == "\(line):\(column) \(Self.template)")
  }

  @Test("a template inside text, or quoted, needs nothing")
  func harmless() throws {
    #expect(try parsed("a: x{{b}}\nc: '{{d}}'\n") == "{a:\"x{{b}}\",c:\"{{d}}\"}")
  }

  @Test(
    "each of YAML's traps gets a hint of its own",
    arguments: [
      (
        "json: {$.data[0].id: 1}",
        "1:14 ',' or '}' is missing in the map that opens at line 1, column 7 / \(flowMap)"
      ),
      ("a: {b: x{{y}}}", "1:9 ',' or '}' is missing in the map that opens at line 1, column 4 / \(flowMap)"),
      ("a: *", "1:4 an unquoted value cannot begin with '*' (to YAML it is an alias) / quote the whole value"),
      ("a: &", "1:4 an unquoted value cannot begin with '&' (to YAML it is an anchor) / quote the whole value"),
      ("a: %x", "1:4 an unquoted value cannot begin with '%' (to YAML it is a directive) / quote the whole value"),
      ("a: @x", "1:4 an unquoted value cannot begin with '@' / quote the whole value"),
      ("a: `x`", "1:4 an unquoted value cannot begin with '`' / quote the whole value"),
      ("a: [b] c", "1:8 nothing may follow the closing ']' on this line / quote the whole value"),
      ("a: \"b\" c", "1:8 nothing may follow the closing quote on this line / quote the whole value"),
      (
        "a: note: this",
        "1:4 ': ' stands inside an unquoted value / quote the whole value, with single quotes for example"
      ),
      (
        "a: 1\n   b: 2",
        "2:5 a 'key: value' cannot stand here / it is indented more than the line above allows, or that line's value goes on here and needs quotes"
      ),
      (
        "a: \"\\d+\"",
        "1:5 the backslash begins no escape of double quotes / write it in single quotes, where a backslash is just a backslash: '\\d+'"
      ),
      ("a:\n\tb: 1", "2:1 a tab cannot indent YAML / indent with blanks, two a level"),
      ("a:\n  b: 1\n\tc: 1", "3:1 a tab cannot indent YAML / indent with blanks, two a level"),
      ("a: 'x", "1:4 the quotes that open here are never closed"),
      (
        "a: 1\nb\nc: 2",
        "2:1 a key without a ':' / write 'key: value'; a text of several lines follows '|' or stands in quotes"
      ),
      (
        "a: - b",
        "1:4 a list item cannot begin here / begin each '- ' on a line of its own, under its key; quote a value that begins with '- '"
      ),
      (
        "a:\n  b: 1\n c: 2",
        "3:2 a key is expected here, as in the map that begins at line 1 / give the keys of one map the same indentation"
      ),
      (
        "a: | x\n  y",
        "1:6 nothing but a comment may follow '|' or '>' on its line / quote the value where it is text that begins with '|' or '>'"
      ),
      ("a: !x!y z", "1:4 a value that begins with '!' is read as a YAML tag / quote it where it is text"),
      (
        "a: [1, 2",
        "1:4 the list that opens here is never closed / add the closing ']'"
      ),
    ])
  func traps(text: String, expected: String) {
    #expect(complaint(text) == expected)
  }

  private static let pathInFlow =
    "'[' stands inside an unquoted key or value of '{…}' or '[…]' / quote it, or write the map in block style, one key a line"

  @Test(
    "the traps are found in keys, inside of braces and over several lines as well",
    arguments: [
      ("a:\n  {{k}}: 1", "2:3 \(template)"), ("a: &b {{x}}", "1:7 \(template)"), ("a: {{{k}}: 1}", "1:4 \(template)"),
      ("a: {\n  b: {{x}} }", "2:6 \(template)"), ("a: {{\n  x }}", "1:4 \(template)"),
      ("json: {$.a[*].id: 1}", "1:11 \(pathInFlow)"), ("json: {$.a[?@.b == 'x']: 1}", "1:11 \(pathInFlow)"),
      ("a: {b: 1,\n  $.a[*]: 2}", "2:6 \(pathInFlow)"),
      ("a: {\n  $.a[0]: 1 }", "2:6 ',' or '}' is missing in the map that opens at line 1, column 4 / \(flowMap)"),
      ("a: {b: *}", "1:8 an unquoted value cannot begin with '*' (to YAML it is an alias) / quote the whole value"),
      ("*: 1", "1:1 an unquoted value cannot begin with '*' (to YAML it is an alias) / quote the whole value"),
      (
        "a: {b: %20}", "1:8 an unquoted value cannot begin with '%' (to YAML it is a directive) / quote the whole value"
      ),
      ("a: [@x]", "1:5 an unquoted value cannot begin with '@' / quote the whole value"),
      (
        "a: {b: c: d}",
        "1:9 ': ' stands inside an unquoted value / quote the whole value, with single quotes for example"
      ),
      ("a: {b: 1\n", "1:4 the map that opens here is never closed / add the closing '}'"),
      ("a: {: 1}", "1:5 a key is missing before ':'"),
      (
        "a: 'it's'",
        "1:8 nothing may follow the closing quote on this line / inside single quotes a quote is written twice: 'it''s'"
      ),
      ("a: 1\nb:2\nc: 3", "2:1 a key without a ':' / a blank must follow the colon: 'key: value'"),
      (
        "- a: 1\n  b: 2\n c: 3",
        "3:2 a list item is expected here, as in the list that begins at line 1 / give a key of an item the same indentation as the item's other keys"
      ),
      (
        "a: !important x",
        "1:4 the tag '!important' is not supported / quote the value where it is text that begins with '!'"
      ),
      (
        "\"$.a[?match(@.b, '\\d')]\": 1",
        "1:19 the backslash begins no escape of double quotes / write it in single quotes, where a backslash is just a backslash: '\\d+'"
      ),
    ])
  func variants(text: String, expected: String) {
    #expect(complaint(text) == expected)
  }

  @Test("what YAML reads without a word, but hardly anyone means, is a warning")
  func silent() {
    #expect(warnings("a: &b c") == ["warning 1:4 '&b' names an anchor that no alias uses, and is no part of the value"])
    #expect(warnings("a: {b:1, 'c:d': , e: 2}") == ["warning 1:5 'b:1' is a key without a value"])
    #expect(warnings("a: \"\\bword\"") == ["warning 1:5 '\\b' in double quotes is a backspace"])
  }

  @Test(
    "an anchor in use, a set and a backspace by its code are no warnings",
    arguments: ["a: &b c\nd: *b", "a: &b {c: d}", "a: {b, c}", "a: \"\\x08\"", "a: '\\b'", "a: {b: , c: 1}"])
  func meant(text: String) {
    #expect(warnings(text) == [])
  }

  private func warnings(_ text: String) -> [String] {
    var problems: [Diagnostic] = []
    _ = YAMLParser.parse(SourceText(path: "a.yaml", text: text), problems: &problems)
    return problems.map { "\($0.severity) \($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)" }
  }

  @Test("a comment that cuts a value with open quotes or brackets is a warning")
  func cut() {
    #expect(
      warnings("a: 1\nb: $.x[?@.y == 'a # b']\n")
        == ["warning 2:4 ' #' begins a comment and cuts this value, whose '[' is still open"])
    #expect(
      warnings("a: say \"one # two\"") == [
        "warning 1:4 ' #' begins a comment and cuts this value, whose double quote is still open"
      ])
  }

  @Test(
    "an ordinary comment is no warning",
    arguments: [
      "a: 1 # one", "a: it's # fine", "a: '(' # quoted", "a: (x) # y", "a: [x] # y", "a: | # (\n  x ( # y\n",
      "# (\na: 1",
    ])
  func ordinary(text: String) {
    #expect(warnings(text) == [])
  }
}
