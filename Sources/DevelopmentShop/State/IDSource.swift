/// Makes ids, keys and tokens that look like the platform's; the same seed gives the same ones.
struct IDSource: Sendable {
  private var generator: Generator
  private var count: UInt64 = 0

  init(seed: UInt64) { generator = Generator(state: seed) }

  /// SplitMix64: spreads a counter over 64 bits. Nothing here needs to be unguessable.
  private struct Generator: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// A decimal id of `length` digits that no binary double can hold: odd, and far beyond 2^53 from 18 digits on.
  mutating func id(prefix: String, length: Int = 19) -> String {
    count += 1
    let ordinal = IDSource.padded(String(count % 1_000_000), to: 6)
    let tail = length - prefix.utf8.count - ordinal.utf8.count
    var digits = (0..<max(tail - 1, 0)).map { _ in Character(String(Int.random(in: 0...9, using: &generator))) }
    digits.append("13579".randomElement(using: &generator) ?? "1")
    return prefix + ordinal + String(digits)
  }

  /// From 0 up to but without `bound`.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &generator) }

  mutating func hexadecimal(_ length: Int) -> String { text(length, "0123456789abcdef") }

  mutating func text(_ length: Int, _ alphabet: String = "abcdefghijklmnopqrstuvwxyz0123456789") -> String {
    let alphabet = Array(alphabet)
    return String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
  }

  /// A token or a code: the market's prefix, then letters, digits, `_` and `-`.
  mutating func token(prefix: String, length: Int = 60) -> String {
    prefix + text(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
  }

  static func padded(_ digits: String, to length: Int) -> String {
    String(repeating: "0", count: max(0, length - digits.utf8.count)) + digits
  }
}
