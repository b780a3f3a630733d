import Checks
import Diagnostics
import Templates
import YAML

/// Texts that are queries.
enum QueryDecoder {
  /// Parsed at once, or kept as a template where its quoted strings hold one.
  static func source(_ text: String, at span: SourceSpan, _ decoding: inout Decoding) -> CheckSubject.Source? {
    if text.holdsTemplate { return decoding.template(text, at: span).map { .deferred($0) } }
    do throws(ArgumentProblem) {
      return .ready(try decoding.files.cache.query(text))
    } catch {
      decoding.report(error, at: span)
      return nil
    }
  }
}

extension String {
  /// Whether two opening braces stand together: the only texts that need the template parser.
  var holdsTemplate: Bool {
    var before: UInt8 = 0
    for byte in utf8 {
      if byte == UInt8(ascii: "{"), before == byte { return true }
      before = byte
    }
    return false
  }
}
