internal import ArgumentParser
import Checks
import Diagnostics
import JSON
import YAML

/// Exit 0 where the query finds something, 1 where it finds nothing, 2 where it, its input or its filters cannot do.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Try a query on a saved response or standard input, or validate it by a JSON Schema.",
    discussion: """
      Example: signet query '$.data.orders[*].id | first' response.json
               curl -s https://example.com | signet query "xpath '//h1'" --raw
               signet query --schema order.schema.json response.json

      A query is a JSONPath ($.data.id), xpath '…', regex '…', body or bytes, with filters behind ' | '. \
      Exit codes: 0 found, or valid · 1 nothing found, or not valid by the schema · 2 the query, a filter or the input \
      cannot be used.
      """)

  @Argument(help: ArgumentHelp("The query; with --schema it may be left out.", valueName: "query"))
  var query: String?

  @Argument(
    help: ArgumentHelp("The saved response; '-' or nothing is standard input.", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(name: .shortAndLong, help: "Print text bare instead of as JSON, each element of a list on a line of its own.")
  var raw = false

  @Flag(help: "Lay JSON out over lines, or write it on one line (default: over lines on a terminal only).")
  var layout: Layout?

  @Option(
    help: ArgumentHelp(
      "Validate the input, or what the query finds in it, by this JSON Schema; its $ref may lead to files.",
      valueName: "file"), completion: .file())
  var schema: String?

  @OptionGroup var colors: ColorOption

  enum Layout: String, EnumerableFlag { case pretty, compact }

  func validate() throws {
    if schema == nil, query == nil { throw ValidationError("name a query, such as '$.data.id', or a --schema") }
  }

  func run() throws {
    let printer = Complaints(color: colors.color)
    // With --schema a single argument is the file: what is validated by default is all of it.
    let onlyFile = schema != nil && file == nil
    let text = onlyFile ? "$" : query ?? "$"
    let path = onlyFile ? query : file
    do throws(Diagnostic) {
      let query = try Self.parse(text)
      let validator = try schema.map { path throws(Diagnostic) in try SchemaFile(path) }
      let body = try SavedBody(path, neededFor: query)
      try answer(query.evaluate(on: body.view), text: text, by: validator)
    } catch {
      printer.print(error)
      throw ExitStatus.unusable
    }
  }

  private static func parse(_ text: String) throws(Diagnostic) -> Query {
    do throws(ArgumentProblem) {
      return try Query(parsing: text)
    } catch {
      throw Diagnostic(error, inQuery: text)
    }
  }

  private func answer(_ result: QueryResult, text: String, by validator: SchemaFile?) throws(Diagnostic) {
    switch result {
    case .failed(let reason): throw Diagnostic(reason, at: .wholeQuery(text))
    case .missing(let reason): nothing(reason)
    case .found where result.isNothing && validator == nil:
      nothing("'\(text)' finds no node")
    case .found(let value):
      if let validator { validator.end(with: value.asJSON) }
      try write(value, text)
    }
  }

  private func nothing(_ reason: String) {
    StandardStream.error.write("nothing found: \(reason)\n")
    ExitStatus.end(1, keeping: ())
  }

  private func write(_ value: Value, _ text: String) throws(Diagnostic) {
    if raw {
      StandardStream.output.write(bytes: value.rawLines + [UInt8(ascii: "\n")])
    } else {
      if case .bytes(let bytes) = value, String(validating: bytes, as: UTF8.self) == nil {
        throw Diagnostic(
          "the bytes found are no UTF-8 text, which JSON needs", at: .wholeQuery(text),
          hints: ["add | base64 or | hex, or write the bytes themselves with --raw"])
      }
      let isPretty = layout.map { $0 == .pretty } ?? StandardStream.output.isTerminal
      let write = isPretty ? JSONWriter.pretty : JSONWriter.compact
      StandardStream.output.write(json: write(value.asJSON, false) + "\n")
    }
    ExitStatus.end(0, keeping: value)
  }
}

extension Value {
  /// Text as it is, the elements of a list of nodes or texts each on a line, everything else as JSON on one line.
  fileprivate var rawLines: [UInt8] {
    switch self {
    case .bytes(let bytes): bytes
    case .text(let text): Array(text.utf8)
    case .texts(let texts): Array(texts.joined(separator: "\n").utf8)
    case .json(let value): value.rawLine
    case .nodes(let nodes): Array(nodes.map(\.rawLine).joined(separator: [UInt8(ascii: "\n")]))
    }
  }
}

extension JSONValue {
  fileprivate var rawLine: [UInt8] { stringValue.map { Array($0.utf8) } ?? JSONWriter.compactBytes(self) }
}

extension SourcePlace {
  static func wholeQuery(_ text: String) -> SourcePlace {
    let source = SourceText(path: "query", text: text)
    return SourcePlace(source, SourceSpan(line: 1, column: 1, endColumn: 1 + source.line(1).unicodeScalars.count))
  }
}

extension Diagnostic {
  /// A problem of the query's own text, its caret at the character that it is about.
  fileprivate init(_ problem: ArgumentProblem, inQuery text: String) {
    var place = SourcePlace.wholeQuery(text)
    if let offset = problem.offset {
      let before = text.unicodeScalars.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
      let span = SourceSpan(line: max(1, before.count), column: 1 + (before.last?.count ?? 0))
      place = SourcePlace(place.source, span)
    }
    self.init(problem.message, at: place, label: problem.label, hints: problem.hints)
  }
}

/// Prints diagnostics to standard error.
struct Complaints {
  private let renderer: DiagnosticRenderer

  init(color: ColorChoice) { renderer = DiagnosticRenderer(color: color.applies(to: .error)) }

  func print(_ diagnostic: Diagnostic) { StandardStream.error.write(renderer.render(diagnostic) + "\n") }
}
