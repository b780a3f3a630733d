import JSON

/// Values as messages show them: JSON text, cut where it is long, without ever writing out all of a large one.
enum Excerpt {
  static let limit = 300

  static func of(_ value: JSONValue, limit: Int = limit) -> String {
    var writer = ExcerptWriter(limit: limit)
    writer.write(value)
    return writer.text
  }

  static func of(_ value: Value, limit: Int = limit) -> String {
    switch value {
    case .json(let value): of(value, limit: limit)
    case .text(let text): of(JSONValue.string(text), limit: limit)
    case .texts(let texts): of(JSONValue.array(texts.prefix(limit).map(JSONValue.string)), limit: limit)
    case .nodes(let nodes): of(JSONValue.array(nodes), limit: limit)
    case .bytes(let bytes): of(bytes, limit: limit)
    }
  }

  /// `'…'` around the user's own text.
  static func quoted(_ text: String, limit: Int = 80) -> String {
    let start = text.prefix(limit)
    return start.endIndex == text.endIndex ? "'\(text)'" : "'\(start)…'"
  }

  /// A value as a message's running text names it: a string in single quotes, anything else as JSON.
  static func named(_ value: JSONValue) -> String {
    if case .string(let text) = value { return quoted(text) }
    return of(value, limit: 80)
  }

  private static func of(_ bytes: [UInt8], limit: Int) -> String {
    if let text = String(validating: bytes.prefix(limit * 4), as: UTF8.self) {
      return of(JSONValue.string(text), limit: limit)
    }
    let digits = bytes.prefix(16).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    return "\(bytes.count) bytes: " + digits.joined(separator: " ") + (bytes.count > 16 ? " …" : "")
  }
}

/// Writes compact JSON until it has written enough.
private struct ExcerptWriter {
  let limit: Int
  private(set) var text = ""
  private var isCut = false

  init(limit: Int) { self.limit = limit }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .number(let number): append(number.text)
    case .string(let string): write(string)
    case .array(let elements):
      append("[")
      for (index, element) in elements.enumerated() where !isCut {
        if index > 0 { append(",") }
        write(element)
      }
      append("]")
    case .object(let object):
      append("{")
      for (index, member) in object.members.enumerated() where !isCut {
        if index > 0 { append(",") }
        write(member.key)
        append(":")
        write(member.value)
      }
      append("}")
    }
  }

  private mutating func write(_ string: String) {
    guard !isCut else { return }
    let room = max(limit - text.count, 0)
    let start = string.prefix(room + 1)
    append(JSONWriter.compact(.string(String(start))))
    if start.endIndex != string.endIndex { cut() }
  }

  private mutating func append(_ piece: String) {
    guard !isCut else { return }
    text += piece
    if text.count > limit { cut() }
  }

  private mutating func cut() {
    guard !isCut else { return }
    isCut = true
    text = String(text.prefix(limit)) + "…"
  }
}
