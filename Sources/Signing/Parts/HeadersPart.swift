import Checks
import Diagnostics
import HTTP
import Templates
import YAML

/// `{headers: {only, sort, lowercase, pair, join}}`
///
/// Values of one name are joined by a comma, white space around them is left out, and `host` is there even where the
/// transport is what writes it (AWS SigV4, RFC 9421 section 2.1).
struct HeadersPart: ConcatPart {
  static let name = "headers"
  static let summary = "Names and values of header fields."
  static let keys = KeyGroup(
    name: "headers",
    keys: [
      StepKey.only, StepKey.exclude,
      ("sort", "The order; as sent by default.", .choice(of: Order.self)),
      ("lowercase", "Whether names are written in small letters.", .flag),
      StepKey.pair, StepKey.join,
    ])

  private enum Order: String, CaseIterable { case none, name }
  private enum Switch: String, CaseIterable { case yes = "true", no = "false" }

  private let only: [Template]?
  private let exclude: [Template]
  private let sort: StepChoice<Order>
  private let lowercase: StepChoice<Switch>
  private let pair: PairPattern
  private let join: Template

  static func read(_ node: Node, with reader: inout StepReader) -> HeadersPart? {
    guard let arguments = reader.arguments(node, keys, of: "the part 'headers'") else { return nil }
    guard
      let sort = reader.choice("sort", in: arguments, default: Order.none),
      let lowercase = reader.choice("lowercase", in: arguments, default: Switch.no),
      let pair = reader.template("pair", in: arguments, default: "{name}{value}"),
      let join = reader.template("join", in: arguments, default: "")
    else { return nil }
    return HeadersPart(
      only: reader.templates("only", in: arguments), exclude: reader.templates("exclude", in: arguments) ?? [],
      sort: sort, lowercase: lowercase, pair: PairPattern(pair), join: join)
  }

  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    var chosen = HeadersPart.combined(context.request)
    let excluded = try context.texts(exclude)
    chosen.removeAll { header in excluded.contains { HTTPFields.sameName($0, header.name) } }
    if let only {
      let names = try context.texts(only).flatMap { $0.split(separator: ";").map(String.init) }
      chosen = names.compactMap { name in chosen.first { HTTPFields.sameName($0.name, name) } }
    }
    if try sort.value(in: context) == .name {
      chosen.sort { $0.name.lowercased().utf8.lexicographicallyPrecedes($1.name.lowercased().utf8) }
    }
    let lowers = try lowercase.value(in: context) == .yes
    var pairs: [[UInt8]] = []
    for header in chosen {
      let name = lowers ? header.name.lowercased() : header.name
      pairs.append(try pair.bytes(Array(name.utf8), Array(header.value.utf8), in: context))
    }
    return Array(pairs.joined(separator: try context.bytes(join)))
  }

  /// One entry a name, in the order of the first of each; names as they are sent.
  private static func combined(_ request: HTTPRequest) -> [(name: String, value: String)] {
    var fields = request.headers.fields
    if request.headers["Host"] == nil { fields.insert(HTTPFields.Field("Host", request.url.authority), at: 0) }
    var headers: [(name: String, value: String)] = []
    for field in fields {
      let value = HeadersPart.trimmed(field.value)
      if let at = headers.firstIndex(where: { HTTPFields.sameName($0.name, field.name) }) {
        headers[at].value += "," + value
      } else {
        headers.append((field.name, value))
      }
    }
    return headers
  }

  /// Without white space around it, and with one space for several (AWS SigV4, "Trimall"); the lines of a folded value
  /// count as values of their own (its test suite, get-header-value-multiline).
  private static func trimmed(_ value: String) -> String {
    value.split { $0.isNewline }.map { line in line.split { $0 == " " || $0 == "\t" }.joined(separator: " ") }
      .joined(separator: ",")
  }

  var templates: [Template] {
    (only ?? []) + exclude + [pair.template, join] + [sort.template, lowercase.template].compactMap { $0 }
  }
}
