/// Compact JSON written straight into bytes: a passing request's line must cost next to nothing beside the request.
///
/// Keys are our own and need no escaping.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []
  /// Whether the next member or element needs a comma before it.
  private var needsComma = false

  init() { bytes.reserveCapacity(512) }

  mutating func begin(_ key: StaticString, _ value: String) {
    beginObject()
    member(key, value)
  }

  mutating func beginObject() { open(UInt8(ascii: "{")) }
  mutating func beginObject(_ key: StaticString) {
    self.key(key)
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }
  mutating func endObject() { close(UInt8(ascii: "}")) }

  mutating func beginArray() { open(UInt8(ascii: "[")) }
  mutating func beginArray(_ key: StaticString) {
    self.key(key)
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }
  mutating func endArray() { close(UInt8(ascii: "]")) }

  mutating func lineBreak() { bytes.append(UInt8(ascii: "\n")) }

  /// Takes over JSON that was written before.
  mutating func element(_ json: [UInt8]) {
    comma()
    bytes += json
  }

  /// An element of an array.
  mutating func string(_ value: String) {
    comma()
    Self.append(value, to: &bytes)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Hands over what is written so far and goes on from there.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func member(_ key: StaticString, _ value: String) {
    self.key(key)
    Self.append(value, to: &bytes)
  }

  mutating func member(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bytes += (value ? "true" : "false").utf8
  }

  mutating func member(_ key: StaticString, _ value: some FixedWidthInteger) {
    self.key(key)
    bytes += String(value).utf8
  }

  /// The shortest text that gives the same number back.
  mutating func member(_ key: StaticString, _ value: Double) {
    if value.isFinite {
      self.key(key)
      bytes += value.description.utf8
    } else {
      member(key, value.description)
    }
  }

  /// Left out where empty.
  mutating func text(_ key: StaticString, _ value: String) {
    if !value.isEmpty { member(key, value) }
  }

  mutating func list(_ key: StaticString, _ values: [String]) {
    if values.isEmpty { return }
    beginArray(key)
    for value in values { string(value) }
    endArray()
  }

  mutating func pairs(_ key: StaticString, _ pairs: [(name: String, value: String)]) {
    if pairs.isEmpty { return }
    beginArray(key)
    for (name, value) in pairs {
      beginArray()
      string(name)
      string(value)
      endArray()
    }
    endArray()
  }

  mutating func objects<Element>(
    _ key: StaticString, _ elements: [Element], _ write: (Element, inout JSONBytes) -> Void
  ) {
    if elements.isEmpty { return }
    beginArray(key)
    for element in elements {
      beginObject()
      write(element, &self)
      endObject()
    }
    endArray()
  }

  /// A JSON string (RFC 8259 section 7), with only what must be escaped escaped.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x20...: bytes.append(byte)
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      default:
        bytes += "\\u00".utf8
        bytes += NumberText.hex(byte).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func key(_ key: StaticString) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    bytes += key.description.utf8
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    comma()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }
}
