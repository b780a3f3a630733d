import Diagnostics
import HTTP
import Templates
import YAML

/// What `query` and `form` parts share: names and values, chosen, sorted, encoded and joined.
struct ItemsPart: Sendable {
  enum Order: String, CaseIterable, Sendable { case none, name, pair }
  enum Repeats: String, CaseIterable, Sendable { case all, first }
  enum Escaping: String, CaseIterable, Sendable { case none, rfc3986, form }

  private let sort: StepChoice<Order>
  private let repeats: StepChoice<Repeats>
  private let escaping: StepChoice<Escaping>
  private let exclude: [Template]
  private let only: [Template]?
  private let pair: PairPattern
  private let join: Template

  static func read(_ node: Node, name: String, with reader: inout StepReader) -> ItemsPart? {
    let keys = ["sort", "exclude", "only", "repeat", "pair", "join", "encoding"]
    guard let arguments = reader.arguments(node, keys: keys, of: "the part '\(name)'") else { return nil }
    guard
      let sort = reader.choice("sort", in: arguments, default: Order.none),
      let repeats = reader.choice("repeat", in: arguments, default: Repeats.all),
      let escaping = reader.choice("encoding", in: arguments, default: Escaping.none),
      let pair = reader.template("pair", in: arguments, default: "{name}{value}"),
      let join = reader.template("join", in: arguments, default: "")
    else { return nil }
    return ItemsPart(
      sort: sort, repeats: repeats, escaping: escaping, exclude: reader.templates("exclude", in: arguments) ?? [],
      only: reader.templates("only", in: arguments), pair: PairPattern(pair), join: join)
  }

  /// Joins the items of `text`, which is written as the query of a URL is.
  func bytes(of text: some Sequence<UInt8>, in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    let excluded = try context.texts(exclude).map { Array($0.utf8) }
    let only = try self.only.map { templates throws(SigningFailure) in
      try context.texts(templates).map { Array($0.utf8) }
    }
    let firstOnly = try repeats.value(in: context) == .first
    var items: [(name: [UInt8], value: [UInt8])] = []
    var seen: Set<[UInt8]> = []
    for item in ItemsPart.items(of: Array(text)) {
      if excluded.contains(item.name) || !(only?.contains(item.name) ?? true) { continue }
      if firstOnly, !seen.insert(item.name).inserted { continue }
      items.append(item)
    }
    let order = try sort.value(in: context)
    if order == .name { items = ItemsPart.sorted(items) { $0.name } }
    let escaping = try escaping.value(in: context)
    var pairs: [[UInt8]] = []
    for item in items {
      pairs.append(try pair.bytes(escaping.applied(to: item.name), escaping.applied(to: item.value), in: context))
    }
    if order == .pair { pairs.sort { $0.lexicographicallyPrecedes($1) } }
    return Array(pairs.joined(separator: try context.bytes(join)))
  }

  /// Decoded, as the server that checks the signature decodes them: `+` is a space. An item without `=` has no value.
  private static func items(of text: [UInt8]) -> [(name: [UInt8], value: [UInt8])] {
    text.split(separator: UInt8(ascii: "&")).map { item in
      let name = item.prefix { $0 != UInt8(ascii: "=") }
      return (PercentEncoding.decodeForm(name), PercentEncoding.decodeForm(item.dropFirst(name.count + 1)))
    }
  }

  /// By bytes, items of one name in the order in which they were.
  private static func sorted<Item>(_ items: [Item], by key: (Item) -> [UInt8]) -> [Item] {
    items.enumerated().sorted { left, right in
      let (a, b) = (key(left.element), key(right.element))
      return a == b ? left.offset < right.offset : a.lexicographicallyPrecedes(b)
    }.map(\.element)
  }

  var templates: [Template] {
    exclude + (only ?? []) + [pair.template, join]
      + [sort.template, repeats.template, escaping.template].compactMap { $0 }
  }
}

extension ItemsPart.Escaping {
  func applied(to bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .none: bytes
    case .rfc3986: PercentEncoding.encode(bytes)
    case .form:
      PercentEncoding.encode(bytes, allowing: .form.union(ASCIISet(" "))).map {
        $0 == UInt8(ascii: " ") ? UInt8(ascii: "+") : $0
      }
    }
  }
}

/// `{name}={value}`
struct PairPattern: Sendable {
  let template: Template

  init(_ template: Template) { self.template = template }

  func bytes(_ name: [UInt8], _ value: [UInt8], in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    let pattern = try context.bytes(template)
    var result: [UInt8] = []
    var rest = pattern[...]
    while let byte = rest.first {
      if rest.starts(with: "{name}".utf8) {
        result += name
        rest = rest.dropFirst("{name}".utf8.count)
      } else if rest.starts(with: "{value}".utf8) {
        result += value
        rest = rest.dropFirst("{value}".utf8.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
