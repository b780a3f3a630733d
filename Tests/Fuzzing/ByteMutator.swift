package import Templates

/// Changes an input a little: bytes, words of the language, pieces doubled, left out or nested.
package struct ByteMutator: Sendable {
  private static let longest = 64 << 10
  /// Bytes that mean something in most of the languages, and such as are no UTF-8.
  private static let signs =
    Array("{}[]()<>:,;#&*!|'\"%@`-+?$./\\^=~_ \n\t\r0159eE".utf8) + [0, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xFF]
  private static let numbers = [
    "0", "-0", "-1", "01", "1e400", "1e-400", "1E+999999999", "9007199254740993", "-9223372036854775808",
    "9223372036854775808", "18446744073709551616", "1.10", "2147483648", "99999999999999999999999999999999999999999",
  ].map { Array($0.utf8) }
  private static let characters = [
    "\u{FEFF}", "é", "e\u{301}", "😀", "\u{2028}", "\u{85}", "\u{202E}", "\u{FFFF}", "\u{10FFFF}", "\u{1B}[31m",
  ].map { Array($0.utf8) }

  private let words: [[UInt8]]

  package init(words: [[UInt8]]) { self.words = words.isEmpty ? [[0x20]] : words }

  package func mutate(_ bytes: [UInt8], with other: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<(1 + random.below(6)) where bytes.count < Self.longest { change(&bytes, other, &random) }
    return bytes
  }

  private func change(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout SeededRandom) {
    let place = random.below(bytes.count + 1)
    let end = place + random.below(min(bytes.count - place, 40) + 1)
    switch random.below(12) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
    case 1: if place < bytes.count { bytes[place] = Self.signs[random.below(Self.signs.count)] }
    case 2: bytes.insert(Self.signs[random.below(Self.signs.count)], at: place)
    case 3: bytes.insert(contentsOf: words[random.below(words.count)], at: place)
    case 4: bytes.replaceSubrange(place..<end, with: words[random.below(words.count)])
    case 5: bytes.removeSubrange(place..<end)
    case 6: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
    case 7: replaceNumber(in: &bytes, from: place, &random)
    case 8: bytes.insert(contentsOf: Self.characters[random.below(Self.characters.count)], at: place)
    case 9:
      let from = random.below(other.count + 1)
      bytes.replaceSubrange(place..<end, with: other[from..<(from + random.below(other.count - from + 1))])
    case 10: if random.below(4) == 0 { bytes.removeSubrange(place...) }
    default: `repeat`(&bytes, place..<end, &random)
    }
  }

  private func replaceNumber(in bytes: inout [UInt8], from place: Int, _ random: inout SeededRandom) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[first...].firstIndex { !digits.contains($0) } ?? bytes.count
    bytes.replaceSubrange(first..<end, with: Self.numbers[random.below(Self.numbers.count)])
  }

  /// Many times the same piece: what nests gets deep, what is a list gets long.
  private func `repeat`(_ bytes: inout [UInt8], _ range: Range<Int>, _ random: inout SeededRandom) {
    guard !range.isEmpty, random.below(6) == 0 else { return }
    let times = [2, 10, 100, 1000, 20_000][random.below(5)]
    let piece = Array(bytes[range].prefix(max(1, Self.longest / times)))
    bytes.insert(contentsOf: repeatElement(piece, count: times).joined(), at: range.lowerBound)
  }
}
