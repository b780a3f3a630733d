import Diagnostics
import JSON
import Templates

/// Gathers the rows of one file: looks at each column's name once, and keeps within the limits.
struct RowCollector {
  struct Cell {
    var name: String
    var value: JSONValue
    var span: SourceSpan
  }

  static let mostRows = 100_000
  /// A file with more is broken as a whole; the rest would only hide the first ones.
  private static let mostProblems = 20

  private(set) var rows: [Variables] = []
  private var names: Set<String> = []
  private var hasWarned = false

  /// Whether reading goes on: false at the limits, of which the second is a problem of its own.
  mutating func isOpen(at span: SourceSpan, _ decoding: inout Decoding) -> Bool {
    guard decoding.problems.count < Self.mostProblems else { return false }
    guard rows.count < Self.mostRows else {
      decoding.report(
        "the file holds more than 100,000 rows", at: span, hints: ["split it, or take a part of the rows"])
      return false
    }
    return true
  }

  /// Looks at a column's name where it is new; a problem of it is reported.
  mutating func note(column name: String, at span: SourceSpan, _ decoding: inout Decoding) {
    guard names.insert(name).inserted else { return }
    decoding.notes.definitions.append((name, decoding.place(span)))
    if !VariableName.isName(name) {
      decoding.report(
        "the column '\(VisibleText.shown(name))' cannot be a variable's name", at: span,
        label: Self.similarName(name).map { "write '\($0)'" },
        hints: ["a name has letters, digits, '_' and '-', and begins with a letter or '_'"])
    } else if ReservedNames.isReserved(name) {
      decoding.report(
        "the column '\(name)' has a reserved name", at: span, hints: ["{{\(name).…}} has values of its own"])
    }
  }

  mutating func add(_ cells: [Cell], _ decoding: inout Decoding) {
    var row: Variables = [:]
    row.reserveCapacity(cells.count)
    for cell in cells {
      warnOfTemplate(cell, &decoding)
      row[cell.name] = VariableDefinition(value: .constant(cell.value), place: decoding.place(cell.span))
    }
    rows.append(row)
  }

  /// Said once a file: whoever means `{{…}}` as a template has it in many rows.
  private mutating func warnOfTemplate(_ cell: Cell, _ decoding: inout Decoding) {
    guard !hasWarned, let text = cell.value.stringValue, Template.mayHoldTemplate(text),
      let template = try? Template(parsing: text, at: decoding.place(cell.span)), !template.isConstant
    else { return }
    hasWarned = true
    decoding.problems.append(
      Diagnostic(
        .warning,
        "the template in '\(VisibleText.shown(text))' is not resolved: what a data file holds is sent as it stands",
        at: decoding.place(cell.span), hints: ["rows that are computed stand inline, as a list under 'data:'"]))
  }

  /// `Product name` → `Product_name`; nothing where no letter is left.
  private static func similarName(_ name: String) -> String? {
    let words = name.split { character in
      guard let byte = character.asciiValue else { return true }
      return !VariableName.isName("_\(Character(Unicode.Scalar(byte)))")
    }
    let joined = words.joined(separator: "_")
    guard joined.utf8.count <= 64 else { return nil }
    return VariableName.isName(joined) ? joined : joined.isEmpty ? nil : "_" + joined
  }
}
