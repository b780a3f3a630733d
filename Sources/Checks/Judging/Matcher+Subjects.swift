import JSON

extension Matcher {
  package var isAboutPresence: Bool { false }

  /// Nothing to judge: no rule holds on it but those about presence.
  func missing(_ reason: String) -> Mismatch {
    Mismatch("is missing", expected: expectation, actual: "nothing", details: reason.isEmpty ? [] : [reason])
  }

  /// Neither holds nor does not: a failure whatever was expected.
  func undecided(_ reason: String, on value: Value? = nil) -> Mismatch {
    var mismatch = Mismatch(
      "cannot be judged: \(reason)", expected: expectation, actual: value.map { Excerpt.of($0) } ?? "nothing")
    mismatch.isUndecided = true
    return mismatch
  }

  /// The question makes no sense for this value, so that its negation makes none either.
  func unanswerable(_ complaint: String, on value: Value, _ details: [String] = []) -> Mismatch {
    var mismatch = mismatch(complaint, on: value, details)
    mismatch.isUndecided = true
    return mismatch
  }

  /// No node to judge, which is as good as missing.
  func noNode() -> Mismatch {
    var mismatch = missing("the path finds no node")
    mismatch.isUndecided = true
    return mismatch
  }

  /// A complaint about a value.
  func mismatch(_ complaint: String, on value: Value, _ details: [String] = []) -> Mismatch {
    Mismatch(complaint, expected: expectation, actual: Excerpt.of(value), details: details)
  }
}

/// A matcher of what is there.
protocol ValueMatcher: Matcher {
  func mismatch(of value: Value) -> Mismatch?
}

extension ValueMatcher {
  package func mismatch(_ subject: QueryResult) -> Mismatch? {
    switch subject {
    case .found(let value): mismatch(of: value)
    case .missing(let reason): missing(reason)
    case .failed(let reason): undecided(reason)
    }
  }
}

/// A matcher of one thing: of a path that is not singular it judges the only node, and refuses none or several.
protocol SingleMatcher: ValueMatcher {
  func mismatch(ofSingle value: Value) -> Mismatch?
}

extension SingleMatcher {
  package func mismatch(of value: Value) -> Mismatch? {
    if let single = value.single { return mismatch(ofSingle: single) }
    return value.elements?.isEmpty == true ? noNode() : several(value)
  }
}

extension Matcher {
  /// Several nodes or texts where one is judged: which one is meant, or whether all are, only the user knows.
  func several(_ value: Value) -> Mismatch {
    unanswerable(
      "is \(value.kind), not one value", on: value,
      ["judge each of them with each, any or none, or take one: | first"])
  }
}

/// A matcher of the elements of a list.
protocol ListMatcher: ValueMatcher {
  func mismatch(of elements: [Value], in list: Value) -> Mismatch?
}

extension ListMatcher {
  package func mismatch(of value: Value) -> Mismatch? {
    guard let elements = value.elements else {
      var details: [String] = []
      if case .json(.object) = value { details = ["its values are a list: | values"] }
      return mismatch("is \(value.kind), not a list", on: value, details)
    }
    guard var found = mismatch(of: elements, in: value) else { return nil }
    if case .nodes(let nodes) = value, nodes.count == 1, nodes[0].arrayValue != nil {
      found.details.append("the path is not singular, so its one node was judged; for that node's elements: | first")
    }
    return found
  }
}
