import Checks
import Diagnostics
import Templates
import YAML

/// One part of a `concat`. Adding one is a file in `Parts` and a line in `ConcatPartReader`.
protocol ConcatPart: Sendable {
  /// The key in a file, such as `query`.
  static var name: String { get }
  /// One sentence.
  static var summary: String { get }
  /// The keys of its map.
  static var keys: KeyGroup { get }

  static func read(_ node: Node, with reader: inout StepReader) -> Self?
  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8]
  var templates: [Template] { get }
}

enum ConcatPartReader {
  /// What may be the one key of a part that is a map.
  private static let parts: [any ConcatPart.Type] = [
    QueryPart.self, FormPart.self, HeadersPart.self, ComponentsPart.self, BodyPart.self,
  ]

  static let shape = ValueShape.either([
    .text,
    .group(
      KeyGroup(
        name: "part", keys: parts.map { ($0.name, $0.summary, .either([.group($0.keys), .null])) }, isChoice: true)),
  ])

  static let hint = "a part is a text, or a map with one key: \(parts.map { $0.name }.joined(separator: ", "))"

  static func read(_ node: Node, with reader: inout StepReader) -> (any ConcatPart)? {
    guard let entries = node.entries else {
      guard node.items == nil else {
        reader.report(Diagnostic("a part is a text or a map, not a list", at: reader.place(node), hints: [hint]))
        return nil
      }
      return TextPart.read(node, with: &reader)
    }
    guard let entry = entries.first, entries.count == 1 else {
      reader.report(Diagnostic("a part has one key", at: reader.place(node), hints: [hint]))
      return nil
    }
    guard let type = parts.first(where: { $0.name == entry.key }) else {
      let nearest = Spelling.suggestion(for: entry.key, among: parts.map { $0.name })
      reader.report(
        Diagnostic(
          "unknown part '\(entry.key)'", at: reader.keyPlace(entry), label: nearest.map { "did you mean '\($0)'?" },
          hints: [hint]))
      return nil
    }
    return type.read(entry.value, with: &reader)
  }
}

/// A text with templates.
struct TextPart: ConcatPart {
  static let name = "text"
  static let summary = "A text with templates."
  static let keys = KeyGroup(name: "text", keys: [("text", "The text.")])

  private let template: Template

  static func read(_ node: Node, with reader: inout StepReader) -> TextPart? {
    reader.template(node).map { TextPart(template: $0) }
  }

  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8] { try context.bytes(template) }

  var templates: [Template] { [template] }
}
