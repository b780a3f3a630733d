import Checks
import JSON
import Templates
import Testing

struct DynamicValuesTests {
  @Test("every dynamic name gives a value, and no name stands twice")
  func everyName() throws {
    let run = run()
    run.reserved = ["run.id": .text("r"), "row.index": .text("1")]
    for name in DynamicValues.names {
      #expect(DynamicValues.value(of: name, in: run) != nil, "\(name)")
      #expect(DynamicValues.value(of: name, in: run)?.plainText?.isEmpty == false, "\(name)")
    }
    #expect(Set(DynamicValues.names).count == DynamicValues.names.count)
  }

  @Test("a UUID is of version 4 and variant 1, whatever the seed", arguments: 0..<50)
  func uuid(seed: Int) throws {
    let text = try #require(DynamicValues.value(of: "uuid", in: run(seed: UInt64(seed)))?.plainText)
    let parts = text.split(separator: "-")
    #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
    #expect(parts[2].first == "4")
    #expect(parts[3].first.map { "89ab".contains($0) } == true)
    #expect(text.allSatisfy { $0 == "-" || $0.isHexDigit && !$0.isUppercase })
  }

  @Test(
    "times are written for any moment, before 1970 and on a leap day too",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_709_164_800_007, "2024-02-29T00:00:00.007Z"),
      (4_102_444_799_999, "2099-12-31T23:59:59.999Z"), (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
    ] as [(Int64, String)])
  func times(moment: Int64, expected: String) {
    let run = RunVariables(seed: 1, now: moment)
    #expect(DynamicValues.value(of: "iso_timestamp", in: run)?.plainText == expected)
    #expect(DynamicValues.value(of: "isoTimestamp", in: run)?.plainText == expected)
  }

  @Test("timestamps are numbers")
  func numbers() {
    guard case .json(.number(let number))? = DynamicValues.value(of: "timestamp", in: run()) else {
      Issue.record("not a number")
      return
    }
    #expect(number.text == "1795380935")
  }

  @Test("a name that does not exist has no value")
  func unknown() {
    #expect(DynamicValues.value(of: "nosuch", in: run()) == nil)
    #expect(!DynamicValues.isKnown("env."))
    #expect(DynamicValues.isKnown("env.X"))
  }
}
