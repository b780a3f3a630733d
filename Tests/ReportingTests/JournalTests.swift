import JSON
import Reporting
import RunEvents
import Testing

@Suite("Journal")
struct JournalTests {
  private func journal(_ events: [RunEvent]) -> [UInt8] {
    Array(rendered(events) { sink, _ in JournalReporter(sink: sink) }.utf8)
  }

  /// Every stored property of every event, as text.
  private func dumped(_ events: [RunEvent]) -> [String] { events.map { String(reflecting: $0) } }

  @Test("the journal reads as it always did")
  func golden() { GoldenFile.check(String(decoding: journal(RunFixture.events()), as: UTF8.self), "run.ndjson") }

  @Test("every member of every event comes back exactly")
  func roundTrip() throws {
    for events in [RunFixture.exhaustive(), RunFixture.events(), RunFixture.many(300)] {
      let bytes = journal(events)
      let read = try JournalReader.events(bytes)
      #expect(dumped(read) == dumped(events))
      #expect(journal(read) == bytes)
    }
  }

  @Test("a line is one object and ends with the only line break in it")
  func lines() throws {
    for event in RunFixture.exhaustive() {
      let line = JournalEncoder.line(event)
      #expect(line.last == UInt8(ascii: "\n") && line.count { $0 < 0x20 } == 1)
      guard case .object(let members) = try JSONParser.parse(Array(line.dropLast())) else {
        Issue.record("not an object")
        continue
      }
      guard case .string? = members["event"] else {
        Issue.record("no event")
        continue
      }
    }
  }

  @Test("every line is flushed when it is written")
  func flushed() {
    let sink = MemorySink()
    var reporter = JournalReporter(sink: sink)
    for (count, event) in RunFixture.events().enumerated() {
      reporter.receive(event)
      #expect(sink.writes == count + 1 && sink.flushes == count + 1)
    }
  }

  @Test("a journal cut anywhere gives the events of its whole lines back")
  func cut() throws {
    let events = RunFixture.events()
    let bytes = journal(events)
    let last = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) ?? 0
    for end in last + 1...bytes.count {
      var reader = JournalReader()
      var read = 0
      try reader.read(Array(bytes[..<end])) { _ in read += 1 }
      try reader.finish { _ in read += 1 }
      let isWhole = end >= bytes.count - 1
      #expect(read == (isWhole ? events.count : events.count - 1))
      #expect(reader.isCut == (!isWhole && end > last + 1))
    }
  }

  @Test("pieces of any size give the same events", arguments: [1, 7, 4096])
  func pieces(size: Int) throws {
    let events = RunFixture.events()
    let bytes = journal(events)
    var reader = JournalReader()
    var read: [RunEvent] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      try reader.read(Array(bytes[start..<min(start + size, bytes.count)])) { read.append($0) }
    }
    try reader.finish { read.append($0) }
    #expect(dumped(read) == dumped(events))
  }

  @Test("a report made from the journal is the report of the run")
  func sameReports() throws {
    let events = RunFixture.events()
    let read = try JournalReader.events(journal(events))
    #expect(junit(read) == junit(events))
    #expect(console(read) == console(events))
  }

  @Test(
    "what is wrong with a journal is told with its line",
    arguments: [
      ("{\n", "line 2: not JSON at column "), ("[]\n", "line 2: an object is needed"),
      ("{}\n", "line 2: 'event' is missing"),
      ("{\"event\":1}\n", "line 2: 'event' is not a string"), ("\u{0}\n", "line 2: not JSON"),
      ("{\"event\":\"run_finished\"}\n", "line 2: 'duration' is missing"),
      ("{\"event\":\"run_finished\",\"duration\":\"x\"}\n", "line 2: 'duration' is not a number"),
      ("{\"event\":\"run_finished\",\"duration\":1,\"notices\":[1]}\n", "line 2: 'notices' is not a list of strings"),
      (
        "{\"event\":\"collection_finished\",\"collection\":1.5,\"duration\":1}\n",
        "line 2: 'collection' is not a whole number"
      ),
      (
        "{\"event\":\"collection_finished\",\"collection\":1e99,\"duration\":1}\n",
        "line 2: 'collection' is not a whole number"
      ),
      ("{\"event\":\"run_started\",\"version\":2}\n", "line 2: the journal's format 2 is newer"),
      ("\n\n{\"event\":\"run_finished\"", nil), ("{\"event\":\"from_the_future\",\"x\":[{}]}\n", nil), ("\r\n \n", nil),
    ] as [(String, String?)])
  func problems(text: String, expected: String?) {
    let first = JournalEncoder.line(.collectionFinished(CollectionFinished(index: 0, duration: 1)))
    do throws(JournalProblem) {
      let events = try JournalReader.events(first + Array(text.utf8))
      #expect(expected == nil && events.count == 1)
    } catch {
      #expect(error.description.hasPrefix(expected ?? "nothing"), "\(error.description)")
    }
  }

  @Test("a member of the wrong type is a problem and never a crash")
  func wrongTypes() throws {
    for line in journal(RunFixture.exhaustive()).split(separator: UInt8(ascii: "\n")) {
      guard case .object(let object) = try JSONParser.parse(Array(line)) else { continue }
      for position in object.members.indices where object.members[position].key != "suite" {
        var changed = object
        changed.members[position].value = .array([.null])
        let bytes = JSONWriter.compactBytes(.object(changed)) + [UInt8(ascii: "\n")]
        #expect(throws: JournalProblem.self, "\(object.members[position].key)") { try JournalReader.events(bytes) }
      }
    }
  }

  @Test("a long body with control characters goes there and back")
  func hugeBody() throws {
    let body = String(repeating: "é\u{1B}\"\n", count: 20_000)
    let result = RunFixture.result(RunFixture.planned(0, "a"), .failed, exchange: RunFixture.exchange(body: body))
    guard case .requestFinished(let read)? = try JournalReader.events(journal([.requestFinished(result)])).first else {
      Issue.record("no result")
      return
    }
    #expect(read.exchange?.responseBody == body)
  }
}
