import RunEvents

/// What requests fail for, in words that are the same wherever the cause is: failures are grouped by it.
///
/// Numbers that a server makes up (identifiers, moments, UUIDs, digests) are written as `…`; short numbers stay, because
/// status and error codes are what tells causes apart.
enum FailureCause {
  static let notFinished = "not finished: the run ended before this request did"
  private static let limit = 200

  /// Nothing where the request passed or was skipped.
  static func text(_ result: RequestResult) -> String? {
    switch result.outcome {
    case .passed, .skipped: nil
    case .error(_, let reason): shortened(reason.isEmpty ? "the request could not be carried out" : reason)
    case .failed: shortened(failure(result))
    }
  }

  private static func failure(_ result: RequestResult) -> String {
    guard let check = result.checks.first(where: { !$0.passed }) else {
      return result.attempts.last?.failure ?? "the request failed"
    }
    let message = check.message.isEmpty ? check.title : check.message
    // A short value is a code or a state; a long one differs from request to request.
    guard !check.actual.isEmpty, check.actual.utf8.count <= 40, !message.contains(check.actual) else { return message }
    return "\(message), but \(check.actual)"
  }

  private static func shortened(_ text: String) -> String {
    HTMLLimits.cutLine(ReportText.line(withoutIdentifiers(HTMLLimits.cutLine(text, 4 * limit))), limit)
  }

  /// Runs of letters and digits of eight and more that hold a digit and look made up become `…`.
  static func withoutIdentifiers(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "0"..."9", "a"..."z", "A"..."Z", "-": true
      default: false
      }
    }
    func take() {
      result.append(contentsOf: isIdentifier(word) ? "…".unicodeScalars : word)
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if isWord(scalar) {
        word.append(scalar)
      } else {
        take()
        result.append(scalar)
      }
    }
    take()
    return String(result)
  }

  private static func isIdentifier(_ word: String.UnicodeScalarView) -> Bool {
    var digits = 0
    var others = 0
    var total = 0
    for scalar in word {
      total += 1
      switch scalar {
      case "0"..."9": digits += 1
      case "a"..."f", "A"..."F", "-": break
      default: others += 1
      }
    }
    // Eight digits and more, or what reads as hexadecimal or as a UUID, or a long mixture of letters and digits.
    if total < 8 || digits == 0 { return false }
    return digits >= 8 || (others == 0 && digits >= 4) || (total >= 20 && digits >= 4)
  }
}
