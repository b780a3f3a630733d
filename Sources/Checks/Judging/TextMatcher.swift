import JSON

/// A matcher that a text's ends or pattern decide; other types are refused, because types count.
protocol TextMatcher: SingleMatcher {
  func mismatch(ofText text: String, in value: Value) -> Mismatch?
}

extension TextMatcher {
  func mismatch(ofSingle value: Value) -> Mismatch? {
    guard let text = value.string else {
      var details: [String] = []
      if case .json(.number) = value { details = ["to judge how it is written: | to_string"] }
      return mismatch("is \(value.kind), not text", on: value, details)
    }
    return mismatch(ofText: text, in: value)
  }
}
