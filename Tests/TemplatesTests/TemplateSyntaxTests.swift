import Diagnostics
import JSON
import Templates
import Testing
import YAML

struct TemplateSyntaxTests {
  private static let literal = "two braces that are meant as text are written {{'{{'}}"

  @Test(
    "a mistake in a template is told at its own place, with a way out",
    arguments: [
      ("{{name", "1:1-3 a template is not closed [add '}}']\n\(literal)"),
      ("a {{name}", "1:9-10 unexpected '}' after 'name' in a template [expected '}}', '??' or '|']"),
      ("{{", "1:1-3 a template is not closed [add '}}']\n\(literal)"),
      ("{{name | upper", "1:1-3 a template is not closed [add '}}']\n\(literal)"),
      ("{{}}", "1:1-5 a template without a name [write a variable's name, as in {{order_id}}]\n\(literal)"),
      ("{{  }}", "1:1-7 a template without a name [write a variable's name, as in {{order_id}}]\n\(literal)"),
      (
        "x {{1st}}",
        """
        1:5-8 '1st' is not a variable's name [a name begins with a letter or '_', then letters, digits, '_' and '-']
        \(literal)
        """
      ),
      (
        "{{user.name}}",
        """
        1:7-12 unexpected '.name' after 'user' in a template [expected '}}', '??' or '|']
        for a part of a variable write {{user | jsonpath '$.name'}}
        """
      ),
      (
        "{{items[0].id}}",
        """
        1:8-14 unexpected '[0].id' after 'items' in a template [expected '}}', '??' or '|']
        for a part of a variable write {{items | jsonpath '$[0].id'}}
        """
      ),
      (
        "{{vault:key}}",
        """
        1:8-12 unexpected ':key' after 'vault' in a template [expected '}}', '??' or '|']
        a secret is used by its name alone; where it comes from stands under `secrets:` of an environment
        """
      ),
      (
        "{{first name}}",
        "1:9-13 unexpected 'name' after 'first' in a template [expected '}}', '??' or '|']"
      ),
      (
        "{{$uid}}",
        "1:3-7 there is no dynamic value '$uid' [did you mean '$uuid'?]"
      ),
      (
        "{{$}}",
        "1:3-4 a dynamic value without a name [such as $uuid or $timestamp]"
      ),
      (
        "{{$env}}",
        """
        1:3-7 there is no dynamic value '$env' [such as $uuid or $timestamp]
        a variable of the process is written {{$env.NAME}}
        """
      ),
      (
        "{{server}}",
        "1:3-9 'server' is a reserved name and no variable [did you mean 'server.url'?]"
      ),
      ("{{request.pth}}", "1:3-14 there is no 'request.pth' [did you mean 'request.path'?]"),
      (
        "{{name ?? x}}",
        """
        1:11-12 'x' is not a default [quote a text: 'x']
        a default is a text in single quotes, a number, true, false or null
        """
      ),
      (
        "{{name ?? }}",
        """
        1:11-12 '??' without a default [write one, as in {{name ?? 'x'}}]
        a default is a text in single quotes, a number, true, false or null
        """
      ),
      (
        "{{name ?? 'x}}",
        """
        1:11-12 a quote in a template is not closed [add the closing ']
        a quote inside quotes is written twice: 'it''s'
        """
      ),
      ("{{name | upper ?? 'x'}}", "1:16-18 a default stands before the filters [write {{name ?? 'x' | filter}}]"),
      ("{{name | replace 'a}}", "1:18-19 a quote in a template is not closed [add the closing quote]"),
      (
        "{{a{{b}}}}",
        """
        1:4-5 a template inside a template [templates do not nest]
        give the inner one a variable of its own, and name that here
        a brace that is meant as text, before a template, is written {{'{'}}
        """
      ),
      (
        "{{{name}}}",
        """
        1:3-4 a template inside a template [templates do not nest]
        give the inner one a variable of its own, and name that here
        a brace that is meant as text, before a template, is written {{'{'}}
        """
      ),
      ("{{a}} {{b}} {{c", "1:13-15 a template is not closed [add '}}']\n\(literal)"),
      ("{{'{{'}} {{'{{{'}} {{c", "1:20-22 a template is not closed [add '}}']\n\(literal)"),
      ("日本 {{c", "1:4-6 a template is not closed [add '}}']\n\(literal)"),
    ])
  func mistake(written: String, expected: String) {
    #expect(told { _ = try template(written) } == expected)
  }

