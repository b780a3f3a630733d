import Checks
import CollectionModel

extension ReferencePage {
  static func expectPage() async -> Markdown {
    var page = Markdown(
      "Expectations",
      "`expect` says what must hold on the response. Every check is evaluated, and every failure is told with what was "
        + "expected, what was found, and where the check stands. Without a check of the status, `2xx` is expected.",
      "A value is a [matcher](matchers.md): a literal, or a map of matchers that must all hold. A CONDITION (`when` of a "
        + "hint, `until` and `stop_if` of `poll`) has the same keys, but no status is implied in it.")
    page.contents(KeyGroup.expect.names)
    for key in KeyGroup.expect.keys {
      page.heading("`\(key.name)`")
      page.paragraph(
        Prose.sentence(key.summary)
          + (KeyRules.defaultValue(of: key.name, in: "expect").map { " Default: \($0)." } ?? ""))
      for example in KeyExamples.groups("expect", key: key.name) {
        page.code(shortened(example.file.text), "yaml")
        await ExampleBlocks.addRuns(example.file, to: &page)
        page.paragraph("Refused:")
        page.table(["instead of", "this", "gives"], ExampleBlocks.refusals(of: example))
      }
      for example in KeyExamples.groups where example.group == key.name && Prose.isKnown(example) {
        await add(example, to: &page)
      }
    }
    return page
  }

  /// From `expect:` on, since all examples of the page ask the same.
  private static func shortened(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.contains("expect:") }
    return lines.map { String($0.dropFirst(4)) }.joined(separator: "\n")
  }
}
