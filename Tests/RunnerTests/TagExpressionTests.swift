import Diagnostics
import Runner
import Testing

@Suite("A tag expression")
struct TagExpressionTests {
  private func holds(_ text: String, _ tags: String...) throws -> Bool {
    try TagExpression(parsing: text, option: "--tag").holds(for: tags)
  }

  @Test(
    "chooses by and, or, not and parentheses",
    arguments: [
      ("orders", ["orders"], true), ("orders", ["order"], false), ("orders", ["Orders"], false), ("not a", [], true),
      ("not not a", ["a"], true), ("a and b", ["a"], false), ("a and b", ["b", "a"], true), ("a or b", ["b"], true),
      ("a or b and c", ["a"], true), ("(a or b) and c", ["a"], false), ("not a or b", ["a", "b"], true),
      ("not (a or b)", ["b"], false), ("orders and not slow", ["orders", "slow"], false),
      ("  a\tand\nb ", ["a", "b"], true),
      ("(((a)))", ["a"], true), ("a(b)", [], nil), ("AND", ["AND"], true), ("android", ["android"], true),
    ] as [(String, [String], Bool?)])
  func choice(_ text: String, _ tags: [String], _ expected: Bool?) throws {
    guard let expected else {
      #expect(throws: Diagnostic.self) { try TagExpression(parsing: text, option: "--tag") }
      return
    }
    #expect(try TagExpression(parsing: text, option: "--tag").holds(for: tags) == expected)
  }

  @Test("takes odd tags in quotes, and most others without")
  func oddTags() throws {
    #expect(try holds("'needs review' and \"and\"", "needs review", "and"))
    #expect(try holds("\"it's\"", "it's"))
    #expect(try holds("SHOP-12 and v1.2/beta:x@y#z=1", "SHOP-12", "v1.2/beta:x@y#z=1"))
    #expect(try holds("größe", "größe"))
    #expect(try holds("'a,b'", "a,b"))
  }

  @Test(
    "says what is wrong, with a caret at it",
    arguments: [
      ("", 1, 1, "a tag is expected"), ("   ", 4, 1, "a tag is expected"),
      ("a and", 3, 3, "a tag is expected after this"),
      ("and a", 1, 3, "a tag is expected here"), ("a b", 3, 1, "'and' or 'or' is missing before this"),
      ("a AND b", 3, 3, "'AND' is read as a tag"), ("NOT a", 1, 3, "'NOT' is read as a tag"),
      ("(a", 1, 1, "this '(' is never closed"), ("a)", 2, 1, "this ')' has no '('"),
      ("()", 2, 1, "a tag is expected here"),
      ("(", 1, 1, "a tag is expected after this"), ("'a", 1, 1, "this quote is never closed"),
      ("a && b", 3, 2, "'&&' has no meaning here"), ("a,b", 2, 1, "',' has no meaning here"),
      ("!a", 1, 1, "'!' has no meaning here"), ("a | b", 3, 1, "'|' has no meaning here"),
      ("a or or b", 6, 2, "a tag is expected here"), ("(a b)", 4, 1, "'and' or 'or' is missing before this"),
    ])
  func problems(_ text: String, _ column: Int, _ length: Int, _ message: String) throws {
    let problem = #expect(throws: Diagnostic.self) { try TagExpression(parsing: text, option: "--tag") }
    let place = try #require(problem?.place)
    #expect(problem?.message == message)
    #expect(place.column == column)
    #expect(place.span.endColumn - place.span.column == Int32(length))
    #expect(place.file == "--tag")
  }

  @Test("that is endless is refused, not followed for ever")
  func hostile() throws {
    let deep = String(repeating: "(", count: 100_000) + "a" + String(repeating: ")", count: 100_000)
    let problem = #expect(throws: Diagnostic.self) { try TagExpression(parsing: deep, option: "--tag") }
    #expect(problem?.message == "the expression is nested too deeply")
    #expect(throws: Diagnostic.self) {
      try TagExpression(parsing: String(repeating: "not ", count: 100_000) + "a", option: "--tag")
    }
    let long = Array(repeating: "a", count: 50_000).joined(separator: " or ") + " or b"
    #expect(try holds(long, "b"))
  }

  @Test("names its tags and where they stand, for those who look whether there are any such")
  func uses() throws {
    let expression = try TagExpression(parsing: "a and (b or not 'c d')", option: "--exclude-tag")
    #expect(expression.uses.map(\.tag) == ["a", "b", "c d"])
    #expect(expression.uses.map(\.place.column) == [1, 8, 17])
  }
}
