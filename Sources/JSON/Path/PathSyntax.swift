/// A query as its grammar has it: where it begins, and what each segment picks.
struct PathQuery: Sendable {
  enum Origin: Sendable { case root, current }

  let origin: Origin
  let segments: [PathSegment]
  /// The steps of a query that finds at most one node (RFC 9535 section 2.3.5.1); nil for all others.
  let singularSteps: [JSONPathStep]?

  init(origin: Origin, segments: [PathSegment]) {
    self.origin = origin
    self.segments = segments
    singularSteps = segments.reduce(into: []) { steps, segment in
      if let step = segment.singularStep { steps?.append(step) } else { steps = nil }
    }
  }
}

/// One step down: into an object by name, into an array by index (negative from the end).
package enum JSONPathStep: Hashable, Sendable {
  case name(String)
  case index(Int)
}

struct PathSegment: Sendable {
  let isDescendant: Bool
  let selectors: [PathSelector]

  fileprivate var singularStep: JSONPathStep? {
    guard !isDescendant, selectors.count == 1 else { return nil }
    switch selectors[0] {
    case .name(let name): return .name(name)
    case .index(let index): return .index(index)
    default: return nil
    }
  }
}

enum PathSelector: Sendable {
  case name(String)
  case wildcard
  case index(Int)
  case slice(start: Int?, end: Int?, step: Int)
  case filter(FilterExpression)
}

indirect enum FilterExpression: Sendable {
  case any([FilterExpression])
  case all([FilterExpression])
  case not(FilterExpression)
  case comparison(FilterOperand, FilterComparison, FilterOperand)
  case exists(PathQuery)
  /// Of a function whose result is a truth.
  case test(FunctionCall)
}

enum FilterComparison: String, Sendable, CaseIterable {
  // The longer ones first: this is the order in which they are tried.
  case equal = "=="
  case notEqual = "!="
  case atMost = "<="
  case atLeast = ">="
  case below = "<"
  case above = ">"
}

indirect enum FilterOperand: Sendable {
  case literal(JSONValue)
  case query(PathQuery)
  case function(FunctionCall)
}

struct FunctionCall: Sendable {
  let function: PathFunction
  let arguments: [FilterOperand]
  /// The pattern of `match` and `search` where it is a literal: compiled once. An invalid one matches nothing.
  let pattern: IRegexp?

  init(function: PathFunction, arguments: [FilterOperand]) {
    self.function = function
    self.arguments = arguments
    if function.takesPattern, case .literal(.string(let text)) = arguments[1] {
      pattern = try? IRegexp(text)
    } else {
      pattern = nil
    }
  }
}

/// The function extensions of RFC 9535 section 2.4.
enum PathFunction: String, Sendable, CaseIterable {
  case length, count, match, search, value

  /// The types of section 2.4.1.
  enum Kind: Sendable { case value, truth, nodes }

  var parameters: [Kind] {
    switch self {
    case .length: [.value]
    case .count, .value: [.nodes]
    case .match, .search: [.value, .value]
    }
  }

  var result: Kind {
    switch self {
    case .length, .count, .value: .value
    case .match, .search: .truth
    }
  }

  var takesPattern: Bool { self == .match || self == .search }
}
