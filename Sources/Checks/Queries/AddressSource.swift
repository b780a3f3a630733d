/// `ip`: who answered.
struct AddressSource: QuerySource {
  static let name = "ip"
  static let usage = "ip"
  static let summary = "The address of the peer that answered."
  static let examples = [
    QueryExample("ip", finds: #""127.0.0.1""#),
    .refused("ip 4"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult {
    view.remoteAddress.isEmpty
      ? .missing("the peer's address was not recorded") : .found(.text(view.remoteAddress))
  }
}