  @Test("an unknown filter is pointed at inside the template")
  func unknownFilter() {
    let told = told { _ = try template("id: {{name | uper}}") }
    #expect(told.hasPrefix("1:14-15 unknown filter 'uper' [did you mean 'upper'?]"))
  }

  @Test(
    "the place of a mistake follows YAML's quoting, folding and indentation",
    arguments: [
      ("a: x {{1}}", "1:8-9"),
      ("a: 'x {{1}}'", "1:9-10"),
      ("a: 'it''s {{b ?? ''q'' c}}'", "1:24-25"),
      ("a: \"x {{1}}\"", "1:9-10"),
      ("a: \"\\\"\\u00e9\\\" {{1}}\"", "1:18-19"),
      ("a: \"{{b ?? '\\\"' c}}\"", "1:17-18"),
      ("a: |\n  first\n  second {{1}}\n", "3:12-13"),
      ("a: >-\n  first\n\n  second {{1}}\n", "4:12-13"),
      ("a: one\n  two {{1}}", "2:9-10"),
      ("a: 'one\n  two {{1}}'", "2:9-10"),
      ("a: |\n  {{b\n  1}}\n", "3:3-4"),
      ("a: &anchor 'x {{1}}'", "1:17-18"),
      ("a: é日 {{1}}", "1:9-10"),
      ("a: 'x\r\n\r\n  é {{1}}'", "3:7-8"), ("a: \"x {{\r\n  1}}\"\r\n", "2:3-4"), ("\u{FEFF}a: '{{1}}'", "1:7-8"),
    ])
  func placeInsideYAML(yaml: String, expected: String) throws {
    var problems: [Diagnostic] = []
    _ = try tree(yaml, problems: &problems)
    let place = told(try #require(problems.first)).prefix { $0 != " " }
    #expect(place == expected)
  }

  @Test(
    "in a whole file nothing is quoting, folding or indentation: a mistake stands where it stands",
    arguments: [
      ("{\"a\": \"{{x}}\",\r\n   \"b\": {{1}}}\r\n", "2:11-12"), ("x {{a |\r\n    nope}}", "2:5-6"),
      ("x {{a |\n    nope}}", "2:5-6"), ("\"\\u00e9 {{1}}\"", "1:11-12"), ("'it''s {{b ?? ''q'' c}}'", "1:17-20"),
      ("| {{1}}", "1:5-6"), ("a\r\n{{'b\r\n", "2:3-4"),
    ])
  func placeInWholeFile(text: String, expected: String) throws {
    let problem = try #require(throws: Diagnostic.self) {
      try Template(wholeOf: SourceText(path: "body.json", text: text))
    }
    #expect(told(problem).prefix { $0 != " " } == expected)
  }

  @Test("a mistake in a text that is not in the file as it stands points at the whole scalar")
  func placeOfEscapedBraces() throws {
    var problems: [Diagnostic] = []
    _ = try tree("a: \"\\x7b{1}}\"", problems: &problems)
    #expect(told(try #require(problems.first)).hasPrefix("1:4-14 "))
  }

  @Test("no text whatever crashes the parser, and what it accepts can be evaluated", arguments: 0..<64)
  func randomText(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let pieces = [
      "{{", "}}", "{", "}", "'", "\"", "|", " | ", "??", " ?? ", "$", "a", "name", "$uuid", "request.path", "upper",
      "first", "raw", "''", "é", "\u{1F600}", "\n", " ", "\t", "\0", ".", "[0]", "1", "-", "{{name}}", "{{'{{'}}",
      "$env.", "\\", ":", "\u{301}",
    ]
    for _ in 0..<200 {
      let count = Int.random(in: 0...14, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      do {
        let template = try template(text)
        _ = try? template.text(in: scope(["name": .string("Ann"), "a": .null]))
        _ = template.uses.map(\.place.column)
      } catch {
        let span = (error as? Diagnostic)?.place?.span
        #expect(span.map { $0.line >= 1 && $0.column >= 1 && $0.endLine >= $0.line } == true, "\(text)")
      }
    }
  }
}
