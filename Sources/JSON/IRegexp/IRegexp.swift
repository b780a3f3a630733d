/// An interoperable regular expression (RFC 9485), as `match()` and `search()` of JSONPath take it.
///
/// Matching follows all alternatives at once (Thompson's construction): time grows with pattern × text and never
/// explodes. `^` and `$` stand for the beginning and the end of the text, as the JSONPath compliance suite has them.
package struct IRegexp: Sendable {
  private let program: [Instruction]

  /// - Throws: where the pattern is no I-Regexp, or its counted repetitions would unfold to more than 10,000 steps.
  package init(_ pattern: String) throws(IRegexpError) {
    var parser = IRegexpParser(pattern)
    var compiler = IRegexpCompiler()
    program = try compiler.compile(try parser.parse())
  }

  /// Whether the whole text matches.
  package func matches(_ text: String) -> Bool { runs(over: text, isWhole: true) }

  /// Whether some part of the text matches.
  package func isFound(in text: String) -> Bool { runs(over: text, isWhole: false) }

  private func runs(over text: String, isWhole: Bool) -> Bool {
    var machine = IRegexpMachine(program)
    machine.start(isAtStart: true, isAtEnd: text.isEmpty)
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      if machine.isAccepting && !isWhole { return true }
      next = scalars.next()
      machine.advance(over: scalar, isAtEnd: next == nil)
      if !isWhole {
        machine.start(isAtStart: false, isAtEnd: next == nil)
      } else if machine.isDead {
        return false
      }
    }
    return machine.isAccepting
  }
}

package struct IRegexpError: Error, Hashable, Sendable {
  /// In Unicode scalars from the beginning of the pattern.
  package let offset: Int
  package let reason: String
}

/// One step of a compiled expression.
enum Instruction: Sendable {
  case one(CharacterClass)
  case split(Int, Int)
  case jump(Int)
  case assertStart
  case assertEnd
  case accept
}

/// The states that an expression can be in after what has been read so far.
private struct IRegexpMachine {
  private let program: [Instruction]
  /// The waiting `one` instructions.
  private var threads: [Int] = []
  /// The round in which an instruction was last reached: each is followed once a round.
  private var reached: [Int]
  private var round = 1
  private var pending: [Int] = []
  private(set) var isAccepting = false

  init(_ program: [Instruction]) {
    self.program = program
    reached = Array(repeating: 0, count: program.count)
  }

  var isDead: Bool { threads.isEmpty && !isAccepting }

  /// Begins at the present place, beside whatever is under way.
  mutating func start(isAtStart: Bool, isAtEnd: Bool) {
    follow(0, isAtStart: isAtStart, isAtEnd: isAtEnd)
  }

  mutating func advance(over scalar: Unicode.Scalar, isAtEnd: Bool) {
    let waiting = threads
    threads.removeAll(keepingCapacity: true)
    isAccepting = false
    round += 1
    for thread in waiting {
      if case .one(let set) = program[thread], set.contains(scalar) {
        follow(thread + 1, isAtStart: false, isAtEnd: isAtEnd)
      }
    }
  }

  private mutating func follow(_ first: Int, isAtStart: Bool, isAtEnd: Bool) {
    pending.append(first)
    while let index = pending.popLast() {
      if reached[index] == round { continue }
      reached[index] = round
      switch program[index] {
      case .one: threads.append(index)
      case .split(let left, let right): pending += [right, left]
      case .jump(let target): pending.append(target)
      case .assertStart: if isAtStart { pending.append(index + 1) }
      case .assertEnd: if isAtEnd { pending.append(index + 1) }
      case .accept: isAccepting = true
      }
    }
  }
}
