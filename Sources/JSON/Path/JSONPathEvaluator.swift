/// Walks from node to node as the segments of a query say (RFC 9535 section 2).
struct JSONPathEvaluator {
  let root: JSONValue
  private let tracksLocations: Bool
  private var nodesLeft: Int
  /// Patterns that come from the value itself, compiled; few, as each is different at most once a node.
  private var patterns: [ExactText: IRegexp?] = [:]

  init(root: JSONValue, tracksLocations: Bool = false, limit: Int = .max) {
    self.root = root
    self.tracksLocations = tracksLocations
    nodesLeft = max(limit, 0)
  }

  private(set) var isExhausted = false

  /// The nodes of a query, beginning at the root or at `current`. Stops where the limit is reached.
  mutating func nodes(of query: PathQuery, from current: JSONValue) -> [JSONPathNode] {
    var nodes = [JSONPathNode(value: query.origin == .root ? root : current, place: .root)]
    for segment in query.segments {
      var next: [JSONPathNode] = []
      for node in nodes where !isExhausted {
        if segment.isDescendant {
          descend(from: node, segment.selectors, into: &next)
        } else {
          select(segment.selectors, from: node, into: &next)
        }
      }
      nodes = next
    }
    return nodes
  }

  /// Parents before children, children in order (section 2.5.2.2). With a stack of its own, so that the depth of the
  /// value does not matter.
  private mutating func descend(from node: JSONPathNode, _ selectors: [PathSelector], into found: inout [JSONPathNode])
  {
    var pending = [node]
    while let next = pending.popLast(), !isExhausted {
      select(selectors, from: next, into: &found)
      let first = pending.count
      appendChildren(of: next, to: &pending)
      pending[first...].reverse()
    }
  }

  private mutating func select(_ selectors: [PathSelector], from node: JSONPathNode, into found: inout [JSONPathNode]) {
    for selector in selectors where !isExhausted {
      switch selector {
      case .name(let name):
        if let value = node.value[name] { append(value, .name(name), below: node, to: &found) }
      case .wildcard: appendChildren(of: node, to: &found)
      case .index(let index):
        guard case .array(let elements) = node.value else { continue }
        let position = index < 0 ? elements.count + index : index
        if elements.indices.contains(position) {
          append(elements[position], .index(position), below: node, to: &found)
        }
      case .slice(let start, let end, let step): appendSlice(start, end, step, of: node, to: &found)
      case .filter(let expression):
        var children: [JSONPathNode] = []
        appendChildren(of: node, to: &children)
        for child in children where !isExhausted && holds(expression, for: child.value) { found.append(child) }
      }
    }
  }

  private mutating func append(
    _ value: JSONValue, _ step: JSONPathStep, below node: JSONPathNode, to nodes: inout [JSONPathNode]
  ) {
    if nodesLeft == 0 {
      isExhausted = true
      return
    }
    nodesLeft -= 1
    nodes.append(JSONPathNode(value: value, place: tracksLocations ? .below(node.place, step) : .root))
  }

  private mutating func appendChildren(of node: JSONPathNode, to nodes: inout [JSONPathNode]) {
    switch node.value {
    case .array(let elements):
      for (index, element) in elements.enumerated() where !isExhausted {
        append(element, .index(index), below: node, to: &nodes)
      }
    case .object(let object):
      for member in object.members where !isExhausted {
        append(member.value, .name(member.key), below: node, to: &nodes)
      }
    default: break
    }
  }

