import Checks
import HTTP
import JSON

extension ReferencePage {
  static func queriesPage() -> Markdown {
    var page = Markdown(
      "Queries",
      "A query says where in the response a value is found: a source, then any number of [filters](filters.md) behind "
        + "` | `. Queries stand in `capture`, in `checks` and as the keys of `json`.")
    page.paragraph(
      QueryRegistry.all.map { "[`\($0.name)`](#\(Markdown.anchor($0.usage)))" }.joined(separator: " · "))
    for type in QueryRegistry.all {
      page.heading("`\(type.usage)`")
      page.paragraph(Prose.sentence(type.summary))
      page.table(
        ["query", "response", "finds"], type.examples.map { [Markdown.code($0.query), response($0), found($0)] })
    }
    return page
  }

  private static func response(_ example: QueryExample) -> String {
    let fields = example.headers.map { "`\($0.0): \($0.1)`" }
    let shown = example.certificate.map { ["a certificate of `\($0.subject)`"] } ?? []
    let body = example.body.isEmpty ? [] : [Markdown.code(visible(example.body))]
    return (shown + fields + body).joined(separator: " ")
  }

  private static func found(_ example: QueryExample) -> String {
    if let found = example.finds { return Markdown.code(found) }
    let query: Query
    do throws(ArgumentProblem) {
      query = try Query(parsing: example.query)
    } catch {
      return "refused: \(error.message)"
    }
    let response = HTTPResponse(
      status: 200, headers: HTTPFields(example.headers.map { HTTPFields.Field($0.0, $0.1) }),
      body: Array(example.body.utf8))
    let url = RequestURL(scheme: "https", host: "shop.example", path: "/orders")
    let view = ResponseView(
      request: HTTPRequest(method: "GET", url: url), response: response, certificate: example.certificate,
      now: Moment(seconds: 0))
    return told(query.evaluate(on: view))
  }

  static func filtersPage() -> Markdown {
    var page = Markdown(
      "Filters",
      "A filter turns one value into another. Filters stand behind ` | ` in [queries](queries.md) and in templates: "
        + "`{{name | upper}}`. An argument that holds spaces stands in `'…'`. A filter that cannot do its work fails the "
        + "check or the request, and says why.")
    page.contents(FilterRegistry.names)
    for type in FilterRegistry.all {
      page.heading("`\(type.name)`")
      page.paragraph((type.usage == type.name ? "" : "`\(type.usage)` – ") + Prose.sentence(type.summary))
      page.table(
        ["input", "filter", "result"],
        type.examples.map { [Markdown.code($0.input), Markdown.code(written(type, $0)), result(type, $0)] })
    }
    return page
  }

  private static func written(_ type: any Filter.Type, _ example: FilterExample) -> String {
    example.arguments.isEmpty ? type.name : "\(type.name) \(example.arguments)"
  }

  private static func result(_ type: any Filter.Type, _ example: FilterExample) -> String {
    if let result = example.result { return Markdown.code(result) }
    do throws(ArgumentProblem) {
      let chain = try FilterChain(parsing: written(type, example))
      let input = (try? JSONParser.parse(Array(example.input.utf8))) ?? .null
      return told(chain.apply(to: .found(.json(input)), at: Moment(seconds: 0)))
    } catch {
      return "refused: \(error.message)"
    }
  }

  private static func told(_ result: QueryResult) -> String {
    switch result {
    case .found(let value): Markdown.code(JSONWriter.compact(value.asJSON))
    case .missing(let reason): "nothing: \(reason)"
    case .failed(let reason): "fails: \(reason)"
    }
  }

  /// On one line.
  static func visible(_ text: String) -> String { text.replacing("\n", with: "⏎").replacing("\r", with: "") }
}
