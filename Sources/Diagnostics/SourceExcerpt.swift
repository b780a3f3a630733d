/// The line that a message speaks of, made fit for a terminal, and where its carets go.
struct SourceExcerpt {
  /// The line as shown: tabs as blanks, control characters visible, cut around the carets where it is long.
  private(set) var text = ""
  /// Columns of the terminal before the first caret.
  private(set) var caretStart = 0
  private(set) var caretCount = 1

  private static let tabWidth = 4
  private static let longest = 110
  private static let before = 50
  private static let farthest = 2000

  init(_ place: SourcePlace) {
    let line = URLPassword.starred(place.source.line(place.line)).unicodeScalars
    let column = max(0, Int(place.span.column) - 1)
    // A line of megabytes (JSON knows such) is looked at around the carets only.
    let skipped = max(0, column - Self.farthest)
    let start = line.index(line.startIndex, offsetBy: skipped, limitedBy: line.endIndex) ?? line.endIndex
    let scalars = Array(line[start...].prefix(2 * Self.farthest))
    let first = column - skipped
    let oneLine = place.span.endLine == place.span.line
    let end =
      oneLine ? min(Int(place.span.endColumn) - 1 - skipped, max(scalars.count, first + 1)) : scalars.count
    let cells = Self.cells(of: scalars)

    // A caret may stand just past the end of the line ("something is missing here").
    let begin = first < cells.count ? cells[first].column : (cells.last.map { $0.column + $0.width } ?? 0)
    var stop = begin
    for index in first..<max(first, min(end, cells.count)) { stop = cells[index].column + cells[index].width }
    caretStart = begin
    caretCount = max(1, stop - begin)
    cut(cells)
  }

  private struct Cell {
    var shown: String
    var column: Int
    var width: Int
  }

  private static func cells(of scalars: [Unicode.Scalar]) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(scalars.count)
    var column = 0
    for scalar in scalars {
      let cell: Cell
      if scalar == "\t" {
        let width = tabWidth - column % tabWidth
        cell = Cell(shown: String(repeating: " ", count: width), column: column, width: width)
      } else {
        cell = Cell(shown: VisibleText.shown(scalar), column: column, width: VisibleText.width(scalar))
      }
      cells.append(cell)
      column += cell.width
    }
    return cells
  }

  /// Keeps the whole line where it fits, else a window that begins some way before the carets.
  private mutating func cut(_ cells: [Cell]) {
    let total = cells.last.map { $0.column + $0.width } ?? 0
    guard total > Self.longest else {
      text = Self.trimmed(cells[...])
      return
    }
    let left = caretStart < Self.longest - 20 ? 0 : caretStart - Self.before
    let right = left + Self.longest
    let window = cells.filter { $0.column >= left && $0.column + $0.width <= right }
    let begins = window.first?.column ?? 0
    let ends = window.last.map { $0.column + $0.width } ?? 0
    text = (begins > 0 ? "…" : "") + Self.trimmed(window[...]) + (ends < total ? "…" : "")
    caretStart -= begins - (begins > 0 ? 1 : 0)
    caretCount = max(1, min(caretCount, Self.longest - caretStart))
  }

  private static func trimmed(_ cells: ArraySlice<Cell>) -> String {
    var kept = cells
    while let last = kept.last, last.shown.allSatisfy({ $0 == " " }) { kept.removeLast() }
    return kept.map(\.shown).joined()
  }
}
