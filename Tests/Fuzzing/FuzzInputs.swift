import Templates

/// The inputs of one run: the same seed gives the same, and each can be made without those before it.
package struct FuzzInputs: Sendable {
  private let subject: FuzzSubject
  private let seed: UInt64
  private let corpus: [[UInt8]]
  private let mutator: ByteMutator

  /// `corpus`: inputs from elsewhere, to begin from.
  package init(for subject: FuzzSubject, seed: UInt64, corpus: [[UInt8]] = []) {
    self.subject = subject
    self.seed = seed
    self.corpus = corpus
    mutator = ByteMutator(words: subject.grammar.words)
  }

  /// The input of that number: a sentence of the grammar or one of the corpus, most of them changed a little.
  package subscript(number: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: (seed &* 0xD134_2543_DE82_EF95) ^ number)
    let first = begin(&random)
    return random.below(5) < 2 ? first : mutator.mutate(first, with: begin(&random), &random)
  }

  private func begin(_ random: inout SeededRandom) -> [UInt8] {
    if !corpus.isEmpty, random.below(4) == 0 { return corpus[random.below(corpus.count)] }
    return subject.grammar.sentence(&random)
  }
}

/// What became of the inputs.
package struct FuzzTally: Sendable {
  package private(set) var inputs: UInt64 = 0
  package private(set) var accepted: UInt64 = 0
  /// Reasons for refusing, each with its number.
  package private(set) var kinds: [String: UInt64] = [:]

  package init() {}

  package mutating func note(_ outcome: String) {
    inputs += 1
    if outcome.hasPrefix("accepted") { accepted += 1 }
    kinds[outcome, default: 0] += 1
  }
}
