/// What a matcher finds in the elements of a list, in words for the user.
struct ElementFindings {
  private(set) var failures: [(index: Int, mismatch: Mismatch)] = []
  private(set) var undecided: Mismatch?
  let count: Int

  init(_ matchers: MatcherList, on elements: [Value]) {
    count = elements.count
    for (index, element) in elements.enumerated() {
      guard let first = matchers.mismatches(.found(element)).first else { continue }
      failures.append((index, first))
      if first.isUndecided, undecided == nil { undecided = first }
    }
  }

  /// `[3] does not match '^\d+$': "abc"`, for the first ones.
  var lines: [String] {
    let shown = failures.prefix(10).map { "[\($0.index)] \($0.mismatch.complaint): \($0.mismatch.actual)" }
    return failures.count > 10 ? shown + ["and \(failures.count - 10) more"] : shown
  }
}
