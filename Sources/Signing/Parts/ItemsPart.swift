import Checks
import Diagnostics
import HTTP
import Templates
import YAML

/// What `query` and `form` parts share: names and values, chosen, sorted, encoded and joined.
struct ItemsPart: Sendable {
  enum Order: String, CaseIterable, Sendable { case none, name, encoded }
  enum Repeats: String, CaseIterable, Sendable { case all, first }
  enum Escaping: String, CaseIterable, Sendable { case none, rfc3986, form }

  /// What the items of a query may be sorted together with.
  enum Inclusion: String, CaseIterable, Sendable { case none, form }

  private let sort: StepChoice<Order>
  private let repeats: StepChoice<Repeats>
  private let escaping: StepChoice<Escaping>
  private let exclude: [Template]
  private let only: [Template]?
  private let pair: PairPattern
  private let join: Template
  private let include: StepChoice<Inclusion>

  static func keys(of name: String) -> KeyGroup {
    var rows: [StepKey.Row] = [
      ("sort", "The order: none, by name, or by the encoded name.", .choice(of: Order.self)),
      StepKey.exclude, StepKey.only,
      ("repeat", "Which values of a repeated name are taken: all or the first.", .choice(of: Repeats.self)),
      StepKey.pair, StepKey.join,
      ("encoding", "How names and values are escaped; none by default.", .choice(of: Escaping.self)),
    ]
    if name == QueryPart.name {
      rows.append(("include", "What is sorted together with the query.", .choice(of: Inclusion.self)))
    }
    return KeyGroup(name: name, keys: rows)
  }

  static func read(_ node: Node, name: String, with reader: inout StepReader) -> ItemsPart? {
    guard let arguments = reader.arguments(node, keys(of: name), of: "the part '\(name)'") else { return nil }
    guard
      let sort = reader.choice("sort", in: arguments, default: Order.none),
      let repeats = reader.choice("repeat", in: arguments, default: Repeats.all),
      let escaping = reader.choice("encoding", in: arguments, default: Escaping.none),
      let pair = reader.template("pair", in: arguments, default: "{name}{value}"),
      let join = reader.template("join", in: arguments, default: ""),
      let include = reader.choice("include", in: arguments, default: Inclusion.none)
    else { return nil }
    return ItemsPart(
      sort: sort, repeats: repeats, escaping: escaping, exclude: reader.templates("exclude", in: arguments) ?? [],
      only: reader.templates("only", in: arguments), pair: PairPattern(pair), join: join, include: include)
  }

  /// Joins the items of `text`, which is written as the query of a URL is.
  func bytes(of text: some Sequence<UInt8>, in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    let excluded = try context.texts(exclude).map { Array($0.utf8) }
    let only = try self.only.map { templates throws(SigningFailure) in
      try context.texts(templates).map { Array($0.utf8) }
    }
    let varied = context.variation?.items
    let firstOnly = try value(repeats, or: varied?.repeats, in: context) == .first
    var items: [(name: [UInt8], value: [UInt8])] = []
    var seen: Set<[UInt8]> = []
    var all = ItemsPart.items(of: Array(text))
    if try include.value(in: context) == .form, context.request.hasForm {
      all += ItemsPart.items(of: context.request.body ?? [])
    }
    for item in all {
      let isChosen = !excluded.contains(item.name) && only?.contains(item.name) ?? true
      guard varied?.isChosen(item, otherwise: isChosen) ?? isChosen else { continue }
      if firstOnly, !seen.insert(item.name).inserted { continue }
      items.append(item)
    }
    let order = try value(sort, or: varied?.order, in: context)
    if order == .name { items = ItemsPart.sorted(items) { $0.name.lexicographicallyPrecedes($1.name) } }
    let escaping = try value(escaping, or: varied?.escaping, in: context)
    items = items.map { (escaping.applied(to: $0.name), escaping.applied(to: $0.value)) }
    if order == .encoded {
      items = ItemsPart.sorted(items) { left, right in
        left.name == right.name
          ? left.value.lexicographicallyPrecedes(right.value) : left.name.lexicographicallyPrecedes(right.name)
      }
    }
    var pairs: [[UInt8]] = []
    for item in items { pairs.append(try pair.bytes(item.name, item.value, in: context)) }
    return Array(pairs.joined(separator: try context.bytes(join)))
  }

  private func value<Value>(
    _ choice: StepChoice<Value>, or varied: Value?, in context: SigningContext
  ) throws(SigningFailure) -> Value {
    if let varied { return varied }
    return try choice.value(in: context)
  }

  /// Decoded, as the server that checks the signature decodes them: `+` is a space. An item without `=` has no value.
  private static func items(of text: [UInt8]) -> [(name: [UInt8], value: [UInt8])] {
    text.split(separator: UInt8(ascii: "&")).map { item in
      let name = item.prefix { $0 != UInt8(ascii: "=") }
      return (PercentEncoding.decodeForm(name), PercentEncoding.decodeForm(item.dropFirst(name.count + 1)))
    }
  }

  /// Items that neither precede each other stay in their order.
  private static func sorted<Item>(_ items: [Item], by precedes: (Item, Item) -> Bool) -> [Item] {
    items.enumerated().sorted { left, right in
      precedes(left.element, right.element)
        || !precedes(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }

  var templates: [Template] {
    exclude + (only ?? []) + [pair.template, join]
      + [sort.template, repeats.template, escaping.template, include.template].compactMap { $0 }
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
