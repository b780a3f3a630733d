/// Walks over the bytes of a JSON text once and builds the value.
///
/// The only file of this target that reads through unsafe pointers: checked access halves the speed of the loops over
/// strings and numbers. Every read is guarded by `position < end`.
struct JSONScanner {
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private var position = 0
  private var depthLeft: Int
  private let depthLimit: Int
  /// Fingerprints of the names of all objects that are open, the innermost last.
  private var fingerprints: [UInt64] = []

  /// The buffer must outlive the scanner.
  init(_ buffer: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    // An empty buffer may have no address; nothing is read through this one, as `end` is 0.
    base = buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!
    end = buffer.count
    self.depthLimit = depthLimit
    depthLeft = depthLimit
  }

  mutating func document() throws(JSONScanProblem) -> JSONValue {
    if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
    skipSpace()
    if position == end { throw problem("the text is empty: a JSON value was expected") }
    let value = try value()
    skipSpace()
    if position < end { throw problem("unexpected \(here) after the end of the value") }
    return value
  }

  // MARK: Values

  private mutating func value() throws(JSONScanProblem) -> JSONValue {
    guard position < end else { throw problem("the text ends where a value was expected") }
    switch base[position] {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "'"): throw problem("a string must stand in double quotes")
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
      throw problem("unexpected \(here): a value was expected")
    default: throw problem("unexpected \(here): a value was expected (a string needs double quotes)")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONScanProblem) -> JSONValue {
    let start = position
    for offset in 0..<word.utf8CodeUnitCount {
      guard position < end else { throw problem("the text ends inside '\(word)'") }
      guard base[position] == word.utf8Start[offset] else {
        throw problem("unexpected word: only true, false and null may stand without quotes", at: start)
      }
      position += 1
    }
    return value
  }

  private mutating func array() throws(JSONScanProblem) -> JSONValue {
    try descend()
    var elements: [JSONValue] = []
    if !closes(with: UInt8(ascii: "]")) {
      repeat {
        skipSpace()
        elements.append(try value())
      } while try continues(until: UInt8(ascii: "]"), inside: "an array")
    }
    depthLeft += 1
    return .array(elements)
  }

