/// A secret as other programs may have escaped it, each of its characters by a choice of their own.
///
/// Known are percent-encoding, once or twice and in both hex cases, `+` for a space, JSON's escapes, XML's and HTML's
/// references, backslashes and the two ways of shells to write a `'` inside quotes. What always comes out alike, such as
/// hex and base64, is searched for as it is.
struct EscapedSecret {
  let mask: [UInt8]
  private let characters: [Character]

  private struct Character {
    /// UTF-8.
    let bytes: [UInt8]
    let scalar: UInt32
  }

  init(_ secret: String, mask: [UInt8]) {
    self.mask = mask
    characters = secret.unicodeScalars.map { Character(bytes: Array(String($0).utf8), scalar: $0.value) }
  }

  /// The bytes that it may begin with.
  var beginnings: Set<UInt8> {
    guard let first = characters.first?.bytes.first else { return [] }
    return Set([first] + Array("%\\&'".utf8)).union(first == UInt8(ascii: " ") ? [UInt8(ascii: "+")] : [])
  }

  /// How many bytes of a text it takes from `start`; nothing where it does not stand there.
  func length(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var index = start
    for character in characters {
      guard let taken = Self.length(of: character, in: text, at: index) else { return nil }
      index += taken
    }
    return index - start
  }

  // MARK: Cut texts

  /// Less of a secret than this tells nothing, and would be found by chance.
  private static let shortestRest = 4

  /// How many bytes at the end of a text that was cut there are the beginning of it; nothing where none are.
  func beginning(atEndOf text: UnsafeBufferPointer<UInt8>) -> Int? {
    let starts = beginnings
    return text.indices.first { start in starts.contains(text[start]) && runsOut(in: text, from: start) }
      .map { text.count - $0 }
  }

  private func runsOut(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    for (number, character) in characters.enumerated() {
      if let taken = Self.length(of: character, in: text, at: index) {
        index += taken
      } else {
        // What is left may be half an escape.
        let rest = text[index...]
        let isHalf = rest.count < 6 && (rest.first.map { "%\\&".utf8.contains($0) } ?? true)
        return number >= Self.shortestRest && isHalf
      }
    }
    return false
  }

  /// How many bytes at the beginning of a text that was cut there are the end of it; nothing where none are.
  func end(atBeginningOf text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard characters.count > Self.shortestRest else { return nil }
    // Up to half an escape may stand before the first whole character.
    for start in 0..<min(6, text.count) {
      for first in 1...(characters.count - Self.shortestRest) {
        var index = start
        let fits = characters[first...].allSatisfy { character in
          guard let taken = Self.length(of: character, in: text, at: index) else { return false }
          index += taken
          return true
        }
        if fits { return index }
      }
    }
    return nil
  }

  private static func length(
    of character: Character, in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int? {
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "%"): if let taken = percentLength(of: character, in: text, at: index) { return taken }
    case UInt8(ascii: "\\"): if let taken = backslashLength(of: character, in: text, at: index) { return taken }
    case UInt8(ascii: "&"): if let taken = referenceLength(of: character, in: text, at: index) { return taken }
    case UInt8(ascii: "+"): if character.scalar == 0x20 { return 1 }
    case UInt8(ascii: "'"):
      guard character.scalar == 0x27 else { return nil }
      for quoted in quotedQuotes where holds(quoted, text, at: index) { return quoted.count }
    default: break
    }
    return holds(character.bytes, text, at: index) ? character.bytes.count : nil
  }

  /// How shells write a `'` inside `'…'`.
  private static let quotedQuotes = [Array("'\\''".utf8), Array("'\"'\"'".utf8)]

  /// Every byte of it as `%XX`, or as `%25XX`.
  private static func percentLength(
    of character: Character, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    var index = start
    for byte in character.bytes {
      guard index < text.count, text[index] == UInt8(ascii: "%") else { return nil }
      if number(text, index + 1, digits: 2) == UInt32(byte) {
        index += 3
      } else if number(text, index + 1, digits: 2) == 0x25, number(text, index + 3, digits: 2) == UInt32(byte) {
        index += 5
      } else {
        return nil
      }
    }
    return index - start
  }

  private static let shortEscapes: [(letter: UInt8, scalar: UInt32)] = [
    (UInt8(ascii: "n"), 0x0A), (UInt8(ascii: "r"), 0x0D), (UInt8(ascii: "t"), 0x09), (UInt8(ascii: "b"), 0x08),
    (UInt8(ascii: "f"), 0x0C),
  ]
  /// JSON inside JSON inside JSON doubles them each time.
  private static let mostBackslashes = 7

  private static func backslashLength(
    of character: Character, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    var end = start
    while end < text.count, text[end] == UInt8(ascii: "\\"), end - start < mostBackslashes { end += 1 }
    if end < text.count, text[end] == UInt8(ascii: "u"),
      let taken = unicodeLength(of: character, in: text, at: end)
    {
      return end - start + taken
    }
    if character.scalar == 0x5C { return end - start >= 2 ? 2 : 1 }
    guard end < text.count else { return nil }
    if shortEscapes.contains(where: { $0.letter == text[end] && $0.scalar == character.scalar }) {
      return end - start + 1
    }
    // `\"`, `\/`, `\$`: a letter or a digit behind a backslash means something else.
    guard character.scalar < 0x80, !isLetterOrDigit(text[end]), text[end] == character.bytes[0] else { return nil }
    return end - start + 1
  }

  /// `uXXXX`, or two of them for what lies beyond; `start` is at the `u`.
  private static func unicodeLength(
    of character: Character, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    guard let first = number(text, start + 1, digits: 4) else { return nil }
    if character.scalar <= 0xFFFF { return first == character.scalar ? 5 : nil }
    let rest = character.scalar - 0x10000
    guard first == 0xD800 + rest >> 10, text[min(start + 5, text.count)...].starts(with: "\\u".utf8),
      number(text, start + 7, digits: 4) == 0xDC00 + rest & 0x3FF
    else { return nil }
    return 11
  }

  private static let references: [(name: [UInt8], scalar: UInt32)] = [
    (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
    (Array("&quot;".utf8), 0x22), (Array("&apos;".utf8), 0x27),
  ]

  private static func referenceLength(
    of character: Character, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    for (name, scalar) in references where scalar == character.scalar && holds(name, text, at: start) {
      return name.count
    }
    guard text[start...].starts(with: "&#".utf8) else { return nil }
    var index = start + 2
    let isHex = index < text.count && text[index] | 0x20 == UInt8(ascii: "x")
    if isHex { index += 1 }
    var value: UInt32 = 0
    let first = index
    while index < text.count, index - first < 8, let digit = digit(text[index]), isHex || digit < 10 {
      value = value &* (isHex ? 16 : 10) &+ digit
      index += 1
    }
    guard index > first, value == character.scalar, index < text.count, text[index] == UInt8(ascii: ";") else {
      return nil
    }
    return index + 1 - start
  }

  // MARK: Bytes

  private static func holds(_ bytes: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var index = start
    for byte in bytes {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, digits: Int) -> UInt32? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for index in start..<(start + digits) {
      guard let digit = digit(text[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
