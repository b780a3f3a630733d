import Diagnostics

extension Step {
  /// Applies the step; a failure that has no place of its own points at it.
  func perform(in context: inout SigningContext) throws(SigningFailure) {
    do throws(SigningFailure) {
      try apply(to: &context)
    } catch {
      var failure = error
      if failure.diagnostic.place == nil { failure.diagnostic.place = place }
      throw failure
    }
  }
}
