/// An amount in hundredths of the shop's currency.
struct Money: Sendable, Equatable, Comparable {
  var cents: Int

  init(cents: Int) { self.cents = cents }

  /// Digits with at most two decimals; nothing for anything else.
  init?(_ text: String) {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...9).contains(halves[0].utf8.count) else { return nil }
    let fraction = halves.count == 2 ? halves[1] : "0"
    guard (1...2).contains(fraction.utf8.count) else { return nil }
    guard (halves[0] + fraction).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    guard let units = Int(halves[0]), let part = Int(fraction) else { return nil }
    cents = units * 100 + (fraction.utf8.count == 1 ? part * 10 : part)
  }

  var text: String {
    let sign = cents < 0 ? "-" : ""
    return "\(sign)\(abs(cents) / 100)." + IDSource.padded(String(abs(cents) % 100), to: 2)
  }

  static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
  static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }
  static func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }
}
