import Fuzzing
import Templates
import Testing

@Suite("Inputs at random")
struct InputTests {
  private func subject(_ grammar: String) -> FuzzSubject {
    FuzzSubject("test", "a test", grammar: grammar) { bytes throws(FuzzFinding) in
      if bytes.contains(UInt8(ascii: "x")) { throw FuzzFinding("there is an x") }
      return "accepted"
    }
  }

  @Test("are the same for the same seed, whatever came before them, and others for another")
  func seeds() {
    let subject = subject("list: item*\nitem: `a` | `b` | `[` list `]`")
    let first = FuzzInputs(for: subject, seed: 1)
    let second = FuzzInputs(for: subject, seed: 2)
    let numbers: Range<UInt64> = 0..<100
    #expect(numbers.map { first[$0] } == numbers.reversed().map { first[$0] }.reversed())
    #expect(numbers.map { first[$0] } != numbers.map { second[$0] })
  }

  @Test("follow their grammar")
  func grammar() {
    let grammar = Grammar("pair: `<` name `>` more?\nname: `a`+ | `\\n\\t`\n | `b`\nmore: `!`")
    var random = SeededRandom(seed: 3)
    var seen: Set<String> = []
    for _ in 0..<500 {
      let text = String(decoding: grammar.sentence(&random), as: UTF8.self)
      seen.insert(text)
      #expect(text.hasPrefix("<") && (text.hasSuffix(">") || text.hasSuffix(">!")))
    }
    #expect(seen.isSuperset(of: ["<a>", "<aa>", "<\n\t>", "<b>!", "<\n\t>!"]))
  }

  @Test("end, though a rule goes on for ever")
  func endless() {
    let grammar = Grammar("list: `x` | `[` list list list `]` | list list")
    var random = SeededRandom(seed: 4)
    for _ in 0..<200 { #expect(grammar.sentence(&random).count < 100_000) }
  }

  @Test("find what does not hold, and bring it again by their number")
  func findings() throws {
    let subject = subject("word: `a` | `b` | `c` | `d` word | `rare`\nrare: `x`")
    let inputs = FuzzInputs(for: subject, seed: 5)
    let number = try #require(
      (0..<5_000 as Range<UInt64>).first { number in
        (try? subject.check(inputs[number])) == nil
      })
    #expect(inputs[number].contains(UInt8(ascii: "x")))
  }
}
