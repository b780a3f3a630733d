import Checks
import JSON

/// Signet's own names, and the three of Postman that need no word list.
let basicDynamicValues: [DynamicValue] = [
  DynamicValue("uuid", "a random UUID, version 4", text: { randomUUID(&$0) }),
  DynamicValue("guid", "a random UUID, version 4", text: { randomUUID(&$0) }),
  DynamicValue("timestamp", "the seconds since 1970") { .json(.number(JSONNumber(Int($0.now / 1000)))) },
  DynamicValue("timestamp_ms", "the milliseconds since 1970") { .json(.number(JSONNumber(Int($0.now)))) },
  DynamicValue("iso_timestamp", "the time in UTC, as 2026-11-22T08:13:16.250Z") {
    .json(.string(UTCTime(milliseconds: $0.now).iso))
  },
  DynamicValue("isoTimestamp", "the time in UTC, as 2026-11-22T08:13:16.250Z") {
    .json(.string(UTCTime(milliseconds: $0.now).iso))
  },
  DynamicValue("random_int", "a whole number from 0 to 1000", number: { String(Int.random(in: 0...1000, using: &$0)) }),
  DynamicValue("run.id", "what tells this run from all others") { $0.reserved["run.id"] },
  DynamicValue("row.index", "the number of the data row, from 1") { $0.reserved["row.index"] },
]

/// RFC 9562, version 4.
func randomUUID(_ random: inout SeededRandom) -> String {
  let high = random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
  let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  let digits = hexadecimal(high, digits: 16) + hexadecimal(low, digits: 16)
  var uuid = ""
  for (index, digit) in digits.enumerated() {
    if [8, 12, 16, 20].contains(index) { uuid += "-" }
    uuid.append(digit)
  }
  return uuid
}

/// The number in lower-case hexadecimal, with leading zeros.
func hexadecimal(_ number: UInt64, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
