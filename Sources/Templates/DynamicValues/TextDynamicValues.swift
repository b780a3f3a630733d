import Checks
import JSON

/// Postman's names for single values and for colours, versions and passwords.
let textDynamicValues: [DynamicValue] = [
  DynamicValue("randomUUID", "a random UUID, version 4", text: { randomUUID(&$0) }),
  DynamicValue("randomInt", "a whole number from 0 to 1000", number: { String(Int.random(in: 0...1000, using: &$0)) }),
  DynamicValue("randomBoolean", "true or false") { .json(.bool(Bool.random(using: &$0.random))) },
  DynamicValue(
    "randomAlphaNumeric", "a letter or digit", text: { characters("abcdefghijklmnopqrstuvwxyz0123456789", 1, &$0) }),
  DynamicValue("randomPassword", "fifteen letters, digits and '_'", text: { characters(passwordCharacters, 15, &$0) }),
  DynamicValue("randomColor", "a colour's name", oneOf: Words.colors),
  DynamicValue("randomHexColor", "a colour, as #1f8ad0", text: { "#" + hexadecimal($0.next() & 0xFF_FFFF, digits: 6) }),
  DynamicValue("randomAbbreviation", "an abbreviation", oneOf: Words.abbreviations),
  DynamicValue(
    "randomSemver", "a version, as 4.0.12", text: { "\(digits(1, &$0)).\(digits(1, &$0)).\(digits(1, &$0))" }),
  DynamicValue("randomLocale", "a language code of two letters", oneOf: Words.locales),
]

private let passwordCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"

/// So many characters of a set.
func characters(_ set: String, _ count: Int, _ random: inout SeededRandom) -> String {
  let set = Array(set)
  return String((0..<count).map { _ in set[Int.random(in: 0..<set.count, using: &random)] })
}

func digits(_ count: Int, _ random: inout SeededRandom) -> String { characters("0123456789", count, &random) }

/// One of a list.
func one(of words: [String], _ random: inout SeededRandom) -> String {
  words[Int.random(in: 0..<words.count, using: &random)]
}

/// Several of a list, possibly the same twice.
func several(_ words: [String], _ count: Int, _ random: inout SeededRandom) -> [String] {
  (0..<count).map { _ in one(of: words, &random) }
}

extension String {
  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
