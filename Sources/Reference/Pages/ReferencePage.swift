/// A file under `docs/reference`, written from the tables that the loader and the tests use.
package struct ReferencePage: Sendable {
  /// Such as `settings.md`.
  package let name: String
  package let text: String

  init(_ name: String, _ document: Markdown) {
    self.name = name
    text = document.text
  }

  /// Every page.
  package static func all() async -> [ReferencePage] {
    var pages: [ReferencePage] = [ReferencePage("README.md", indexPage())]
    for section in KeySection.all { pages.append(ReferencePage(section.file, await keysPage(section))) }
    pages.append(ReferencePage("expect.md", await expectPage()))
    pages.append(ReferencePage("matchers.md", matchersPage()))
    pages.append(ReferencePage("queries.md", queriesPage()))
    pages.append(ReferencePage("filters.md", filtersPage()))
    pages.append(ReferencePage("steps.md", stepsPage()))
    pages.append(ReferencePage("signers.md", signersPage()))
    pages.append(ReferencePage("dynamic-values.md", dynamicValuesPage()))
    return pages
  }
}
