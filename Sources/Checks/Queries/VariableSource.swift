/// `variable NAME`: a variable instead of the response.
struct VariableSource: QuerySource {
  static let name = "variable"
  static let usage = "variable NAME"
  static let summary = "The value of a variable, such as one that a step wrote."
  static let examples = [
    QueryExample("variable order_id", finds: "7"), QueryExample("variable nothing", finds: nil),
  ]

  private let variable: String

  init(_ call: Call) throws(ArgumentProblem) { variable = try call.argument(Self.usage).text }

  func find(in view: ResponseView) -> QueryResult {
    guard let value = view.variable(variable) else { return .missing("there is no variable '\(variable)'") }
    return .found(value)
  }
}
