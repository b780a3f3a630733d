import Checks
import Diagnostics
import Templates
import YAML

/// Texts that are queries.
enum QueryDecoder {
  /// Parsed at once, or kept as a template where its quoted strings hold one.
  static func source(_ text: String, at span: SourceSpan, _ decoding: inout Decoding) -> CheckSubject.Source? {
    if Template.mayHoldTemplate(text) { return decoding.template(text, at: span).map { .deferred($0) } }
    do throws(ArgumentProblem) {
      return .ready(try decoding.files.cache.query(text))
    } catch {
      decoding.report(error, at: span)
      return nil
    }
  }
}
