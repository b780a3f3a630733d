import Checks
import Diagnostics
import HTTP
import Templates
import YAML

/// `{form: {sort, exclude, only, repeat, pair, join, encoding}}`: nothing where the body is no form.
struct FormPart: ConcatPart {
  static let name = "form"
  static let summary = "Names and values of a form body; nothing where the body is no form."
  static let keys = ItemsPart.keys(of: name)

  private let items: ItemsPart

  static func read(_ node: Node, with reader: inout StepReader) -> FormPart? {
    ItemsPart.read(node, name: name, with: &reader).map { FormPart(items: $0) }
  }

  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    guard context.request.hasForm else { return [] }
    return try items.bytes(of: context.request.body ?? [], in: context)
  }

  var templates: [Template] { items.templates }
}
