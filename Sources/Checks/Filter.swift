/// A filter: what comes behind a pipe. Adding one is a file under `Filters` and a line in `FilterRegistry`.
package protocol Filter: Sendable {
  static var name: String { get }
  /// How it is written: `replace A B`.
  static var usage: String { get }
  /// One sentence for the reference and for editors.
  static var summary: String { get }
  /// Examples that are its documentation and its tests.
  static var examples: [FilterExample] { get }

  init(_ call: Call) throws(ArgumentProblem)

  /// The new value; nothing where there is none (the first of no elements).
  func apply(to value: Value) throws(FilterFailure) -> Value?
  /// For a filter that asks what time it is.
  func apply(to value: Value, at now: Moment) throws(FilterFailure) -> Value?
}

extension Filter {
  package func apply(to value: Value, at now: Moment) throws(FilterFailure) -> Value? { try apply(to: value) }
}

/// An input, the filter's arguments as written, and what comes out.
package struct FilterExample: Sendable {
  /// JSON text of the input.
  package let input: String
  package let arguments: String
  /// JSON text of the result; nothing where there is none, or the filter fails.
  package let result: String?
  /// Whether the arguments are wrong, which is told before anything is sent.
  package private(set) var isRefused = false

  package init(_ input: String, _ arguments: String = "", gives result: String?) {
    self.input = input
    self.arguments = arguments
    self.result = result
  }

  /// Arguments that cannot be read: how a filter that takes anything is got wrong.
  static func refused(_ arguments: String) -> FilterExample {
    var example = FilterExample("1", arguments, gives: nil)
    example.isRefused = true
    return example
  }
}

/// Why a filter could not do its work, in words for the user: "'abc' is not a number".
package struct FilterFailure: Error, Sendable, Equatable {
  package var reason: String

  package init(_ reason: String) { self.reason = reason }
}

extension FilterFailure {
  /// For an input of a kind that a filter cannot take: "needs text, not an object".
  static func needs(_ what: String, not value: Value) -> FilterFailure {
    FilterFailure("needs \(what), not \(value.kind): \(Excerpt.of(value, limit: 80))")
  }
}
