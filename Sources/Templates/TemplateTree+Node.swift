package import Diagnostics
import JSON
package import YAML

extension TemplateTree {
  /// Reads a YAML value, typing plain scalars by the YAML 1.2 core schema; problems are added and stand for `null`.
  package init(_ node: Node, in source: SourceText, problems: inout [Diagnostic]) {
    switch node.content {
    case .scalar(let text, let plain):
      self = TemplateTree.scalar(text, plain: plain, at: SourcePlace(source, node.span), problems: &problems)
    case .sequence(let nodes):
      var items: [TemplateTree] = []
      items.reserveCapacity(nodes.count)
      for node in nodes { items.append(TemplateTree(node, in: source, problems: &problems)) }
      let constants = items.compactMap(\.constantValue)
      self = constants.count == items.count ? .constant(.array(constants)) : .array(items)
    case .mapping(let entries):
      var members: [(key: String, value: TemplateTree)] = []
      members.reserveCapacity(entries.count)
      for entry in entries {
        if Template.mayHoldTemplate(entry.key) {
          problems.append(TemplateTree.templateInKey(entry, in: source))
        }
        members.append((entry.key, TemplateTree(entry.value, in: source, problems: &problems)))
      }
      self = TemplateTree.folded(members)
    }
  }

  private static func scalar(
    _ text: String, plain: Bool, at place: SourcePlace, problems: inout [Diagnostic]
  ) -> TemplateTree {
    switch YAMLScalar.typed(text, plain: plain) {
    case .null: return .constant(.null)
    case .bool(let value): return .constant(.bool(value))
    case .number(let text): return .constant(.number(JSONNumber(trusted: text)))
    case .string(let text):
      guard Template.mayHoldTemplate(text) else { return .constant(.string(text)) }
      do throws(Diagnostic) {
        let template = try Template(parsing: text, at: place)
        return template.constantText.map { .constant(.string($0)) } ?? .template(template)
      } catch {
        problems.append(error)
      }
    case .refused(let reason, let hint):
      problems.append(Diagnostic(reason, at: place, label: hint))
    }
    return .constant(.null)
  }

  private static func folded(_ members: [(key: String, value: TemplateTree)]) -> TemplateTree {
    var constants: [JSONObject.Member] = []
    constants.reserveCapacity(members.count)
    for member in members {
      guard let value = member.value.constantValue else { return .object(members) }
      constants.append((member.key, value))
    }
    return .constant(.object(JSONObject(constants)))
  }

  /// A key is sent as it stands: better said than found out from a server.
  private static func templateInKey(_ entry: Node.Entry, in source: SourceText) -> Diagnostic {
    Diagnostic(
      .warning, "the template in the key '\(entry.key)' is not resolved: keys are sent as they stand",
      at: SourcePlace(source, entry.keySpan), label: "templates belong into values",
      hints: ["where the name of a member has to vary, write the body as `text:` with a content type"])
  }
}
