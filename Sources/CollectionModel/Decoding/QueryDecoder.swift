import Checks
import Diagnostics
import Templates
import YAML

/// Texts that are queries.
enum QueryDecoder {
  /// Parsed at once, or kept as a template where its quoted strings hold one.
  static func source(_ text: String, at span: SourceSpan, _ decoding: inout Decoding) -> CheckSubject.Source? {
    if let known = decoding.files.cache.known(text) { return known }
    if text.holdsTemplate { return deferred(text, .query, at: span, &decoding) }
    do throws(ArgumentProblem) {
      return try decoding.files.cache.query(text)
    } catch {
      decoding.report(error, at: span)
      return nil
    }
  }

  /// A key of `expect.xml` or `expect.html`.
  static func xpath(
    _ text: String, in language: XMLDocument.Language, at span: SourceSpan, _ decoding: inout Decoding
  ) -> CheckSubject.Source? {
    if text.holdsTemplate { return deferred(text, .xpath(language), at: span, &decoding) }
    do throws(ArgumentProblem) {
      return .ready(try Query.xpath(text, in: language))
    } catch {
      decoding.report(error, at: span)
      return nil
    }
  }

  private static func deferred(
    _ text: String, _ form: QueryTemplate.Form, at span: SourceSpan, _ decoding: inout Decoding
  ) -> CheckSubject.Source? {
    guard let template = decoding.template(text, at: span) else { return nil }
    do throws(ArgumentProblem) {
      return .deferred(try QueryTemplate(template, as: form))
    } catch {
      decoding.report(error, at: span)
      return nil
    }
  }
}