  /// Section 2.3.4.2. The bounds are at most 2⁵³ − 1, so that no sum overflows.
  private mutating func appendSlice(
    _ start: Int?, _ end: Int?, _ step: Int, of node: JSONPathNode, to nodes: inout [JSONPathNode]
  ) {
    guard case .array(let elements) = node.value, step != 0 else { return }
    let count = elements.count
    let first = start ?? (step > 0 ? 0 : count - 1)
    let last = end ?? (step > 0 ? count : -count - 1)
    let from = first < 0 ? count + first : first
    let to = last < 0 ? count + last : last
    let (lower, upper) =
      step > 0
      ? (min(max(from, 0), count), min(max(to, 0), count))
      : (min(max(from, -1), count - 1), min(max(to, -1), count - 1))
    for index in stride(from: lower, to: upper, by: step) where !isExhausted {
      append(elements[index], .index(index), below: node, to: &nodes)
    }
  }
}

// MARK: Filters

extension JSONPathEvaluator {
  private mutating func holds(_ expression: FilterExpression, for current: JSONValue) -> Bool {
    switch expression {
    case .any(let parts):
      for part in parts where holds(part, for: current) { return true }
      return false
    case .all(let parts):
      for part in parts where !holds(part, for: current) { return false }
      return true
    case .not(let part): return !holds(part, for: current)
    case .exists(let query):
      if let steps = query.singularSteps { return origin(of: query, current).value(at: steps) != nil }
      return !nodes(of: query, from: current).isEmpty
    case .comparison(let left, let comparison, let right):
      return comparison.holds(value(of: left, for: current), value(of: right, for: current))
    case .test(let call): return matches(call, for: current)
    }
  }

  private func origin(of query: PathQuery, _ current: JSONValue) -> JSONValue {
    query.origin == .root ? root : current
  }

  /// Nil is RFC 9535's Nothing.
  private mutating func value(of operand: FilterOperand, for current: JSONValue) -> JSONValue? {
    switch operand {
    case .literal(let value): return value
    case .query(let query): return origin(of: query, current).value(at: query.singularSteps ?? [])
    case .function(let call):
      switch (call.function, call.arguments[0]) {
      case (.length, let argument): return value(of: argument, for: current)?.length
      case (.count, .query(let query)): return .number(JSONNumber(nodes(of: query, from: current).count))
      case (.value, .query(let query)):
        let found = nodes(of: query, from: current)
        return found.count == 1 ? found[0].value : nil
      default: return nil
      }
    }
  }

  private mutating func matches(_ call: FunctionCall, for current: JSONValue) -> Bool {
    guard case .string(let text)? = value(of: call.arguments[0], for: current),
      let pattern = pattern(of: call, for: current)
    else { return false }
    return call.function == .match ? pattern.matches(text) : pattern.isFound(in: text)
  }

  private mutating func pattern(of call: FunctionCall, for current: JSONValue) -> IRegexp? {
    if case .literal = call.arguments[1] { return call.pattern }
    guard case .string(let text)? = value(of: call.arguments[1], for: current) else { return nil }
    if let known = patterns[ExactText(text)] { return known }
    let compiled = try? IRegexp(text)
    if patterns.count >= 32 { patterns.removeAll() }
    patterns[ExactText(text)] = .some(compiled)
    return compiled
  }
}

extension FilterComparison {
  /// Section 2.3.5.2.2: nothing equals nothing, only numbers and strings have an order, and "at most" holds for equals
  /// of any type.
  fileprivate func holds(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .below: Self.isBelow(left, right)
    case .above: Self.isBelow(right, left)
    case .atMost: left == right || Self.isBelow(left, right)
    case .atLeast: left == right || Self.isBelow(right, left)
    }
  }

  private static func isBelow(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    switch (left, right) {
    case (.number(let left)?, .number(let right)?): left < right
    case (.string(let left)?, .string(let right)?): ExactText(left) < ExactText(right)
    default: false
    }
  }
}

extension JSONValue {
  /// Section 2.4.4: Unicode scalars, elements or members.
  fileprivate var length: JSONValue? {
    switch self {
    case .string(let text): .number(JSONNumber(text.unicodeScalars.count))
    case .array(let elements): .number(JSONNumber(elements.count))
    case .object(let object): .number(JSONNumber(object.count))
    default: nil
    }
  }
}
