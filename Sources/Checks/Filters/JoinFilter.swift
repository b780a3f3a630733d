import JSON

/// `join S`.
struct JoinFilter: Filter {
  static let name = "join"
  static let usage = "join SEPARATOR"
  static let summary = "The elements of a list as one text, each by its written form, with the separator between them."
  static let examples = [
    FilterExample(#"["a", 1.10, true]"#, "','", gives: #""a,1.10,true""#),
    FilterExample("[]", "','", gives: #""""#),
    FilterExample("[[1]]", "','", gives: nil),
  ]

  private let separator: String

  init(_ call: Call) throws(ArgumentProblem) { separator = try call.argument(Self.usage).text }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    var parts: [String] = []
    for element in try value.inputElements() {
      guard let written = element.asJSON.written else { throw .needs("scalars", not: element) }
      parts.append(written)
    }
    return .json(.string(parts.joined(separator: separator)))
  }
}
