/// Filter expressions (RFC 9535 section 2.3.5), with the types of functions checked as they are read (section 2.4.3).
extension JSONPathParser {
  /// After `?`.
  mutating func filter() throws(JSONPathSyntaxError) -> FilterExpression {
    try deeper { (parser) throws(JSONPathSyntaxError) in try parser.alternatives() }
  }

  private mutating func alternatives() throws(JSONPathSyntaxError) -> FilterExpression {
    var parts = [try conjunction()]
    while takeAfterSpace("||") {
      skipSpace()
      parts.append(try conjunction())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(JSONPathSyntaxError) -> FilterExpression {
    var parts = [try basic()]
    while takeAfterSpace("&&") {
      skipSpace()
      parts.append(try basic())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func basic() throws(JSONPathSyntaxError) -> FilterExpression {
    let start = position
    let isNegated = take("!")
    if isNegated { skipSpace() }
    let inner = peek == "(" ? try parenthesised() : try comparisonOrTest(isNegated: isNegated, from: start)
    return isNegated ? .not(inner) : inner
  }

  private mutating func parenthesised() throws(JSONPathSyntaxError) -> FilterExpression {
    let open = position
    position += 1
    skipSpace()
    let inner = try filter()
    skipSpace()
    guard take(")") else {
      if let next = peek { throw problem("unexpected '\(next)' in a filter: '&&', '||' or ')' was expected") }
      throw problem("')' is missing for the '(' here", at: open)
    }
    let end = position
    skipSpace()
    let operatorStart = position
    if comparison() != nil {
      throw problem("what stands in parentheses is a truth and cannot be compared", at: operatorStart)
    }
    position = end
    return inner
  }

  private mutating func comparisonOrTest(isNegated: Bool, from start: Int) throws(JSONPathSyntaxError)
    -> FilterExpression
  {
    let leftStart = position
    let left = try operand()
    let end = position
    skipSpace()
    guard let comparison = comparison() else {
      position = end
      return try test(left, from: leftStart)
    }
    if isNegated {
      throw problem("'!' cannot stand before a comparison", at: start, hint: "put the comparison in parentheses: !(…)")
    }
    try check(left, isComparableFrom: leftStart)
    skipSpace()
    let rightStart = position
    let right = try operand()
    try check(right, isComparableFrom: rightStart)
    return .comparison(left, comparison, right)
  }

  private func test(_ operand: FilterOperand, from start: Int) throws(JSONPathSyntaxError) -> FilterExpression {
    switch operand {
    case .query(let query): return .exists(query)
    case .function(let call) where call.function.result == .truth: return .test(call)
    case .function(let call):
      throw problem(
        "the result of '\(call.function.rawValue)' must be compared", at: start,
        hint: "such as \(call.function.rawValue)(@.name) == 1")
    case .literal:
      throw problem("a value alone is no filter", at: start, hint: "compare it with something, as in @.name == 1")
    }
  }

  private func check(_ operand: FilterOperand, isComparableFrom start: Int) throws(JSONPathSyntaxError) {
    switch operand {
    case .query(let query) where query.singularSteps == nil:
      throw problem(
        "only a path of names and indexes, which finds one value, can be compared", at: start,
        hint: "wrap it in value(…) or count(…)")
    case .function(let call) where call.function.result != .value:
      throw problem("the result of '\(call.function.rawValue)' is a truth and cannot be compared", at: start)
    default: return
    }
  }

  private mutating func comparison() -> FilterComparison? {
    for comparison in FilterComparison.allCases where take(comparison.rawValue) { return comparison }
    return nil
  }

  private mutating func takeAfterSpace(_ wanted: String) -> Bool {
    let end = position
    skipSpace()
    if take(wanted) { return true }
    position = end
    return false
  }

  // MARK: Operands

  private mutating func operand() throws(JSONPathSyntaxError) -> FilterOperand {
    guard let next = peek else { throw problem("the path ends inside a filter") }
    switch next {
    case "@", "$": return .query(try query())
    case "'", "\"": return .literal(.string(try string()))
    case "-", "0"..."9": return .literal(.number(try number()))
    case "a"..."z": return try word()
    case "=": throw problem("'=' has nothing before it to compare")
    default:
      throw problem(
        "unexpected '\(next)' in a filter",
        hint: "a filter compares @.paths, 'texts', numbers, true, false and null")
    }
  }

  private mutating func number() throws(JSONPathSyntaxError) -> JSONNumber {
    let start = position
    let digits = { (parser: inout JSONPathParser) in parser.take(while: { "0"..."9" ~= $0 }) }
    _ = take("-")
    _ = digits(&self)
    if take(".") { _ = digits(&self) }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      _ = digits(&self)
    }
    guard let number = JSONNumber(validating: text(from: start)) else {
      throw problem("'\(text(from: start))' is no number", at: start)
    }
    return number
  }

  /// `true`, `false`, `null` or a function.
  private mutating func word() throws(JSONPathSyntaxError) -> FilterOperand {
    let start = position
    let word = take(while: { "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" })
    if peek == "(" {
      guard let function = PathFunction(rawValue: word) else {
        let known = PathFunction.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem("there is no function '\(word)'", at: start, hint: "the functions are \(known)")
      }
      return .function(try deeper { (parser) throws(JSONPathSyntaxError) in try parser.call(of: function) })
    }
    switch word {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    default:
      throw problem(
        "unexpected '\(word)' in a filter", at: start, hint: "a text needs quotes, a member is written @.\(word)")
    }
  }

  private mutating func call(of function: PathFunction) throws(JSONPathSyntaxError) -> FunctionCall {
    let open = position
    position += 1
    var arguments: [FilterOperand] = []
    skipSpace()
    if peek != ")" {
      repeat {
        skipSpace()
        let start = position
        let argument = try operand()
        if arguments.count < function.parameters.count {
          try check(argument, is: function.parameters[arguments.count], of: function, from: start)
        }
        arguments.append(argument)
        skipSpace()
      } while take(",")
    }
    guard take(")") else {
      guard let next = peek else { throw problem("')' is missing for the '(' here", at: open) }
      throw problem("unexpected '\(next)' in the arguments of '\(function.rawValue)': ',' or ')' was expected")
    }
    guard arguments.count == function.parameters.count else {
      let wanted = function.parameters.count == 1 ? "1 argument" : "\(function.parameters.count) arguments"
      throw problem("'\(function.rawValue)' takes \(wanted), not \(arguments.count)", at: open)
    }
    return FunctionCall(function: function, arguments: arguments)
  }

  private func check(
    _ argument: FilterOperand, is kind: PathFunction.Kind, of function: PathFunction, from start: Int
  ) throws(JSONPathSyntaxError) {
    switch (kind, argument) {
    case (.nodes, .query): return
    case (.nodes, _): throw problem("'\(function.rawValue)' takes a path", at: start, hint: "such as @.* or $..name")
    case (_, .query(let query)) where query.singularSteps == nil:
      throw problem(
        "'\(function.rawValue)' takes one value, and this path may find several", at: start, hint: "wrap it in value(…)"
      )
    case (_, .function(let call)) where call.function.result != .value:
      throw problem(
        "'\(function.rawValue)' takes a value, and the result of '\(call.function.rawValue)' is a truth", at: start)
    default: return
    }
  }
}
