import CollectionModel
import Diagnostics

/// An example on a page: its files, what goes out, what becomes of it.
enum ExampleBlocks {
  static func add(_ file: ExampleFile, to page: inout Markdown) async {
    page.code(file.text, "yaml")
    for (path, text) in file.beside.sorted(by: { $0.key < $1.key }) {
      page.paragraph("with `\(path)`:")
      page.code(text, path.hasSuffix(".yaml") ? "yaml" : "")
    }
    await addRuns(file, to: &page)
  }

  static func addRuns(_ file: ExampleFile, to page: inout Markdown) async {
    guard let run = file.run, !file.isPending else { return }
    if run.canPass { add(await file.outcome(.passing), of: file, run, run.answers, to: &page) }
    if run.canFail { add(await file.outcome(.failing), of: file, run, run.failing, to: &page) }
  }

  private static func add(
    _ outcome: ExampleOutcome, of file: ExampleFile, _ run: ExampleRun, _ answers: [ExampleAnswer],
    to page: inout Markdown
  ) {
    if !outcome.refusals.isEmpty {
      page.paragraph("Nothing is sent:")
      return page.code(outcome.refusals)
    }
    if run.showsRequests {
      page.paragraph("This goes out:")
      return page.code(outcome.sent.joined(separator: "\n\n"), "http")
    }
    let isPlain = answers.allSatisfy { $0.described == "`200`" }
    page.paragraph(
      isPlain && !(run.canPass && run.canFail)
        ? "A run:" : "Where the server answers " + answers.map(\.described).joined(separator: ", then ") + ":")
    page.code(outcome.lines)
  }

  static func addRefusal(_ change: ExampleChange, of file: ExampleFile, to page: inout Markdown) {
    let renderer = DiagnosticRenderer(color: false)
    guard let text = change.applied(to: file.text) else { return }
    page.code(file.load(text).diagnostics.map(renderer.render).joined(separator: "\n\n"))
  }

  /// Rows: what the file has, what stands there instead, the message.
  static func refusals(of example: GroupExample) -> [[String]] {
    example.refused.map { _, change in
      let message = change.applied(to: example.file.text).flatMap { text in
        example.file.isPending ? nil : example.file.load(text).diagnostics.first
      }
      let label = message?.label.map { ": \($0)" } ?? ""
      return [inline(change.old), inline(change.new), message.map { $0.message + label } ?? "(not supported yet)"]
    }
  }

  private static func inline(_ text: String) -> String {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    return words.isEmpty ? "(nothing)" : Markdown.code(words)
  }
}
