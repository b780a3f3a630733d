import Checks

/// The filters behind the first `|` of an expression.
struct FilterPipe: Sendable {
  private let chain: FilterChain

  /// Takes `upper | replace 'a' 'b'`, without the first pipe.
  init(parsing text: String) throws(FilterPipeProblem) {
    do throws(ArgumentProblem) {
      chain = try FilterChain(parsing: text)
    } catch {
      throw FilterPipeProblem(error)
    }
  }

  /// The value after the last filter; throws words for the user.
  func apply(to value: Value) throws(FilterPipeProblem) -> Value {
    switch chain.apply(to: .found(value)) {
    case .found(let result): return result
    case .missing(let reason), .failed(let reason): throw FilterPipeProblem(message: reason)
    }
  }
}

/// What is wrong with filters, in the words of whoever wrote them.
struct FilterPipeProblem: Error {
  var message: String
  var label: String?
  var hints: [String] = []
  /// In Unicode scalars, into the filters' text.
  var offset: Int?
  var length = 1

  init(message: String) { self.message = message }

  init(_ problem: ArgumentProblem) {
    message = problem.message
    label = problem.label
    hints = problem.hints
    offset = problem.offset
  }
}
