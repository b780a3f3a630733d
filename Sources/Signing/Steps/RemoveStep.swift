package import Checks
package import Diagnostics
package import Templates
package import YAML

/// `remove: [TARGET]`
package struct RemoveStep: Step {
  package static let name = "remove"
  package static let summary = "removes variables or parts of the request"
  package static let shape = ValueShape.textList

  private let removed: [StepTarget]
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> RemoveStep? {
    var targets: [StepTarget] = []
    for item in node.items ?? [node] {
      if let target = reader.target(item) { targets.append(target) }
    }
    return RemoveStep(removed: targets, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    var items: [StepTrace.Item] = []
    for target in removed {
      try context.remove(target)
      if context.tracing { items.append(StepTrace.Item(try target.destination(in: context).described, [])) }
    }
    context.note("remove", items)
  }

  package var templates: [Template] { removed.map(\.template) }
}
