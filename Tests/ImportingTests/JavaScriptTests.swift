import Testing

@testable import Importing

@Suite("Scripts are read, never run")
struct JavaScriptTests {
  @Test(
    "what API tests are written in can be read",
    arguments: [
      "var a = 1, b = {c: [1, 2, ...d], 'e-f': g, h}; a ? b : c ?? d",
      "pm.test(\"a\", () => { pm.expect(x).to.eql(1) })\npm.test('b', async function (done) { await f(); done() })",
      "const {data: {id}, items: [first]} = pm.response.json()\nlet t = `a${id}b${`c${1 + {a: 1}.a}`}`",
      "for (var i = 0; i < 3; i++) { if (i) continue; else break }\nfor (const k in o) f(k)\nfor (const x of xs) g(x)",
      "x = y /* c */ / 2; z = /[/\\]]+/gi.test(s) // end",
      "try { a() } catch (e) { throw new Error(e) } finally { b() }\ndo { c() } while (d)\nswitch (a) { case 1: b(); break; default: c() }",
      "a?.b?.[0]?.(1); a ??= 1; if (!a) return; (function () { return 1 })(); new Date().getTime()",
      "\u{FEFF}// only a comment\n/* and another */", "var ünïcode = 'é\\u00e9\\u{1F600}\\x41'",
      "const f = async (a, {b}, ...c) => ({d: 1}); const g = async x => x",
    ])
  func readable(_ source: String) throws {
    _ = try JavaScriptParser.parse(source)
  }

  @Test(
    "what is broken is told with its line",
    arguments: [
      ("a(\n\n", 3), ("'open", 1), ("`open\n", 1), ("/* open", 1), ("a b", 1), ("x = {a: 1\n", 2), ("1 +", 1),
      ("\n\nclass A {}", 3), ("if (a {", 1), ("var = 1", 1), ("@", 1), ("`${`", 1), ("a?", 1), ("((((", 1),
    ])
  func broken(_ source: String, _ line: Int) {
    #expect { try JavaScriptParser.parse(source) } throws: { error in
      (error as? JavaScriptProblem)?.line == line
    }
  }

  @Test(
    "neither depth nor length ends the program",
    arguments: ["(", "[", "{a:", "!", "a(", "if(a)", "`${", "x=>", "1+", "a.b", "a?b:", "-", "function(){", "new "])
  func deep(_ part: String) {
    let source = String(repeating: part, count: 20_000)
    #expect(throws: JavaScriptProblem.self) { try JavaScriptParser.parse(source) }
  }

  @Test("a line break ends a statement where JavaScript lets it")
  func lines() throws {
    let statements = try JavaScriptParser.parse("a = 1\nb = 2\nreturn\nc()\n")
    #expect(statements.map(\.line) == [1, 2, 3, 4])
  }
}
