import JSON
import Testing

@Suite("Numbers") struct JSONNumberTests {
  static func number(_ text: String) throws -> JSONNumber { try #require(JSONNumber(validating: text)) }

  @Test(
    "numbers are equal where their mathematical values are, and then hash alike",
    arguments: [
      ("1", "1.0"), ("1", "10e-1"), ("1.10", "1.1"), ("-0", "0"), ("0e999", "0"), ("-0.0", "0"), ("1e400", "10e399"),
      ("1E+2", "100"), ("0.001", "1e-3"), ("123456789012345678901234567890", "1.2345678901234567890123456789e29"),
      ("1e999999999", "10e999999998"), ("100", "1e2"), ("0.10e1", "1"),
      ("1e99999999999999999999", "10e99999999999999999998"),
    ])
  func equal(left: String, right: String) throws {
    let (left, right) = (try Self.number(left), try Self.number(right))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(!(left < right) && !(right < left))
  }

  @Test(
    "numbers are in order at any size",
    arguments: [
      ("1", "2"), ("-2", "-1"), ("-1", "0"), ("9", "10"), ("0.9", "1"), ("9007199254740992", "9007199254740993"),
      ("123456789012345678901234567890", "123456789012345678901234567891"), ("1e399", "1e400"), ("9e399", "1e400"),
      ("-1e400", "-1e399"), ("-1e400", "1e-400"), ("0", "1e-999999999"), ("-1e-999999999", "0"),
      ("1e-400", "2e-400"), ("0.1", "0.11"), ("1e999999999", "1e1000000000"), ("999999999999999999", "1e18"),
      ("1e99999999999999999998", "1e99999999999999999999"), ("-1.5", "-1.25"),
    ])
  func order(smaller: String, larger: String) throws {
    let (smaller, larger) = (try Self.number(smaller), try Self.number(larger))
    #expect(smaller < larger)
    #expect(!(larger < smaller))
    #expect(smaller != larger)
  }

  @Test(
    "only the JSON grammar is a number",
    arguments: [
      "", "-", "+1", "01", "-01", ".5", "1.", "1.e1", "1e", "1e+", "0x1F", " 1", "1 ", "1,5", "NaN", "٣", "--1",
    ])
  func refused(text: String) {
    #expect(JSONNumber(validating: text) == nil)
  }

  @Test("a number keeps its text", arguments: ["0", "-0", "1.10", "1E+05", "576461413038785752", "1e400"])
  func keepsText(text: String) throws {
    #expect(try Self.number(text).text == text)
  }

  @Test(
    "the whole number that fits an Int comes out, however it is written",
    arguments: [
      ("1", 1), ("1.0", 1), ("1e3", 1000), ("-0", 0), ("12300e-2", 123), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.5", nil),
      ("1e999999999", nil), ("1e-999999999", nil), ("1e19", nil), ("0e999999999", 0),
    ] as [(String, Int?)])
  func int(text: String, value: Int?) throws {
    #expect(try Self.number(text).intValue == value)
  }

  @Test(
    "a whole number is one however it is written",
    arguments: [
      ("3", true), ("3.0", true), ("30e-1", true), ("1e999999999", true), ("0.0", true), ("3.5", false),
      ("1e-1", false), ("123456789012345678901234567890.5", false),
    ])
  func isInteger(text: String, isInteger: Bool) throws {
    #expect(try Self.number(text).isInteger == isInteger)
    #expect(JSONValue.number(try Self.number(text)).typeName == (isInteger ? "integer" : "number"))
  }

  @Test(
    "sums are exact and keep the decimals",
    arguments: [
      ("1", "2", "3"), ("0.1", "0.2", "0.3"), ("1.10", "1", "2.10"),
      ("99999999999999999999", "1", "100000000000000000000"),
      ("5", "-7", "-2"), ("-5", "7", "2"), ("1.5", "-1.5", "0.0"), ("-1", "-1", "-2"), ("1e3", "1", "1001"),
      ("110e-2", "0", "1.10"), ("0.001", "-1", "-0.999"), ("-0", "0", "0"), ("1e-3", "0.9990", "1.0000"),
    ])
  func add(left: String, right: String, sum: String) throws {
    #expect(try Self.number(left).adding(Self.number(right)).text == sum)
  }

  @Test(
    "differences are exact", arguments: [("3", "1", "2"), ("0.3", "0.1", "0.2"), ("1", "2.5", "-1.5"), ("1", "1", "0")])
  func subtract(left: String, right: String, difference: String) throws {
    #expect(try Self.number(left).subtracting(Self.number(right)).text == difference)
  }

  @Test("a sum that would need millions of digits is refused", arguments: ["1e999999999", "1e-999999999", "1e5000"])
  func tooLong(text: String) throws {
    let number = try Self.number(text)
    #expect(throws: JSONNumberTooLong.self) { try number.adding(JSONNumber(1)) }
  }

  @Test(
    "multiples are told exactly",
    arguments: [
      ("0.3", "0.1", true), ("9", "3", true), ("10", "3", false), ("0", "7", true), ("7", "0", false),
      ("1e400", "7", false),
      ("1e999999999", "8", true), ("1e-999999999", "1", false), ("19.99", "0.01", true), ("4.02", "0.01", true),
      ("1.5", "1", false), ("-6", "-2", true), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false),
      ("246913578024691357802469135780", "123456789012345678901234567890", true),
      ("246913578024691357802469135781", "123456789012345678901234567890", false),
      ("1e30", "12345678901234567890123", false), ("1e60", "1e30", true),
    ])
  func multiple(number: String, divisor: String, isMultiple: Bool) throws {
    #expect(try Self.number(number).isMultiple(of: Self.number(divisor)) == isMultiple)
  }

  @Test("a number of 200,000 digits is compared without trouble")
  func longText() throws {
    let nines = String(repeating: "9", count: 200_000)
    let (left, right) = (try Self.number(nines + "1"), try Self.number(nines + "2"))
    #expect(left < right)
    #expect(try Self.number(nines + ".0") == Self.number(nines))
  }

  @Test(
    "doubles are written as short as they read back",
    arguments: [(1.0, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e300, "1e+300")])
  func double(value: Double, text: String) {
    #expect(JSONNumber(value)?.text == text)
  }
}
