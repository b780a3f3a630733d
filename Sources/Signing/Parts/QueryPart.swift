import Checks
import HTTP
import Templates
import YAML

/// `{query: {sort, exclude, only, repeat, pair, join, encoding}}`
struct QueryPart: ConcatPart {
  static let name = "query"
  static let summary = "Names and values of the URL's query."
  static let keys = ItemsPart.keys(of: name)

  private let items: ItemsPart

  static func read(_ node: Node, with reader: inout StepReader) -> QueryPart? {
    ItemsPart.read(node, name: name, with: &reader).map { QueryPart(items: $0) }
  }

  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    try items.bytes(of: (context.request.url.query ?? "").utf8, in: context)
  }

  var templates: [Template] { items.templates }
}
