/// The platform's usual time filter: the moment of `_ge` is in it, the moment of `_lt` is not.
enum TimeRange {
  static func holds(_ time: Int64, _ range: (from: Int?, to: Int?)) -> Bool {
    time >= Int64(range.from ?? .min) && (range.to.map { time < Int64($0) } ?? true)
  }

  /// `create_time_ge` and `create_time_lt` of a query, for `create_time`.
  static func query(_ call: ShopCall, _ name: String) throws(Refusal) -> (from: Int?, to: Int?) {
    func moment(_ name: String) throws(Refusal) -> Int? {
      guard let text = call.query[name], !text.isEmpty else { return nil }
      guard let number = Int(text) else { throw .wrongType(GoName.of(name), expected: "an integer") }
      return number
    }
    return (try moment("\(name)_ge"), try moment("\(name)_lt"))
  }
}
