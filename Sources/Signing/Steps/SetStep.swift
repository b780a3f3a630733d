package import Checks
import JSON
package import Diagnostics
package import Templates
package import YAML

/// `set: {TARGET: VALUE}`
package struct SetStep: Step {
  package static let name = "set"
  package static let summary = "writes variables or parts of the request"
  package static let shape = ValueShape.map

  private let assignments: [(target: StepTarget, value: TemplateTree)]
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> SetStep? {
    guard let entries = node.entries else {
      reader.report(
        Diagnostic(
          "the step 'set' takes a map from targets to values, not \(node.kind)", at: reader.place(node),
          hints: ["as in `set: {header.X-Time: \"{{$timestamp}}\"}`"]))
      return nil
    }
    var assignments: [(target: StepTarget, value: TemplateTree)] = []
    for entry in entries {
      let value = reader.tree(entry.value)
      if let target = reader.target(key: entry) { assignments.append((target, value)) }
    }
    return SetStep(assignments: assignments, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    var items: [StepTrace.Item] = []
    for assignment in assignments {
      let value = try context.value(assignment.value)
      try context.write(value, to: assignment.target)
      if context.tracing {
        items.append(StepTrace.Item(try assignment.target.destination(in: context).described, value.traced))
      }
    }
    context.note("set", items)
  }

  package var templates: [Template] {
    assignments.flatMap { [$0.target.template] + $0.value.templates }
  }

  package var targets: [StepTarget] { assignments.map(\.target) }
}

extension Value {
  /// The bytes that a trace shows for a value.
  var traced: [UInt8] {
    if case .bytes(let bytes) = self { return bytes }
    return plainText.map { Array($0.utf8) } ?? JSONWriter.compactBytes(asJSON)
  }
}
