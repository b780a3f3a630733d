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
    if value.elements?.isEmpty == true { return missing("the path finds no node") }
    return mismatch(
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
    if let elements = value.elements { return mismatch(of: elements, in: value) }
    var details: [String] = []
    if case .json(.object) = value { details = ["its values are a list: | values"] }
    return mismatch("is \(value.kind), not a list", on: value, details)
  }
}
