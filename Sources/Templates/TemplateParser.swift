import Diagnostics
import JSON

/// A mistake in a template's text, before its place in the file is known.
struct TemplateSyntaxError: Error {
  var message: String
  var label: String?
  var hints: [String] = []
  var location: TemplateLocation

  func diagnostic(in scalar: SourcePlace) -> Diagnostic {
    Diagnostic(message, at: location.place(in: scalar), label: label, hints: hints)
  }
}

/// Reads the text of a template. Works on bytes: everything that means something here is ASCII.
struct TemplateParser {
  private let bytes: [UInt8]
  private var index = 0
  /// How many `{{` stand before the expression that is being read, and where that one begins.
  private var ordinal = 0
  private var opening = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func parts() throws(TemplateSyntaxError) -> [TemplatePart] {
    var parts: [TemplatePart] = []
    var text: [UInt8] = []
    while index < bytes.count {
      guard startsWith("{{", at: index) else {
        text.append(bytes[index])
        index += 1
        continue
      }
      opening = index
      let expression = try expression()
      if case .literal(.string(let literal)) = expression.source, expression.filters == nil, !expression.isRaw {
        text += Array(literal.utf8)
      } else {
        if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
        parts.append(.expression(expression))
      }
      ordinal += bracePairs(in: opening..<index)
    }
    if !text.isEmpty || parts.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
    return parts
  }

  // MARK: One expression

  private mutating func expression() throws(TemplateSyntaxError) -> TemplateExpression {
    index += 2
    skipSpaces()
    let source = try source()
    skipSpaces()
    var defaultValue: JSONValue?
    if startsWith("??", at: index) {
      index += 2
      skipSpaces()
      defaultValue = try defaultLiteral()
      skipSpaces()
    }
    var filters = (pipe: FilterPipe?.none, isRaw: false)
    if index < bytes.count, bytes[index] == UInt8(ascii: "|") { filters = try pipe() }
    try close(after: source.end)
    return TemplateExpression(
      source: source.value, defaultValue: defaultValue, isRaw: filters.isRaw, filters: filters.pipe,
      location: location(opening, index))
  }

