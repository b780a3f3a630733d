import CollectionModel
import JSON

/// Writes drafts as a person would: short maps and lists on one line, texts over lines as blocks.
enum YAMLWriter {
  /// Longer lines are broken where they can be.
  private static let width = 110
  private static let mostInline = 6
  private static let deepestInline = 3

  static func document(_ entries: [YAMLEntry]) -> String {
    entries.flatMap { lines($0, indent: 0) }.map { $0 + "\n" }.joined()
  }

  private static func lines(_ entry: YAMLEntry, indent: Int) -> [String] {
    let key = YAMLText.string(entry.key) + ":"
    if let text = inline(entry.value), fits(indent + key.count + 1 + text.count, entry.value) {
      return [key + " " + text]
    }
    if case .text(let text) = entry.value, let block = literal(text) {
      return [key + " " + block.header] + block.lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
    return [key] + below(entry.value, indent: indent + 2).map { $0.isEmpty ? "" : "  " + $0 }
  }

  private static func fits(_ width: Int, _ draft: YAMLDraft) -> Bool {
    switch draft {
    case .text, .value(.string), .value(.number), .value(.bool), .value(.null): true
    default: width <= Self.width
    }
  }

  /// The lines under a key or behind a dash.
  private static func below(_ draft: YAMLDraft, indent: Int) -> [String] {
    switch draft {
    case .text(let text): return [YAMLText.string(text)]
    case .map(let entries), .block(let entries): return entries.flatMap { lines($0, indent: indent) }
    case .list(let items), .lines(let items): return items.flatMap { item($0, indent: indent) }
    case .items(let items):
      return items.enumerated().flatMap { ($0.offset == 0 ? [] : [""]) + item($0.element, indent: indent) }
    case .value(.object(let object)) where !object.isEmpty:
      return object.members.flatMap { lines(YAMLEntry($0.key, .value($0.value)), indent: indent) }
    case .value(.array(let items)) where !items.isEmpty:
      return items.flatMap { item(.value($0), indent: indent) }
    case .value(let value): return [scalar(value) ?? "null"]
    }
  }

  private static func item(_ draft: YAMLDraft, indent: Int) -> [String] {
    if let text = inline(draft), fits(indent + 2 + text.count, draft) { return ["- " + text] }
    if case .text(let text) = draft, let block = literal(text) {
      return ["- " + block.header] + block.lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
    let lines = below(draft, indent: indent + 2)
    return ["- " + (lines.first ?? "")] + lines.dropFirst().map { $0.isEmpty ? "" : "  " + $0 }
  }

  // MARK: On one line

  /// The draft on one line; nothing where it is better over several.
  private static func inline(_ draft: YAMLDraft, depth: Int = 0) -> String? {
    switch draft {
    case .text(let text): return text.contains("\n") && literal(text) != nil ? nil : YAMLText.string(text)
    case .block(let entries): return entries.isEmpty ? "{}" : nil
    case .lines(let items), .items(let items): return items.isEmpty ? "[]" : nil
    case .map(let entries): return flow(entries, depth)
    case .list(let items): return flow(items, depth)
    case .value(.object(let object)): return flow(object.members.map { YAMLEntry($0.key, .value($0.value)) }, depth)
    case .value(.array(let items)): return flow(items.map(YAMLDraft.value), depth)
    case .value(.string(let text)): return inline(.text(text))
    case .value(let value): return scalar(value)
    }
  }

  private static func flow(_ entries: [YAMLEntry], _ depth: Int) -> String? {
    guard depth < deepestInline, entries.count <= mostInline else { return nil }
    var parts: [String] = []
    for entry in entries {
      guard let text = inline(entry.value, depth: depth + 1) else { return nil }
      parts.append(YAMLText.string(entry.key) + ": " + text)
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func flow(_ items: [YAMLDraft], _ depth: Int) -> String? {
    guard depth < deepestInline, items.count <= 2 * mostInline else { return nil }
    var parts: [String] = []
    for item in items {
      guard let text = inline(item, depth: depth + 1) else { return nil }
      parts.append(text)
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  private static func scalar(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): YAMLText.string(text)
    case .array, .object: nil
    default: JSONWriter.compact(value)
    }
  }

  // MARK: Texts over lines

  /// A literal block (YAML 1.2 section 8.1.2); nothing for a text that one cannot hold.
  private static func literal(_ text: String) -> (header: String, lines: [String])? {
    guard text.contains("\n") else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first, !first.isEmpty, first.first != " ", first.first != "\t" else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
        scalar.value != 0x2028 && scalar.value != 0x2029
      default: false
      }
    }
    // A line of blanks alone would lose them.
    guard isPlain, !lines.contains(where: { !$0.isEmpty && $0.allSatisfy { $0 == " " || $0 == "\t" } }) else {
      return nil
    }
    guard text.hasSuffix("\n") else { return ("|-", lines) }
    lines.removeLast()
    guard lines.last?.isEmpty == true else { return ("|", lines) }
    return ("|+", lines)
  }
}
