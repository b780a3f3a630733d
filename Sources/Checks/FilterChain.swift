/// `filter | filter`, applied from left to right.
package struct FilterChain: Sendable {
  private let filters: [any Filter]
  private let names: [String]

  package init() {
    filters = []
    names = []
  }

  /// Reads what follows the first pipe. `offset`, in Unicode scalars, is where `text` lies in the text that problems
  /// speak of.
  package init(parsing text: String, at offset: Int = 0) throws(ArgumentProblem) {
    var reader = CallReader(text, base: offset)
    try self.init(reader.calls(first: "a filter")[...])
  }

  init(_ calls: ArraySlice<Call>) throws(ArgumentProblem) {
    var filters: [any Filter] = []
    for call in calls { filters.append(try FilterRegistry.filter(for: call)) }
    self.filters = filters
    names = calls.map(\.name)
  }

  package var isEmpty: Bool { filters.isEmpty }

  /// The value turned over; what is missing stays so. A reason names the filter that gave it.
  ///
  /// `now`: what `days_from_now` counts from.
  package func apply(to result: QueryResult, at now: Moment = .current) -> QueryResult {
    guard case .found(var value) = result else { return result }
    for (filter, name) in zip(filters, names) {
      do {
        guard let next = try filter.apply(to: value, at: now) else {
          return .missing("'\(name)' finds nothing in \(Excerpt.of(value, limit: 120))")
        }
        value = next
      } catch {
        return .failed("'\(name)' \(error.reason)")
      }
    }
    return .found(value)
  }
}
