package import Checks
package import Diagnostics
package import Templates
package import YAML

/// `choose: {value, cases: {WORD: [steps]}, otherwise: [steps]}`
///
/// `choose: {value: "{{in}}", cases: {header: [{set: {header.X-Sign: "{{sign}}"}}], query: [{set: {query.sign: "{{sign}}"}}]}}`
package struct ChooseStep: Step {
  package static let name = "choose"
  package static let summary = "runs the steps of the case that a value names"

  private static let keys = KeyGroup(
    name: "choose",
    keys: [
      ("value", "What is compared with the cases.", .text),
      ("cases", "Words, and the steps that run where the value is that word.", .mapping(of: .reference("steps"))),
      ("otherwise", "The steps that run where no case has the value.", .reference("steps")),
    ], required: ["value", "cases"])
  package static let shape = ValueShape.group(keys)

  private let value: Template
  private let cases: [(word: String, steps: [any Step])]
  private let otherwise: [any Step]?
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> ChooseStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let value = reader.template(required: "value", in: arguments)
    var cases: [(word: String, steps: [any Step])] = []
    if let node = reader.required("cases", in: arguments) {
      if node.entries == nil {
        reader.report(
          Diagnostic(
            "'cases' takes a map from words to lists of steps, not \(node.kind)", at: reader.place(node),
            hints: ["as in `cases: {header: [{set: {…}}], query: [{set: {…}}]}`"]))
      }
      for entry in node.entries ?? [] { cases.append((entry.key, reader.steps(entry.value))) }
    }
    let otherwise = arguments["otherwise"].map { reader.steps($0) }
    guard let value else { return nil }
    return ChooseStep(value: value, cases: cases, otherwise: otherwise, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let word = try context.text(value)
    guard let steps = cases.first(where: { $0.word == word })?.steps ?? otherwise else { throw unknown(word) }
    context.note("choose", [StepTrace.Item("value", Array(word.utf8))])
    for step in steps { try step.perform(in: &context) }
  }

  private func unknown(_ word: String) -> SigningFailure {
    let words = cases.map(\.word)
    let subject = value.soleVariable.map { "'\($0)' is '\(word)', which" } ?? "'\(word)'"
    let nearest = Spelling.suggestion(for: word, among: words)
    return SigningFailure(
      Diagnostic(
        "\(subject) is none of the cases", at: value.place, label: nearest.map { "did you mean '\($0)'?" },
        hints: ["they are \(words.joined(separator: ", "))"]), value: value)
  }

  package var templates: [Template] { [value] }
  package var targets: [StepTarget] { [] }
  package var branches: [[any Step]] { cases.map(\.steps) + [otherwise ?? []] }
}