  private mutating func close(after end: Int) throws(TemplateSyntaxError) {
    if startsWith("}}", at: index) {
      index += 2
      return
    }
    guard index < bytes.count else { throw unclosed() }
    let wrongEnd = wordEnd(from: index)
    let word = string(index, wrongEnd)
    if word.hasPrefix("{") { throw nested(at: index) }
    let before = string(opening + 2, end).drop { $0 == " " }
    let name = before.prefix { $0 != " " }
    var hints: [String] = []
    if word.hasPrefix(".") || word.hasPrefix("[") {
      let path = word.hasPrefix("[") ? "$" + word : "$." + word.dropFirst()
      hints = ["for a part of a variable write {{\(name) | jsonpath '\(path.filter { $0 != "'" })'}}"]
    } else if word.hasPrefix(":") {
      hints = ["a secret is used by its name alone; where it comes from stands under `secrets:` of an environment"]
    }
    throw error(
      "unexpected '\(word)' after '\(name)' in a template", index, max(wrongEnd, index + 1),
      label: "expected '}}', '??' or '|'", hints: hints)
  }

  /// The name, dynamic name or literal that an expression begins with, and where it ends.
  private mutating func source() throws(TemplateSyntaxError) -> (value: TemplateExpression.Source, end: Int) {
    guard index < bytes.count else { throw unclosed() }
    if startsWith("}}", at: index) {
      throw error(
        "a template without a name", opening, index + 2, label: "write a variable's name, as in {{order_id}}",
        hints: [TemplateParser.literalHint])
    }
    switch bytes[index] {
    case UInt8(ascii: "'"):
      let text = try quoted()
      return (.literal(.string(text)), index)
    case UInt8(ascii: "$"):
      let name = try dynamicName()
      return (.dynamic(name), index)
    case UInt8(ascii: "{"):
      throw nested(at: index)
    case let first where TemplateParser.beginsName(first):
      return (try variableName(), index)
    default:
      let end = wordEnd(from: index)
      throw error(
        "'\(string(index, end))' is not a variable's name", index, end,
        label: "a name begins with a letter or '_', then letters, digits, '_' and '-'",
        hints: [TemplateParser.literalHint])
    }
  }

  private mutating func variableName() throws(TemplateSyntaxError) -> TemplateExpression.Source {
    let start = index
    skipName()
    let head = string(start, index)
    guard ReservedNames.isReserved(head) else { return .variable(head) }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      skipName()
    }
    let name = string(start, index)
    guard !ReservedNames.all.contains(name) else { return .reserved(name) }
    let members = ReservedNames.all.filter { $0.hasPrefix(head + ".") }
    let nearest = Spelling.suggestion(for: name, among: members)
    throw error(
      name == head ? "'\(head)' is a reserved name and no variable" : "there is no '\(name)'", start, index,
      label: nearest.map { "did you mean '\($0)'?" } ?? "one of: \(members.joined(separator: ", "))")
  }

  private mutating func dynamicName() throws(TemplateSyntaxError) -> String {
    let start = index
    index += 1
    skipName()
    while index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      skipName()
    }
    let name = string(start + 1, index)
    guard !DynamicValues.isKnown(name) else { return name }
    let nearest = Spelling.suggestion(for: name, among: DynamicValues.names)
    throw error(
      name.isEmpty ? "a dynamic value without a name" : "there is no dynamic value '$\(name)'", start,
      max(index, start + 1), label: nearest.map { "did you mean '$\($0)'?" } ?? "such as $uuid or $timestamp",
      hints: name.hasPrefix("env") ? ["a variable of the process is written {{$env.NAME}}"] : [])
  }

  // MARK: Literals

  /// `'…'`, in which `''` is one quote.
  private mutating func quoted() throws(TemplateSyntaxError) -> String {
    let start = index
    var text: [UInt8] = []
    index += 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "'") {
        index += 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: "'") else {
          return String(decoding: text, as: UTF8.self)
        }
      }
      text.append(bytes[index])
      index += 1
    }
    throw error(
      "a quote in a template is not closed", start, start + 1, label: "add the closing '",
      hints: ["a quote inside quotes is written twice: 'it''s'"])
  }

  private mutating func defaultLiteral() throws(TemplateSyntaxError) -> JSONValue {
    guard index < bytes.count else { throw unclosed() }
    if bytes[index] == UInt8(ascii: "'") { return .string(try quoted()) }
    let end = wordEnd(from: index)
    let word = string(index, end)
    let start = index
    index = end
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: if let number = JSONNumber(validating: word) { return .number(number) }
    }
    throw error(
      word.isEmpty ? "'??' without a default" : "'\(word)' is not a default", start, max(end, start + 1),
      label: word.isEmpty
        ? "write one, as in {{name ?? 'x'}}" : "quote a text: '\(word.filter { $0 != "\"" && $0 != "'" })'",
      hints: ["a default is a text in single quotes, a number, true, false or null"])
  }

  // MARK: Filters

  /// From the first `|` to the closing braces, which count outside quotes only.
  private mutating func pipe() throws(TemplateSyntaxError) -> (pipe: FilterPipe?, isRaw: Bool) {
    index += 1
    let start = index
    var lastPipe = index
    var quote: (byte: UInt8, at: Int)?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open.byte { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = (byte, index)
      } else if startsWith("}}", at: index) {
        break
      } else if startsWith("{{", at: index) {
        throw nested(at: index)
      } else if byte == UInt8(ascii: "|") {
        lastPipe = index + 1
      } else if startsWith(" ?? ", at: index) {
        throw error(
          "a default stands before the filters", index + 1, index + 3, label: "write {{name ?? 'x' | filter}}")
      }
      index += 1
    }
    if let quote {
      throw error("a quote in a template is not closed", quote.at, quote.at + 1, label: "add the closing quote")
    }
    guard index < bytes.count else { throw unclosed() }
    guard trimmed(lastPipe, index) == "raw" else { return (try filters(start, index), false) }
    // `raw` is about where the text goes, not about the value: what inserts it has to know.
    return (lastPipe == start ? nil : try filters(start, lastPipe - 1), true)
  }

  private func filters(_ start: Int, _ end: Int) throws(TemplateSyntaxError) -> FilterPipe {
    let text = string(start, end)
    do throws(FilterPipeProblem) {
      return try FilterPipe(parsing: text)
    } catch {
      let scalarStart = scalarCount(opening, start)
      let from = error.offset.map { scalarStart + $0 } ?? scalarStart
      let to = error.offset.map { scalarStart + $0 + max(error.length, 1) } ?? scalarCount(opening, end)
      throw TemplateSyntaxError(
        message: error.message, label: error.label, hints: error.hints,
        location: TemplateLocation(ordinal: ordinal, from: from, to: to))
    }
  }

  // MARK: Errors

  private static let literalHint = "two braces that are meant as text are written {{'{{'}}"

  private func unclosed() -> TemplateSyntaxError {
    error("a template is not closed", opening, opening + 2, label: "add '}}'", hints: [TemplateParser.literalHint])
  }

  private func nested(at offset: Int) -> TemplateSyntaxError {
    error(
      "a template inside a template", offset, offset + 1, label: "templates do not nest",
      hints: [
        "give the inner one a variable of its own, and name that here",
        "a brace that is meant as text, before a template, is written {{'{'}}",
      ])
  }

  private func error(
    _ message: String, _ from: Int, _ to: Int, label: String? = nil, hints: [String] = []
  ) -> TemplateSyntaxError {
    TemplateSyntaxError(message: message, label: label, hints: hints, location: location(from, to))
  }

  private func location(_ from: Int, _ to: Int) -> TemplateLocation {
    let start = scalarCount(opening, from)
    return TemplateLocation(ordinal: ordinal, from: start, to: start + scalarCount(from, to))
  }

  // MARK: Bytes

  private func startsWith(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { wanted in
      offset + wanted.count <= bytes.count && wanted.indices.allSatisfy { bytes[offset + $0] == wanted[$0] }
    }
  }

  private func string(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }

  private func trimmed(_ from: Int, _ to: Int) -> String {
    string(from, to).split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }

  private func scalarCount(_ from: Int, _ to: Int) -> Int {
    bytes[from..<to].count { $0 & 0xC0 != 0x80 }
  }

  private func bracePairs(in range: Range<Int>) -> Int {
    var count = 0
    var at = range.lowerBound
    while at + 1 < range.upperBound {
      let isPair = bytes[at] == UInt8(ascii: "{") && bytes[at + 1] == UInt8(ascii: "{")
      count += isPair ? 1 : 0
      at += isPair ? 2 : 1
    }
    return count
  }

  private mutating func skipSpaces() {
    while index < bytes.count, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n")].contains(bytes[index]) {
      index += 1
    }
  }

  private mutating func skipName() {
    while index < bytes.count, TemplateParser.continuesName(bytes[index]) { index += 1 }
  }

  /// The end of what a reader would take for one word, for messages.
  private func wordEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, !startsWith("}}", at: end),
      ![UInt8(ascii: " "), UInt8(ascii: "|"), UInt8(ascii: "\n")].contains(bytes[end])
    {
      end += 1
    }
    return end
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    beginsName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }
}
