package import Checks
import Diagnostics
package import Templates

/// A query with templates in it. What they give is data: it can end neither the string that it stands in nor the query.
package struct QueryTemplate: Sendable {
  package enum Form: Sendable {
    case query
    /// A key of `expect.xml` or `expect.html`.
    case xpath(XMLDocument.Language)
  }

  package let template: Template
  package let form: Form

  /// Throws what is wrong with the query whatever the values; offsets are those of the template's text.
  init(_ template: Template, as form: Form) throws(ArgumentProblem) {
    self.template = template
    self.form = form
    let (text, widths) = template.skeleton(Insertion.mark)
    do throws(ArgumentProblem) {
      switch form {
      case .query: try Query.check(text, awaiting: widths.count)
      case .xpath(let language):
        _ = try Query.xpath(text, in: language, inserting: Array(repeating: "0", count: widths.count))
      }
    } catch {
      var problem = error
      problem.offset = problem.offset.map { Self.offset($0, in: text, widths) }
      throw problem
    }
  }

  /// The query with the values of now; throws words for the user.
  package func query(in scope: any VariableScope) throws(ArgumentProblem) -> Query {
    let values: [String]
    do throws(TemplateFailure) {
      values = try template.insertedTexts(in: scope)
    } catch {
      throw ArgumentProblem(error.diagnostic.message, hints: error.diagnostic.hints)
    }
    let text = template.skeleton(Insertion.mark).text
    switch form {
    case .query: return try Query(parsing: text, inserting: values)
    case .xpath(let language): return try Query.xpath(text, in: language, inserting: values)
    }
  }

  private static func offset(_ offset: Int, in text: String, _ widths: [Int]) -> Int {
    let marks = text.unicodeScalars.prefix(offset).count { $0 == Insertion.mark }
    return widths.prefix(marks).reduce(offset) { $0 + $1 - 1 }
  }
}
