import Fuzzing
import TestSupport
import Testing

@Suite("Hostile input")
struct SubjectTests {
  /// What a debug build tries in well under a second.
  private static let inputs: UInt64 = 250

  @Test("crashes nothing, and breaks no promise", arguments: FuzzSubject.all.map(\.name))
  func holds(_ name: String) throws {
    let subject = try #require(FuzzSubject.all.first { $0.name == name })
    let root = RepositoryPaths.root()
    let corpus = FuzzCorpus(root: root, suites: root + "/no-suites").inputs(for: subject)
    let inputs = FuzzInputs(for: subject, seed: 20_260_801, corpus: corpus)
    var tally = FuzzTally()
    for number in 0..<Self.inputs {
      do {
        tally.note(try subject.check(inputs[number]))
      } catch {
        Issue.record(
          "input \(number) of '\(name)': \(error)\n\(String(decoding: inputs[number].prefix(2000), as: UTF8.self))")
      }
    }
    // Sentences that are all good, or all bad, would try next to nothing.
    #expect(tally.accepted > Self.inputs / 20)
    #expect(tally.accepted < tally.inputs)
    #expect(tally.kinds.count >= 3)
  }
}
