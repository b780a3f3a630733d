/// Unfolds an expression into steps; what may be left out or repeated becomes splits and jumps.
struct IRegexpCompiler {
  static let stepLimit = 10_000

  private var program: [Instruction] = []
  private var visits = 0

  mutating func compile(_ expression: IRegexpExpression) throws(IRegexpError) -> [Instruction] {
    try emit(expression)
    program.append(.accept)
    return program
  }

  private mutating func emit(_ expression: IRegexpExpression) throws(IRegexpError) {
    // Counted on visits, not on steps: `(){9999}` in `{9999}` emits nothing, but would take its time.
    visits += 1
    guard visits <= Self.stepLimit else {
      throw IRegexpError(offset: 0, reason: "the expression is too large: its repetitions unfold to too many steps")
    }
    switch expression {
    case .one(let set): program.append(.one(set))
    case .start: program.append(.assertStart)
    case .end: program.append(.assertEnd)
    case .sequence(let parts): for part in parts { try emit(part) }
    case .alternatives(let alternatives): try emit(alternatives: alternatives)
    case .repeated(let part, let least, let most): try emit(part, least: least, most: most)
    }
  }

  private mutating func emit(alternatives: [IRegexpExpression]) throws(IRegexpError) {
    var exits: [Int] = []
    for (offset, alternative) in alternatives.enumerated() {
      let isLast = offset == alternatives.count - 1
      let split = program.count
      if !isLast { program.append(.split(split + 1, split + 1)) }
      try emit(alternative)
      if !isLast {
        exits.append(program.count)
        program.append(.jump(0))
        program[split] = .split(split + 1, program.count)
      }
    }
    for exit in exits { program[exit] = .jump(program.count) }
  }

  private mutating func emit(_ part: IRegexpExpression, least: Int, most: Int?) throws(IRegexpError) {
    for _ in 0..<least { try emit(part) }
    guard let most else {
      let split = program.count
      program.append(.split(split + 1, split + 1))
      try emit(part)
      program.append(.jump(split))
      program[split] = .split(split + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(program.count)
      program.append(.jump(0))
      try emit(part)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }
}