  private mutating func object() throws(JSONScanProblem) -> JSONValue {
    try descend()
    let firstName = fingerprints.count
    var members: [JSONObject.Member] = []
    var positions: [ExactText: Int] = [:]
    if !closes(with: UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        let start = position
        let key = try name()
        try note(key, at: start, firstName, members, &positions)
        members.append((key, try value()))
      } while try continues(until: UInt8(ascii: "}"), inside: "an object")
    }
    fingerprints.removeSubrange(firstName...)
    depthLeft += 1
    return .object(positions.isEmpty ? JSONObject(members) : JSONObject(members, positions: positions))
  }

  /// A member's name with the colon and the space around it.
  private mutating func name() throws(JSONScanProblem) -> String {
    guard position < end else { throw problem("the text ends inside an object") }
    guard base[position] == UInt8(ascii: "\"") else {
      throw problem("unexpected \(here): a member's name in double quotes was expected")
    }
    let key = try string()
    skipSpace()
    guard position < end else { throw problem("the text ends inside an object") }
    guard base[position] == UInt8(ascii: ":") else {
      throw problem("unexpected \(here): a ':' was expected after the name '\(key.shortened)'")
    }
    position += 1
    skipSpace()
    return key
  }

  /// Refuses a name that the object already has: few names by walking over their fingerprints, many by a table.
  private mutating func note(
    _ key: String, at start: Int, _ firstName: Int, _ members: [JSONObject.Member],
    _ positions: inout [ExactText: Int]
  ) throws(JSONScanProblem) {
    var isKnown = false
    if members.count < 32 {
      let fingerprint = fingerprint(of: key, from: start)
      for offset in 0..<members.count where fingerprints[firstName + offset] == fingerprint {
        isKnown = isKnown || members[offset].key.isExactly(key)
      }
      fingerprints.append(fingerprint)
    } else {
      if positions.isEmpty {
        for (offset, member) in members.enumerated() { positions[ExactText(member.key)] = offset }
      }
      isKnown = positions.updateValue(members.count, forKey: ExactText(key)) != nil
    }
    if isKnown { throw problem("the name '\(key.shortened)' stands twice in the same object", at: start) }
  }

  /// A cheap hash of the name, over its bytes as they stand in the text where it has no escape.
  private func fingerprint(of key: String, from start: Int) -> UInt64 {
    var bits: UInt64 = 0
    var offset = start + 1
    while offset < end, base[offset] != UInt8(ascii: "\"") {
      if base[offset] == UInt8(ascii: "\\") { return key.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) } }
      bits = bits &* 31 &+ UInt64(base[offset])
      offset += 1
    }
    return bits
  }

  private mutating func descend() throws(JSONScanProblem) {
    guard depthLeft > 0 else { throw problem("nested more than \(depthLimit) levels deep") }
    depthLeft -= 1
    position += 1
  }

  /// Whether the array or object just opened is empty; if so, steps over its end.
  private mutating func closes(with close: UInt8) -> Bool {
    skipSpace()
    guard position < end, base[position] == close else { return false }
    position += 1
    return true
  }

  /// After an element: true for a comma, false for the end.
  private mutating func continues(until close: UInt8, inside what: String) throws(JSONScanProblem) -> Bool {
    skipSpace()
    guard position < end else { throw problem("the text ends inside \(what)") }
    let byte = base[position]
    guard byte == UInt8(ascii: ",") || byte == close else {
      throw problem("unexpected \(here) inside \(what): ',' or '\(Character(Unicode.Scalar(close)))' was expected")
    }
    position += 1
    guard byte == UInt8(ascii: ",") else { return false }
    skipSpace()
    if position < end, base[position] == close {
      throw problem("unexpected '\(Character(Unicode.Scalar(close)))' after a comma")
    }
    return true
  }

  private mutating func skipSpace() {
    while position < end {
      switch base[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      default: return
      }
    }
  }

  // MARK: Numbers

  private mutating func number() throws(JSONScanProblem) -> JSONNumber {
    let start = position
    if base[position] == UInt8(ascii: "-") { position += 1 }
    if position < end, base[position] == UInt8(ascii: "0") {
      position += 1
      if position < end, isDigit(base[position]) {
        throw problem("a number may not begin with a zero that more digits follow", at: start)
      }
    } else {
      try digits("after the sign")
    }
    if position < end, base[position] == UInt8(ascii: ".") {
      position += 1
      try digits("after the decimal point")
    }
    if position < end, base[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-") { position += 1 }
      try digits("in the exponent")
    }
    return JSONNumber(trusted: text(from: start, to: position))
  }

  private mutating func digits(_ place: String) throws(JSONScanProblem) {
    guard position < end else { throw problem("the text ends inside a number") }
    guard isDigit(base[position]) else { throw problem("unexpected \(here): a digit was expected \(place)") }
    repeat { position += 1 } while position < end && isDigit(base[position])
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  // MARK: Strings

  private mutating func string() throws(JSONScanProblem) -> String {
    position += 1
    let start = position
    try skipPlain()
    if base[position] == UInt8(ascii: "\"") {
      position += 1
      return text(from: start, to: position - 1)
    }
    var bytes = Array(UnsafeBufferPointer(start: base + start, count: position - start))
    while base[position] == UInt8(ascii: "\\") {
      try escape(into: &bytes)
      let start = position
      try skipPlain()
      bytes.append(contentsOf: UnsafeBufferPointer(start: base + start, count: position - start))
    }
    position += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Moves to the next quote or backslash, which is there when this returns.
  private mutating func skipPlain() throws(JSONScanProblem) {
    while true {
      skipPlainWords()
      guard position < end else { throw problem("the text ends inside a string") }
      let byte = base[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 {
        throw problem("a control character (\(here)) inside a string must be written as an escape")
      }
      position += byte < 0x80 ? 1 : try sequenceLength(byte)
    }
  }

  /// Skips eight bytes at a time while none of them is a quote, a backslash, a control character or beyond ASCII.
  private mutating func skipPlainWords() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while end - position >= 8 {
      let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // A byte minus a small constant borrows into its high bit exactly where (lowest hit first) it was smaller.
      let hits =
        (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word | word
      if hits & highs != 0 {
        position += (UInt64(littleEndian: hits) & highs).trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
  }

  /// The length of the UTF-8 sequence at `position` (RFC 3629 section 4: no overlong forms, surrogates or beyond U+10FFFF).
  private func sequenceLength(_ first: UInt8) throws(JSONScanProblem) -> Int {
    let length: Int
    let second: ClosedRange<UInt8>
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw problem("the byte 0x\(first.hexadecimal) is not UTF-8")
    }
    for offset in 1..<length {
      guard position + offset < end else { throw problem("the text ends inside a UTF-8 character") }
      guard (offset == 1 ? second : 0x80...0xBF).contains(base[position + offset]) else {
        throw problem("the byte 0x\(first.hexadecimal) does not begin a valid UTF-8 character")
      }
    }
    return length
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONScanProblem) {
    let start = position
    guard position + 1 < end else { throw problem("the text ends inside a string", at: end) }
    position += 2
    switch base[position - 1] {
    case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): bytes.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): bytes.append(contentsOf: try escapedScalar(from: start).utf8)
    default:
      position -= 1
      throw problem("unexpected \(here) after a backslash: only \" \\ / b f n r t and uXXXX may stand there")
    }
  }

  private mutating func escapedScalar(from start: Int) throws(JSONScanProblem) -> Unicode.Scalar {
    let first = try fourHexadecimalDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let half = "half of a surrogate pair without its other half"
    guard UTF16.isLeadSurrogate(UInt16(first)) else {
      throw problem("'\\u\(text(from: start + 2, to: position))' is \(half)", at: start)
    }
    let written = text(from: start + 2, to: position)
    guard position + 1 < end, base[position] == UInt8(ascii: "\\"), base[position + 1] == UInt8(ascii: "u") else {
      throw problem("'\\u\(written)' is \(half)", at: start)
    }
    position += 2
    let second = try fourHexadecimalDigits()
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw problem("'\\u\(written)' is \(half)", at: start) }
    return scalar
  }

  private mutating func fourHexadecimalDigits() throws(JSONScanProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < end else { throw problem("the text ends inside a string") }
      let digit: UInt8
      switch base[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = base[position] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = base[position] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = base[position] - UInt8(ascii: "A") + 10
      default: throw problem("unexpected \(here) inside \\u: four hexadecimal digits were expected")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private func text(from start: Int, to end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
  }

  // MARK: Problems

  private func problem(_ reason: String, at offset: Int? = nil) -> JSONScanProblem {
    JSONScanProblem(offset: offset ?? position, reason: reason)
  }

  /// The character at `position`, for a message.
  private var here: String {
    guard position < end else { return "end of the text" }
    let byte = base[position]
    if byte < 0x20 || byte == 0x7F { return "U+00\(byte.hexadecimal)" }
    if byte < 0x80 { return "'\(Character(Unicode.Scalar(byte)))'" }
    guard let length = try? sequenceLength(byte) else { return "byte 0x\(byte.hexadecimal), which is not UTF-8" }
    return "'\(text(from: position, to: position + length))'"
  }
}

extension UInt8 {
  fileprivate var hexadecimal: String {
    (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }
}

extension String {
  /// Short enough for a message.
  fileprivate var shortened: String { unicodeScalars.count > 60 ? String(unicodeScalars.prefix(60)) + "…" : self }
}
