package import Diagnostics
import YAML

/// Adds a request to the end of a collection's `requests`; everything else of the file keeps its bytes.
package enum RequestInsertion {
  /// The file with the request in it, under a name that none of its neighbours has. Throws where that cannot be done by
  /// adding lines, as in a list that is written on one.
  package static func adding(_ request: RequestText, to source: SourceText) throws(Diagnostic) -> [UInt8] {
    let root = try YAMLParser.parse(source)
    guard let title = root.entries?.first(where: { $0.key == "collection" }) else {
      throw Diagnostic(
        "the file is no collection, so no request can be saved in it", at: SourcePlace(source, root.span))
    }
    let ending = source.bytes.contains(0x0D) ? "\r\n" : "\n"
    var lines = Lines(source.bytes)
    guard let list = root.entries?.first(where: { $0.key == "requests" }) else {
      lines.insert(["requests:"] + request.lines.map { "  " + $0 }, at: lines.endOfText, ending)
      return try checked(lines.bytes, source, adds: 1, to: root)
    }
    let items = list.value.items ?? []
    var request = request
    request.name = freeName(request.name, among: items.compactMap { $0["name"]?.text })
    let indent = try indent(of: list, items, lines, in: source) ?? "  "
    let next = root.entries?.map(\.keySpan.line).filter { $0 > list.keySpan.line }.min()
    let at = next.map { lines.beginning(ofLine: Int($0)) } ?? lines.endOfText
    // Where there is a blank line between requests, there is one before this one.
    let isSpaced = items.count > 1 && items.last.map { lines.isBlank(Int($0.span.line) - 1) } == true
    lines.insert((isSpaced ? [""] : []) + request.lines.map { indent + $0 }, at: at, ending)
    return try checked(lines.bytes, source, adds: 1, to: root, title: title)
  }

  private static func freeName(_ name: String, among taken: [String]) -> String {
    if !taken.contains(name) { return name }
    var number = 2
    while taken.contains("\(name) (\(number))") { number += 1 }
    return "\(name) (\(number))"
  }

  /// The blanks before the dash of an item; nothing where the list has none yet.
  private static func indent(
    of list: Node.Entry, _ items: [Node], _ lines: Lines, in source: SourceText
  ) throws(Diagnostic) -> String? {
    let hint = "write it with a line for each item, beginning with '- '"
    guard let first = items.first else {
      if case .null? = list.value.scalar { return nil }
      throw Diagnostic(
        "'requests' is empty and stands on one line, so none can be added below it",
        at: SourcePlace(source, list.keySpan), hints: ["leave out what stands behind 'requests:'"])
    }
    let text = source.line(Int(first.span.line))
    let indent = text.prefix { $0 == " " }
    guard text.dropFirst(indent.count).hasPrefix("- ") else {
      throw Diagnostic(
        "no request can be added to this list by adding lines", at: SourcePlace(source, list.keySpan), hints: [hint])
    }
    return String(indent)
  }

  /// Reads the result again: a file that would not hold one request more is not written.
  private static func checked(
    _ bytes: [UInt8], _ source: SourceText, adds count: Int, to root: Node, title: Node.Entry? = nil
  ) throws(Diagnostic) -> [UInt8] {
    let before = root["requests"]?.items?.count ?? 0
    var problems: [Diagnostic] = []
    let after = YAMLParser.parse(SourceText(path: source.path, bytes: bytes), problems: &problems)
    let entries = (root.entries?.count ?? 0) + (root["requests"] == nil ? 1 : 0)
    guard after?["requests"]?.items?.count == before + count, after?.entries?.count == entries,
      !problems.contains(where: { $0.severity == .error })
    else {
      throw Diagnostic(
        "the request cannot be added to this file by adding lines", at: SourcePlace(source, root.span),
        hints: ["save it into a new file, and move it by hand"])
    }
    return bytes
  }
}

/// The lines of a file, by their bytes.
private struct Lines {
  private(set) var bytes: [UInt8]
  /// Where each line begins.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    self.starts = starts
  }

  private func line(_ number: Int) -> ArraySlice<UInt8> {
    let end = number < starts.count ? starts[number] : bytes.count
    return bytes[starts[number - 1]..<end]
  }

  func isBlank(_ number: Int) -> Bool {
    number >= 1 && number <= starts.count && line(number).allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Before that line, and before the comments and blank lines that belong to it.
  func beginning(ofLine number: Int) -> Int {
    var number = number
    while number > 1, isBlank(number - 1) || line(number - 1).first == UInt8(ascii: "#") { number -= 1 }
    return starts[number - 1]
  }

  /// Behind the last line that holds anything.
  var endOfText: Int {
    var number = starts.count
    while number > 1, isBlank(number) { number -= 1 }
    return number < starts.count ? starts[number] : bytes.count
  }

  mutating func insert(_ lines: [String], at offset: Int, _ ending: String) {
    var text = lines.map { $0 + ending }.joined()
    if offset > 0, bytes[offset - 1] != 0x0A { text = ending + text }
    bytes.insert(contentsOf: Array(text.utf8), at: offset)
  }
}
