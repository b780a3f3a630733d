import Checks
import HTTP

/// Moments that a value of a signed request may name, milliseconds since 1970, the likeliest first.
enum SignedMoment {
  /// 1973 to 2128: what nine or ten digits can mean.
  private static let seconds: ClosedRange<Int64> = 100_000_000...5_000_000_000

  static func moments(in text: String) -> [Int64] {
    var found: [Int64] = []
    if let moment = Moment(iso8601: text) ?? Moment(httpDate: text) { found.append(milliseconds(moment)) }
    for word in text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
      if let moment = compactDate(word) { found.append(moment) }
      guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(word) else { continue }
      if seconds.contains(number) { found.append(number * 1000) }
      if seconds.contains(number / 1000) { found.append(number) }
    }
    return found
  }

  private static func milliseconds(_ moment: Moment) -> Int64 {
    moment.seconds * 1000 + moment.nanoseconds / 1_000_000
  }

  /// `20150830T123600Z`, as AWS writes it.
  private static func compactDate(_ word: Substring) -> Int64? {
    guard word.utf8.count == 16, word.hasSuffix("Z"), word.dropFirst(8).hasPrefix("T") else { return nil }
    let digits = Array(word.dropLast().filter { $0 != "T" })
    guard digits.count == 14 else { return nil }
    let part = { (start: Int, count: Int) in String(digits[start..<(start + count)]) }
    let text =
      "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(8, 2)):\(part(10, 2)):\(part(12, 2))Z"
    return Moment(iso8601: text).map(milliseconds)
  }
}
