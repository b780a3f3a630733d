import Checks
import CollectionModel
import Diagnostics

extension ReferencePage {
  static func keysPage(_ section: KeySection) async -> Markdown {
    var page = Markdown(section.title)
    for paragraph in section.introduction { page.paragraph(paragraph) }
    page.contents(section.examples.map(\.key.rawValue))
    for example in section.examples { await entry(example, in: &page) }
    return page
  }

  private static func entry(_ example: KeyExample, in page: inout Markdown) async {
    guard let known = KnownKeys.known(example.key) else { return }
    page.heading("`\(known.name)`")
    page.paragraph(Prose.sentence(known.summary))
    var facts: [String] = []
    if let words = known.shape.inWords { facts.append("Takes \(words).") }
    facts.append(Prose.levels(known.levels))
    if let value = KeyRules.defaultValue(of: example.key), !Prose.namesDefault(known.summary) {
      facts.append("Default: \(value).")
    }
    if let rule = KeyRules.inheritance(of: example.key) { facts.append(rule) }
    page.paragraph(facts.joined(separator: " "))
    if KnownKeys.pending.contains(example.key) {
      page.paragraph("**Not supported yet**: the loader says so where it meets this key.")
      return page.code(example.file.text, "yaml")
    }
    await ExampleBlocks.add(example.file, to: &page)
    page.paragraph("Refused:")
    ExampleBlocks.addRefusal(example.refused, of: example.file, to: &page)
    if example.key == .expect {
      page.paragraph("Its sections stand on [a page of their own](expect.md).")
      return
    }
    for group in groups(of: example.key) { await add(group, to: &page) }
  }

  /// The small maps that stand under a key, without those of `expect`.
  private static func groups(of key: Key) -> [GroupExample] {
    KeyExamples.groups.filter { $0.owner == key && $0.group != "expect" && Prose.isKnown($0) }
  }

  static func add(_ example: GroupExample, to page: inout Markdown) async {
    page.heading(Prose.title(of: example), level: 3)
    page.table(["key", "meaning", "takes"], Prose.rows(of: example))
    await ExampleBlocks.add(example.file, to: &page)
    page.paragraph("Refused:")
    page.table(["instead of", "this", "gives"], ExampleBlocks.refusals(of: example))
  }
}
