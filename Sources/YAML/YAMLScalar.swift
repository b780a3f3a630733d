/// What a scalar means by the core schema of YAML 1.2, narrowed to what JSON can say.
package enum YAMLScalar: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number by the grammar of JSON, as written.
  case number(String)
  case string(String)
  /// A number in YAML's eyes only, such as `007` or `.inf`: it would be guessing to read it either way.
  case refused(reason: String, hint: String)

  /// Quoted and block scalars (`plain` false) are strings whatever they hold.
  package static func typed(_ text: String, plain: Bool) -> YAMLScalar {
    guard plain else { return .string(text) }
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return numberLike(text)
    case UInt8(ascii: "~"):
      return text == "~" ? .null : .string(text)
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return text == "null" || text == "Null" || text == "NULL" ? .null : .string(text)
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return text == "true" || text == "True" || text == "TRUE" ? .bool(true) : .string(text)
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return text == "false" || text == "False" || text == "FALSE" ? .bool(false) : .string(text)
    default:
      return .string(text)
    }
  }

  /// Whether a plain text that begins so may be anything but a string.
  static func mayBeTyped(_ first: UInt8?) -> Bool {
    guard let first else { return true }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"), UInt8(ascii: "F"):
      return true
    default: return false
    }
  }

  private static func numberLike(_ text: String) -> YAMLScalar {
    var copy = text
    let verdict = copy.withUTF8 { bytes in
      var reader = NumberReader(bytes)
      return reader.verdict()
    }
    switch verdict {
    case .json: return .number(text)
    case .yamlOnly:
      return .refused(
        reason: "'\(text)' is a number in YAML but not in JSON", hint: "quote it, or write the number")
    case .text: return .string(text)
    }
  }
}

/// Tells numbers of JSON from those that only YAML (1.1 or 1.2) knows, and from text that just begins with a digit.
private struct NumberReader {
  enum Verdict { case json, yamlOnly, text }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func verdict() -> Verdict {
    let signed = bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
    let plus = bytes[0] == UInt8(ascii: "+")
    if signed { index = 1 }
    guard index < bytes.count else { return .text }
    if isSpecial() { return .yamlOnly }
    if let radix = radixForm() { return radix }

    let wholeStart = index
    let (whole, wholeUnderscore) = digits()
    let leadingZero = whole > 1 && bytes[wholeStart] == UInt8(ascii: "0")
    var fraction = -1
    var underscore = wholeUnderscore
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let (count, fractionUnderscore) = digits()
      fraction = count
      underscore = underscore || fractionUnderscore
    }
    guard whole > 0 || fraction > 0 else { return .text }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      let (count, exponentUnderscore) = digits()
      guard count > 0, !exponentUnderscore else { return .text }
    }
    guard index == bytes.count else { return .text }
    return plus || leadingZero || whole == 0 || fraction == 0 || underscore ? .yamlOnly : .json
  }

  /// How many digits stand here, and whether underscores stand among them (a form of YAML 1.1).
  private mutating func digits() -> (count: Int, underscore: Bool) {
    var count = 0
    var underscore = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
        count += 1
      } else if byte == UInt8(ascii: "_") && count > 0 {
        underscore = true
      } else {
        break
      }
      index += 1
    }
    return (count, underscore)
  }

  private func isSpecial() -> Bool {
    guard bytes[index] == UInt8(ascii: ".") else { return false }
    let rest = String(decoding: bytes[index...], as: UTF8.self)
    if [".inf", ".Inf", ".INF"].contains(rest) { return true }
    return index == 0 && [".nan", ".NaN", ".NAN"].contains(rest)
  }

  /// `0x1F`, `0o7`, `0b101`; nothing where the text has no such beginning.
  private func radixForm() -> Verdict? {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "0") else { return nil }
    let allowed: (UInt8) -> Bool
    switch bytes[index + 1] {
    case UInt8(ascii: "x"):
      allowed = { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
      }
    case UInt8(ascii: "o"): allowed = { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    case UInt8(ascii: "b"): allowed = { (UInt8(ascii: "0")...UInt8(ascii: "1")).contains($0) }
    default: return nil
    }
    let rest = bytes[(index + 2)...]
    return !rest.isEmpty && rest.allSatisfy { allowed($0) || $0 == UInt8(ascii: "_") } ? .yamlOnly : .text
  }
}
