import Diagnostics
import JSON

/// Rows of comma-separated values: the first line names the columns, every value is a string.
enum CSVRows {
  static func read(_ text: SourceText, _ decoding: inout Decoding) -> [Variables] {
    var reader = CSVReader(text)
    decoding.source = reader.shownSource
    var collector = RowCollector()
    do throws(Diagnostic) {
      guard let header = try reader.next() else {
        decoding.report(
          "the file is empty", at: SourceSpan(line: 1, column: 1), hints: ["its first line names the columns"])
        return []
      }
      check(header.fields, &collector, &decoding)
      while let record = try reader.next() {
        guard let start = record.fields.first?.span, collector.isOpen(at: start, &decoding) else { break }
        guard fits(record, header.fields, reader.delimiter, &decoding) else { continue }
        let cells = zip(header.fields, record.fields).map { column, field in
          RowCollector.Cell(name: column.text, value: .string(field.text), span: field.span)
        }
        collector.add(cells, &decoding)
      }
    } catch {
      decoding.problems.append(error)
    }
    return collector.rows
  }

  private static func check(
    _ header: [CSVReader.Field], _ collector: inout RowCollector, _ decoding: inout Decoding
  ) {
    var places: [String: SourceSpan] = [:]
    for column in header {
      guard !column.text.isBlank else {
        decoding.report(
          "a column has no name", at: column.span, hints: ["the first line names the columns, which become variables"])
        continue
      }
      if let first = places[column.text] {
        decoding.report(
          "the column '\(VisibleText.shown(column.text))' stands twice", at: column.span,
          label: "the first stands at column \(first.column)")
        continue
      }
      places[column.text] = column.span
      collector.note(column: column.text, at: column.span, &decoding)
    }
  }

  private static func fits(
    _ record: CSVReader.Record, _ header: [CSVReader.Field], _ delimiter: UInt8, _ decoding: inout Decoding
  ) -> Bool {
    let (count, expected) = (record.fields.count, header.count)
    guard count != expected else { return true }
    let sign = delimiter == UInt8(ascii: "\t") ? "a tab" : "'\(Character(Unicode.Scalar(delimiter)))'"
    let columns = expected == 1 ? "1 column" : "\(expected) columns"
    let fields = count == 1 ? "1 field" : "\(count) fields"
    if count > expected {
      decoding.report(
        "this row has \(fields), the header \(columns)", at: record.fields[expected].span, label: "one too many",
        hints: ["a field that holds \(sign) stands in double quotes"])
    } else {
      decoding.report(
        "this row has \(fields), the header \(columns)", at: record.end,
        label: "'\(VisibleText.shown(header[count].text))' is missing",
        hints: ["an empty field still needs its separator, which is \(sign) here"])
    }
    return false
  }
}
