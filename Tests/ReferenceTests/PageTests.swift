import Reference
import TestSupport
import Testing

@Suite("Pages of the reference")
struct PageTests {
  @Test("every link leads to a page and a heading that are there")
  func links() async {
    let pages = await ReferencePage.all()
    for page in pages {
      for (target, anchor) in Self.links(in: page.text) {
        let goal = target.isEmpty ? page : pages.first { $0.name == target }
        #expect(goal != nil, "\(page.name) links \(target)")
        if let goal, !anchor.isEmpty {
          #expect(Self.anchors(in: goal.text).contains(anchor), "\(page.name) links \(target)#\(anchor)")
        }
      }
    }
  }

  @Test("no line of text is wider than 140 columns, tables and examples apart")
  func width() async {
    for page in await ReferencePage.all() {
      var isCode = false
      for line in page.text.split(separator: "\n") {
        if line.hasPrefix("```") { isCode.toggle() }
        #expect(isCode || line.hasPrefix("|") || line.hasPrefix("#") || line.count <= 140, "\(page.name): \(line)")
      }
    }
  }

  @Test("every row of a table has as many cells as its head")
  func tables() async {
    for page in await ReferencePage.all() {
      var columns: Int?
      for line in page.text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          columns = nil
          continue
        }
        let cells = line.replacing("\\|", with: "").count { $0 == "|" }
        #expect(cells == columns ?? cells, "\(page.name): \(line)")
        columns = columns ?? cells
      }
    }
  }

  @Test("pages come out the same each time")
  func stable() async {
    let first = await ReferencePage.all()
    let second = await ReferencePage.all()
    #expect(first.map(\.text) == second.map(\.text))
  }

  private static func links(in text: String) -> [(page: String, anchor: String)] {
    text.split(separator: "](").dropFirst().compactMap { rest in
      guard let end = rest.firstIndex(of: ")") else { return nil }
      let parts = rest[..<end].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 || rest[..<end].hasSuffix(".md") else { return nil }
      return (String(parts[0]), parts.count == 2 ? String(parts[1]) : "")
    }
  }

  /// As GitHub makes them of headings.
  private static func anchors(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
      String(
        heading.drop { $0 == "#" || $0 == " " }.lowercased().compactMap { character in
          if character == " " { return "-" }
          return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
        })
    }
  }
}
