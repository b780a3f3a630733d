import Diagnostics
import Reference
import Signing
import Testing

@Suite("Examples of steps")
struct StepExampleTests {
  @Test("every step has an example that works, and one that is refused or fails")
  func complete() {
    for type in StepRegistry.steps {
      #expect(StepExamples.all.contains { $0.step == type.name }, "'\(type.name)' needs an example")
    }
  }

  @Test("a step's example works and writes something", arguments: StepExamples.all.map(StepEntry.init))
  func works(_ entry: StepEntry) throws {
    #expect(entry.example.read().problems.map(\.shown) == [])
    #expect(entry.example.read().steps.contains { Swift.type(of: $0).name == entry.example.step })
    #expect(try !entry.example.outcome().get().isEmpty)
  }

  @Test("what is wrong with a step is told when it is read", arguments: StepExamples.all.map(StepEntry.init))
  func refused(_ entry: StepEntry) {
    let problems = entry.example.read(entry.example.refused).problems
    #expect(problems.count == 1, "\(problems.map(\.shown))")
  }

  @Test(
    "a step that cannot do its work says so",
    arguments: StepExamples.all.filter { $0.failing != nil }.map(StepEntry.init))
  func fails(_ entry: StepEntry) throws {
    let change = try #require(entry.example.failing)
    #expect(entry.example.read(change).problems.map(\.shown) == [])
    #expect(throws: Diagnostic.self) { try entry.example.outcome(change).get() }
  }

}

struct StepEntry: Sendable, CustomTestStringConvertible {
  let example: StepExample
  init(_ example: StepExample) { self.example = example }
  var testDescription: String { example.step }
}
