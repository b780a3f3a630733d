import Diagnostics
import JSON

/// Rows as an array of objects, or as JSON Lines: an object a line.
enum JSONRows {
  /// As deep as YAML may be nested.
  private static let deepest = 64

  static func read(_ text: SourceText, _ decoding: inout Decoding) -> [Variables] {
    guard let root = parse(text.bytes[...], line: 1, &decoding) else { return [] }
    let places = JSONRowPlaces(text.bytes[...])
    guard case .array(let items) = root else {
      let isObject = root.objectValue != nil
      decoding.report(
        "a file of rows holds an array of objects, this one holds \(kind(root))", at: places.root,
        hints: isObject ? ["write [{…}, {…}]; an object a line makes a '.jsonl' file"] : ["write [{…}, {…}]"])
      return []
    }
    var collector = RowCollector()
    for (item, place) in zip(items, places.rows) {
      guard collector.isOpen(at: place.span, &decoding) else { break }
      add(item, place, to: &collector, &decoding)
    }
    return collector.rows
  }

  static func readLines(_ text: SourceText, _ decoding: inout Decoding) -> [Variables] {
    var collector = RowCollector()
    var number = 0
    for line in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
      guard collector.isOpen(at: SourceSpan(line: number, column: 1), &decoding) else { break }
      guard let value = parse(line, line: number, &decoding) else { continue }
      let places = JSONRowPlaces(line, line: number, isRow: true)
      guard let place = places.rows.first else { continue }
      add(value, place, to: &collector, &decoding)
    }
    return collector.rows
  }

  private static func parse(_ bytes: ArraySlice<UInt8>, line: Int, _ decoding: inout Decoding) -> JSONValue? {
    do throws(JSONSyntaxError) {
      return try JSONParser.parse(bytes, depthLimit: deepest)
    } catch {
      // A byte order mark is counted there, and is no part of the line here.
      let mark = error.line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
      decoding.report(
        "the file is not JSON: \(error.reason)",
        at: SourceSpan(line: line + error.line - 1, column: max(1, error.column - mark)))
      return nil
    }
  }

  private static func add(
    _ value: JSONValue, _ place: JSONRowPlaces.Row, to collector: inout RowCollector, _ decoding: inout Decoding
  ) {
    guard case .object(let object) = value else {
      return decoding.report("a row is an object, this one is \(kind(value))", at: place.span)
    }
    var cells: [RowCollector.Cell] = []
    cells.reserveCapacity(object.count)
    for (member, span) in zip(object.members, place.members) {
      collector.note(column: member.key, at: span, &decoding)
      cells.append(RowCollector.Cell(name: member.key, value: member.value, span: span))
    }
    collector.add(cells, &decoding)
  }

  private static func kind(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
