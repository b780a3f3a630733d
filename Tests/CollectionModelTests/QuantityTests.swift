import CollectionModel
import Testing

@Suite struct QuantityTests {
  private func settings(_ line: String) throws -> Settings { try collection("collection: a\n\(line)\n").settings }

  @Test(
    "durations have units",
    arguments: [
      ("250ms", Duration.milliseconds(250)), ("10s", .seconds(10)), ("2m", .seconds(120)), ("1h", .seconds(3600)),
      ("1d", .seconds(86400)), ("0s", .zero), ("1.25s", .milliseconds(1250)),
    ])
  func durations(text: String, value: Duration) throws {
    #expect(try settings("timeout: \(text)").timeout == value)
  }

  @Test(
    "what is no duration is refused",
    arguments: ["10", "-1s", "s", "1 s", "1.s", ".5s", "1e3s", "99999999999999d", "1w", "10S", "''"])
  func noDuration(text: String) {
    #expect(problems("collection: a\ntimeout: \(text)\n").count == 1)
  }

  @Test(
    "sizes have units or are bytes",
    arguments: [
      ("1048576", 1 << 20), ("64MiB", 64 << 20), ("1MB", 1_000_000), ("1.5kB", 1500), ("2GiB", 2 << 30), ("7B", 7),
    ])
  func sizes(text: String, value: Int) throws {
    #expect(try settings("max_body: \(text)").maximumBody == value)
  }

  @Test("what is no size is refused", arguments: ["-1", "1mb", "1.5", "1 MB", "99999999999GiB", "many"])
  func noSize(text: String) {
    #expect(problems("collection: a\nmax_body: \(text)\n").count == 1)
  }
}
