import Checks
import JSON
import Testing

@Suite("Dates and times")
struct MomentTests {
  @Test(
    "ISO 8601 in its usual spellings",
    arguments: [
      ("1970-01-01", 0), ("2024-02-29T00:00:00Z", 1_709_164_800), ("2024-05-01T14:00:00+02:00", 1_714_564_800),
      ("2024-05-01 12:00:00", 1_714_564_800), ("2024-05-01T12:00", 1_714_564_800),
      ("2024-05-01T07:30:00-0430", 1_714_564_800),
      ("1969-12-31T23:59:59Z", -1), ("0001-01-01", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
  func iso(text: String, seconds: Int64) throws {
    let moment = try #require(Moment(iso8601: text))
    #expect(moment == Moment(seconds: seconds))
    #expect(Moment(iso8601: moment.iso8601) == moment)
  }

  @Test(
    "what is not in the calendar is no date",
    arguments: [
      "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-05-01T24:00:00Z", "2024-05-01T12:60:00Z",
      "2024-5-1",
      "2024-05-01T12:00:00X", "2024-05-01T", "20240501", "", "2024-05-01T12:00:00.Z", "1900-02-29",
      "2024-05-01T12:00:00+25:00",
    ])
  func invalid(text: String) {
    #expect(Moment(iso8601: text) == nil)
  }

  @Test("fractions are kept to the nanosecond")
  func fractions() throws {
    #expect(Moment(iso8601: "2024-05-01T12:00:00.123456789Z")?.iso8601 == "2024-05-01T12:00:00.123456789Z")
    let early = try #require(Moment(iso8601: "2024-05-01T12:00:00.1Z"))
    let late = try #require(Moment(iso8601: "2024-05-01T12:00:00.100000001Z"))
    #expect(early < late)
    #expect(Moment(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
  }

  @Test(
    "durations, exactly",
    arguments: [
      ("250ms", 250_000_000), ("10s", 10_000_000_000), ("1.5s", 1_500_000_000), ("-2h", -7_200_000_000_000),
      ("1d", 86_400_000_000_000), ("0.25ms", 250_000),
    ] as [(String, Int64)])
  func durations(text: String, nanoseconds: Int64) {
    #expect(DurationText.nanoseconds(text) == nanoseconds)
  }

  @Test("what is no duration", arguments: ["", "s", "5", "5 s", "1.s", ".5s", "5w", "9999999999999d", "--1s", "1h30m"])
  func noDuration(text: String) {
    #expect(DurationText.nanoseconds(text) == nil)
  }
}
