package import Checks
package import Diagnostics
package import Templates
package import YAML

/// `concat: {into, join, parts}`
package struct ConcatStep: Step {
  package static let name = "concat"
  package static let summary = "joins texts and parts of the request"
  private static let keys = KeyGroup(
    name: "concat",
    keys: [
      StepKey.into,
      StepKey.join,
      ("parts", "What is joined: texts, and parts of the request.", .list(of: ConcatPartReader.shape, least: 0)),
    ], required: ["into", "parts"])
  package static let shape = ValueShape.group(keys)

  private let into: StepTarget
  private let join: Template
  private let parts: [any ConcatPart]
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> ConcatStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let into = reader.target(required: "into", in: arguments)
    let join = reader.template("join", in: arguments, default: "")
    guard let list = reader.required("parts", in: arguments) else { return nil }
    guard let items = list.items else {
      reader.report(
        Diagnostic("'parts' takes a list, not \(list.kind)", at: reader.place(list), hints: [ConcatPartReader.hint]))
      return nil
    }
    let parts = items.compactMap { ConcatPartReader.read($0, with: &reader) }
    guard let into, let join else { return nil }
    return ConcatStep(into: into, join: join, parts: parts, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let separator = try context.bytes(join)
    var result: [UInt8] = []
    var items: [StepTrace.Item] = []
    for (index, part) in parts.enumerated() {
      let bytes = try part.bytes(in: context)
      if index > 0 { result += separator }
      result += bytes
      if context.tracing { items.append(StepTrace.Item(type(of: part).name, bytes)) }
    }
    try context.write(.bytes(result), to: into)
    if context.tracing {
      items.append(StepTrace.Item(try into.destination(in: context).described, result, .message))
    }
    context.note("concat", items)
  }

  package var templates: [Template] { [into.template, join] + parts.flatMap(\.templates) }
  package var targets: [StepTarget] { [into] }
}
