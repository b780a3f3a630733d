import JSON

/// A JSON text with `{{templates}}`, also where no string is, as the value that a file holds.
struct PostmanJSONBody {
  let conversion: ImportConversion
  let place: String

  /// Stands around the name of a template that had no quotes; no text of a body has it.
  private static let mark: Character = "\u{F8FF}"

  /// Nothing where the text is no JSON.
  func value(of text: String) -> JSONValue? {
    guard let quoted = quoted(text), let value = try? JSONParser.parse(Array(quoted.utf8), depthLimit: 60) else {
      return nil
    }
    return converted(value)
  }

  /// The text with quotes around each template that has none.
  private func quoted(_ text: String) -> String? {
    guard text.contains("{{") else { return text }
    guard !text.contains(Self.mark) else { return nil }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    var isInString = false
    while index < source.count {
      let byte = source[index]
      if isInString, byte == UInt8(ascii: "\\"), index + 1 < source.count {
        bytes += [byte, source[index + 1]]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if !isInString, byte == UInt8(ascii: "{"), index + 1 < source.count, source[index + 1] == byte {
        guard let end = source[index...].firstIndex(of: UInt8(ascii: "}")), end + 1 < source.count,
          source[end + 1] == UInt8(ascii: "}")
        else { return nil }
        let name = source[(index + 2)..<end]
        guard !name.contains(UInt8(ascii: "\"")), !name.contains(UInt8(ascii: "{")), !name.contains(0x0A) else {
          return nil
        }
        bytes += Array("\"\(Self.mark)".utf8) + name + Array("\(Self.mark)\"".utf8)
        index = end + 2
        continue
      }
      bytes.append(byte)
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func converted(_ value: JSONValue, named name: String = "") -> JSONValue {
    switch value {
    case .string(let text): return string(text, named: name)
    case .array(let items): return .array(items.map { converted($0, named: name) })
    case .object(let object):
      return .object(JSONObject(object.members.map { ($0.key, converted($0.value, named: $0.key)) }))
    default: return value
    }
  }

  private func string(_ text: String, named name: String) -> JSONValue {
    if text.first == Self.mark, text.last == Self.mark, text.count > 2 {
      return .string(bare(String(text.dropFirst().dropLast())))
    }
    if SecretNames.isSecret(name, value: text) { return .string(conversion.secret(text, named: name, at: place)) }
    guard text.contains("{{") else { return .string(text) }
    // A template that is all of a string keeps its value's type, and here it is text.
    let isWhole = text.hasPrefix("{{") && text.hasSuffix("}}") && !text.dropFirst(2).contains("{{")
    guard isWhole else { return .string(conversion.text(text)) }
    return .string(conversion.names.text(text) { isTextAlready($0) ? "" : " | to_string" })
  }

  /// Whether the variable holds text as far as can be told: files give texts, responses anything.
  private func isTextAlready(_ name: String) -> Bool {
    if name.hasPrefix("$") { return !["$timestamp", "$randomInt", "$randomPrice", "$randomBoolean"].contains(name) }
    return conversion.known[name] != nil && !conversion.captured.contains(name)
  }

  /// A template without quotes: what the variable's text is as JSON.
  private func bare(_ inside: String) -> String {
    let text = "{{\(inside)}}"
    return conversion.names.text(text) { name in
      if name.hasPrefix("$") { return isTextAlready(name) ? " | parse_json" : "" }
      return " | parse_json"
    }
  }
}
