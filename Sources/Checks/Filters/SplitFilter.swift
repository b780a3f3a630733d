import JSON

/// `split S`.
struct SplitFilter: Filter {
  static let name = "split"
  static let usage = "split SEPARATOR"
  static let summary = "The parts of a text between the separators, empty ones included."
  static let examples = [
    FilterExample(#""a,b,,c""#, "','", gives: #"["a", "b", "", "c"]"#),
    FilterExample(#""a - b""#, "' - '", gives: #"["a", "b"]"#),
    FilterExample(#""a""#, "','", gives: #"["a"]"#),
    FilterExample("[]", "','", gives: nil),
  ]

  private let separator: [UInt8]

  init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    if argument.text.isEmpty { throw ArgumentProblem("'split' needs a separator", offset: argument.offset) }
    separator = Array(argument.text.utf8)
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    var rest = Array(try value.inputText().utf8)[...]
    var parts: [JSONValue] = []
    while let offset = rest.firstOffset(of: separator) {
      parts.append(.string(String(decoding: rest[..<offset], as: UTF8.self)))
      rest = rest[(offset + separator.count)...]
    }
    parts.append(.string(String(decoding: rest, as: UTF8.self)))
    return .json(.array(parts))
  }
}
