/// A page under construction: blocks, with one empty line between two.
struct Markdown {
  private var blocks: [String] = []

  init(_ title: String, _ introduction: String...) {
    blocks = ["# \(title)", "<!-- Written by `make reference` from the program's own tables. -->"]
    for paragraph in introduction { self.paragraph(paragraph) }
  }

  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  mutating func heading(_ text: String, level: Int = 2) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

  /// Wrapped, so that differences between versions stay readable.
  mutating func paragraph(_ text: String) { blocks.append(Self.wrapped(text)) }

  mutating func code(_ text: String, _ language: String = "") {
    let body = text.last == "\n" ? String(text.dropLast()) : text
    blocks.append("```\(language)\n\(body)\n```")
  }

  mutating func code(_ lines: [String], _ language: String = "") { code(lines.joined(separator: "\n"), language) }

  mutating func table(_ titles: [String], _ rows: [[String]]) {
    let lines =
      [titles, titles.map { _ in "---" }] + rows.map { row in row.map { $0.replacing("|", with: "\\|") } }
    blocks.append(lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
  }

  /// Links to headings of this page, each a word in code font.
  mutating func contents(_ names: [String]) { paragraph(names.map { Self.link($0) }.joined(separator: " · ")) }

  static func link(_ name: String, in page: String = "") -> String { "[`\(name)`](\(page)#\(anchor(name)))" }

  /// As GitHub makes it of a heading.
  static func anchor(_ heading: String) -> String {
    String(
      heading.lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }

  /// Text in code font, whatever it holds.
  static func code(_ text: String) -> String {
    guard text.contains("`") else { return "`\(text)`" }
    return "`` \(text) ``"
  }

  /// Code and a dot between links stay on the line of what is before them.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var isCode = false
    for word in text.split(separator: " ").map(String.init) {
      if let last = words.last, isCode || word == "·" {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(word)
      }
      if word.count(where: { $0 == "`" }) % 2 == 1 { isCode.toggle() }
    }
    return words
  }

  private static func wrapped(_ text: String, width: Int = 120) -> String {
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
