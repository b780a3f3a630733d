/// `regex P`.
struct RegexFilter: Filter {
  static let name = "regex"
  static let usage = "regex PATTERN"
  static let summary = "The first match of a regular expression (PCRE2) in a text: group 1, or the whole match."
  static let examples = [
    FilterExample(#""Bearer abc""#, "'Bearer (.+)'", gives: #""abc""#),
    FilterExample(#""id=42""#, #"'\d+'"#, gives: #""42""#),
    FilterExample(#""none""#, #"'\d+'"#, gives: nil),
    FilterExample("{}", "'a'", gives: nil),
  ]

  private let expression: RegularExpression

  init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    expression = try argument.placing { () throws(ArgumentProblem) in try RegularExpression(argument.text) }
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let text = try value.inputText()
    do {
      return try expression.capture(in: text).map(value.replaced)
    } catch {
      throw FilterFailure(error.reason)
    }
  }
}
