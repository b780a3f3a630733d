import CollectionModel
import Checks
import Signing

extension ReferencePage {
  static func indexPage() -> Markdown {
    var page = Markdown(
      "Reference",
      "Everything that may stand in a file, each with an example that works and one that is refused or fails. These "
        + "pages are written by the program from the tables that it reads files with; what they show has been run.")
    page.table(
      ["page", "what it is about"],
      [
        ["[Files](files.md)", "collections, environments and fragments, and the keys at their top"],
        ["[Environments](environments.md)", "hosts, secrets, servers, the write lock"],
        ["[Items](items.md)", "folders, includes, webhooks; what runs and what is skipped"],
        ["[Requests](requests.md)", "methods, URLs, bodies, captures"],
        ["[Settings](settings.md)", "what may stand on every level, and how levels go together"],
        ["[Expectations](expect.md)", "the sections of `expect`"],
        ["[Matchers](matchers.md)", "what a value must be"],
        ["[Queries](queries.md)", "where in the response a value is found"],
        ["[Filters](filters.md)", "what turns one value into another, behind `|`"],
        ["[Steps](steps.md)", "signing as data: what runs on the finished request"],
        ["[Signers](signers.md)", "the signers that are built in, and their vectors"],
        ["[Dynamic values](dynamic-values.md)", "`{{$uuid}}`, `{{$timestamp}}` and the rest"],
      ])
    page.heading("All keys")
    page.paragraph(
      KnownKeys.all.map(\.key).sorted { $0.rawValue < $1.rawValue }.map(KeySection.link).joined(
        separator: " · "))
    page.heading("All matchers")
    page.paragraph(links(MatcherRegistry.names, in: "matchers.md"))
    page.heading("All queries")
    page.paragraph(
      QueryRegistry.all.map { "[`\($0.name)`](queries.md#\(Markdown.anchor($0.usage)))" }.joined(
        separator: " · "))
    page.heading("All filters")
    page.paragraph(links(FilterRegistry.names, in: "filters.md"))
    page.heading("All steps")
    page.paragraph(links(StepRegistry.names, in: "steps.md"))
    return page
  }

  private static func links(_ names: [String], in page: String) -> String {
    names.map { Markdown.link($0, in: page) }.joined(separator: " · ")
  }
}
