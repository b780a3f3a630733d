import Digests
import HTTP

/// One signature that a message carries, as `Signature-Input` and `Signature` tell of it (RFC 9421 section 4).
struct SignatureInput: Equatable {
  let label: String
  /// The identifiers of what is covered, as they stand there: `"@query-param";name="Pet"`.
  let components: [String]
  /// `created`, `keyid` and so on; texts without their quotes.
  let parameters: [String: String]
  /// What stands behind the label, which the last line of the signature base repeats.
  let text: String
  let signature: [UInt8]

  /// All of a message, in order. Throws where the two headers cannot be read, or do not belong together.
  static func all(in headers: HTTPFields) throws(SignatureInputProblem) -> [SignatureInput] {
    var inputs = FieldScanner(headers.values(of: "Signature-Input").joined(separator: ", "), of: "Signature-Input")
    var signatures = FieldScanner(headers.values(of: "Signature").joined(separator: ", "), of: "Signature")
    var bytes: [(label: String, value: [UInt8])] = []
    while !signatures.isAtEnd {
      let label = try signatures.label()
      bytes.append((label, try signatures.byteSequence()))
      try signatures.separator()
    }
    var found: [SignatureInput] = []
    while !inputs.isAtEnd {
      let label = try inputs.label()
      let start = inputs.index
      let components = try inputs.innerList()
      let parameters = try inputs.parameters()
      let text = inputs.text(from: start)
      try inputs.separator()
      guard !found.contains(where: { $0.label == label }), bytes.count(where: { $0.label == label }) <= 1 else {
        throw SignatureInputProblem("the label '\(label)' stands there twice")
      }
      guard let signature = bytes.first(where: { $0.label == label })?.value else {
        throw SignatureInputProblem("the header Signature has no '\(label)', which Signature-Input speaks of")
      }
      found.append(
        SignatureInput(
          label: label, components: components, parameters: parameters, text: text, signature: signature))
    }
    return found
  }
}

struct SignatureInputProblem: Error {
  /// For the user; holds nothing of the signature that would be right.
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// Reads the parts of structured fields that these headers are made of (RFC 9651).
private struct FieldScanner {
  private let bytes: [UInt8]
  private let header: String
  private(set) var index = 0

  init(_ text: String, of header: String) {
    bytes = Array(text.utf8)
    self.header = header
    skipBlanks()
  }

  var isAtEnd: Bool { index >= bytes.count }

  func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func problem(_ needed: String) -> SignatureInputProblem {
    SignatureInputProblem("the header \(header) cannot be read: at character \(index + 1), \(needed) is missing")
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(SignatureInputProblem) {
    guard next == UInt8(ascii: character) else { throw problem("'\(character)'") }
    index += 1
  }

  private mutating func key() throws(SignatureInputProblem) -> String {
    let start = index
    while let byte = next, Self.isKeyByte(byte) { index += 1 }
    guard index > start else { throw problem("a name in lower case") }
    return text(from: start)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "_-.*".utf8.contains(byte)
    }
  }

  /// `sig1=`
  mutating func label() throws(SignatureInputProblem) -> String {
    let label = try key()
    try take("=")
    return label
  }

  /// The comma before the next member; the end needs none.
  mutating func separator() throws(SignatureInputProblem) {
    skipBlanks()
    if isAtEnd { return }
    try take(",")
    skipBlanks()
    guard !isAtEnd else { throw problem("what the comma announces") }
  }

  /// `:cHVi:`
  mutating func byteSequence() throws(SignatureInputProblem) -> [UInt8] {
    try take(":")
    let start = index
    while let byte = next, byte != UInt8(ascii: ":") { index += 1 }
    let encoded = text(from: start)
    try take(":")
    guard let decoded = ByteEncoding.base64.decode(encoded) else {
      throw SignatureInputProblem("the header \(header) holds a signature that is not base64")
    }
    return decoded
  }

  /// `("@method" "x-a";bs)`, each as it stands there.
  mutating func innerList() throws(SignatureInputProblem) -> [String] {
    try take("(")
    var items: [String] = []
    while true {
      skipBlanks()
      if next == UInt8(ascii: ")") { break }
      let start = index
      _ = try string()
      _ = try parameters()
      items.append(text(from: start))
      guard next == UInt8(ascii: " ") || next == UInt8(ascii: ")") else { throw problem("a blank or ')'") }
    }
    try take(")")
    return items
  }

  mutating func parameters() throws(SignatureInputProblem) -> [String: String] {
    var parameters: [String: String] = [:]
    while next == UInt8(ascii: ";") {
      index += 1
      skipBlanks()
      let name = try key()
      var value = ""
      if next == UInt8(ascii: "=") {
        index += 1
        value = next == UInt8(ascii: "\"") ? try string() : try bare()
      }
      parameters[name] = value
    }
    return parameters
  }

  private mutating func string() throws(SignatureInputProblem) -> String {
    try take("\"")
    var value: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        value.append(byte)
        continue
      }
      guard let escaped = next, "\"\\".utf8.contains(escaped) else { throw problem("'\"' or '\\'") }
      value.append(escaped)
      index += 1
    }
    try take("\"")
    return String(decoding: value, as: UTF8.self)
  }

  /// A number, a token, bytes: up to what cannot belong to it.
  private mutating func bare() throws(SignatureInputProblem) -> String {
    let start = index
    while let byte = next, !";, ()\"".utf8.contains(byte) { index += 1 }
    guard index > start else { throw problem("a value") }
    return text(from: start)
  }
}
