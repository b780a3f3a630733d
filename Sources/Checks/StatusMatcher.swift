package import JSON

/// `expect.status` in its short forms, `200`, `2xx` or a list of these. Not in the registry: it has a meaning for statuses only.
package struct StatusMatcher: Matcher {
  package static let name = "status"
  package static let summary = "The status is one of these codes, or in one of these hundreds."
  package static let argument = ValueShape.list(of: .text, least: 1)
  package static let examples = [
    MatcherExample("[2xx]", on: "204", holds: true), MatcherExample("[2xx, 404]", on: "404", holds: true),
    MatcherExample("[2xx]", on: "500", holds: false),
  ]

  private let forms: [String]

  /// A list of texts as they stand in the file.
  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    forms = (argument.arrayValue ?? []).compactMap(\.written)
  }

  package init(forms: [String]) { self.forms = forms }

  package var expectation: String { forms.joined(separator: " or ") }
  package var isAboutPresence: Bool { false }

  package func mismatch(_ subject: QueryResult) -> Mismatch? {
    guard case .found(.json(let value)) = subject, let status = value.written else {
      return Mismatch("is missing", expected: expectation, actual: "nothing")
    }
    if forms.contains(where: { Self.covers($0, status) }) { return nil }
    return Mismatch("is not \(expectation)", expected: expectation, actual: status)
  }

  private static func covers(_ form: String, _ status: String) -> Bool {
    if form == status { return true }
    return form.lowercased().hasSuffix("xx") && form.utf8.first == status.utf8.first
  }
}
