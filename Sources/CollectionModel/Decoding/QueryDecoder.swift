import Checks
import Diagnostics
import Templates
import YAML

/// Texts that are queries.
enum QueryDecoder {
  /// Parsed at once, or kept as a template where its quoted strings hold one.
  static func source(_ text: String, at span: SourceSpan, _ decoding: inout Decoding) -> CheckSubject.Source? {
    if let known = decoding.files.cache.known(text) { return known }
    if text.holdsTemplate { return decoding.template(text, at: span).map { .deferred($0) } }
    do throws(ArgumentProblem) {
      return try decoding.files.cache.query(text)
    } catch {
      decoding.report(error, at: span)
      return nil
    }
  }
}
