import Checks
import Diagnostics
import JSON
import Templates
import YAML

/// 2026-11-22T20:55:35.250Z
let someMoment: Int64 = 1_795_380_935_250

/// A template that stands alone in a file, unquoted, from line 1, column 1.
func template(_ text: String) throws -> Template {
  try Template(parsing: text, at: wholeFile(text))
}

func wholeFile(_ text: String) -> SourcePlace {
  let source = SourceText(path: "orders.yaml", text: text)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let span = SourceSpan(
    line: 1, column: 1, endLine: lines.count, endColumn: (lines.last?.unicodeScalars.count ?? 0) + 1)
  return SourcePlace(source, span)
}

/// A variable as a file defines it; each name gets a line of its own.
func variables(_ yaml: String) throws -> [String: VariableDefinition] {
  let source = SourceText(path: "variables.yaml", text: yaml)
  var problems: [Diagnostic] = []
  var definitions: [String: VariableDefinition] = [:]
  for entry in try YAMLParser.parse(source).entries ?? [] {
    definitions[entry.key] = VariableDefinition(
      value: TemplateTree(entry.value, in: source, problems: &problems), place: SourcePlace(source, entry.keySpan))
  }
  if let problem = problems.first { throw problem }
  return definitions
}

func tree(_ yaml: String, problems: inout [Diagnostic]) throws -> TemplateTree {
  let source = SourceText(path: "orders.yaml", text: yaml)
  return TemplateTree(try YAMLParser.parse(source), in: source, problems: &problems)
}

func run(seed: UInt64 = 1, _ values: [String: JSONValue] = [:]) -> RunVariables {
  let run = RunVariables(seed: seed, now: someMoment, environment: ["HOME": "/home/qa"])
  for (name, value) in values { run.captured[name] = .json(value) }
  return run
}

func scope(_ values: [String: JSONValue] = [:]) -> Scope {
  Scope(run: run(values), request: [:], outer: [])
}

/// A diagnostic as `line:column-endColumn message [label]`, and its hints below.
func told(_ diagnostic: Diagnostic) -> String {
  let place =
    diagnostic.place.map { place in
      let end = place.span.endLine == place.span.line ? "" : "\(place.span.endLine):"
      return "\(place.line):\(place.column)-\(end)\(place.span.endColumn) "
    } ?? ""
  let label = diagnostic.label.map { " [\($0)]" } ?? ""
  return ([place + diagnostic.message + label] + diagnostic.hints).joined(separator: "\n")
}

func told(_ work: () throws -> Void) -> String {
  do {
    try work()
    return "no failure"
  } catch let failure as TemplateFailure {
    return told(failure.diagnostic)
  } catch let diagnostic as Diagnostic {
    return told(diagnostic)
  } catch {
    return "\(error)"
  }
}
