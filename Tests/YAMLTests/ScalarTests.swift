import Testing
import YAML

@Suite struct ScalarTests {
  @Test(
    "what only YAML 1.1 types is text",
    arguments: [
      "no", "on", "NO", "yes", "Off", "y", "n", "12:30", "2024-01-02", "1.2.3", "5xx", "-", "--", "1e", "0xZZ", "a_1",
      "nullx", "trUe", "e5", "+", "-a", ".", "..", "1-2", "1,5",
    ]
  ) func text(_ text: String) {
    #expect(YAMLScalar.typed(text, plain: true) == .string(text))
  }

  @Test("nothing has five spellings", arguments: ["", "~", "null", "Null", "NULL"])
  func null(_ text: String) {
    #expect(YAMLScalar.typed(text, plain: true) == .null)
  }

  @Test(
    "true and false by the core schema",
    arguments: [("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false)])
  func bool(_ text: String, _ value: Bool) {
    #expect(YAMLScalar.typed(text, plain: true) == .bool(value))
  }

  @Test(
    "a number of JSON keeps its text",
    arguments: ["0", "-0", "1", "1.10", "-12.5", "1e400", "1E+5", "2e-3", "576461413038785752", "0.0"])
  func number(_ text: String) {
    #expect(YAMLScalar.typed(text, plain: true) == .number(text))
  }

  @Test(
    "a number that only YAML knows is refused",
    arguments: [
      "007", "+1", ".5", "0x1F", ".inf", "-.inf", "+.Inf", ".NaN", "0o7", "1_000", "5.", "-007", "+0x1F", "0b101",
      "1_0.5", "00", "-.5", "+1e5", "1.e5", "12_",
    ])
  func refused(_ text: String) {
    guard case .refused(let reason, let hint) = YAMLScalar.typed(text, plain: true) else {
      Issue.record("'\(text)' was taken as \(YAMLScalar.typed(text, plain: true))")
      return
    }
    #expect(reason == "'\(text)' is a number in YAML but not in JSON")
    #expect(hint == "quote it, or write the number")
  }

  @Test("quotes make text of anything", arguments: ["", "~", "true", "1", "007", ".inf"])
  func quoted(_ text: String) {
    #expect(YAMLScalar.typed(text, plain: false) == .string(text))
  }
}
