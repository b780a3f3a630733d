package import Checks
package import Diagnostics
import JSON

/// A variable as written under `variables:`.
package struct VariableDefinition: Sendable {
  package var value: TemplateTree
  package var place: SourcePlace

  package init(value: TemplateTree, place: SourcePlace) {
    self.value = value
    self.place = place
  }
}

/// The variables in force for one request, strongest first: step-local, captured, command line, data row, the request's
/// own, folders from inner to outer, environment, collection, fragment. Secrets stand beside them under names of their
/// own.
///
/// One scope serves all attempts of a request, so that the request's own variables are drawn once.
package final class Scope: VariableScope {
  package let run: RunVariables
  /// Written by steps, and signer parameters; ends with the attempt.
  package var stepLocal: [String: Value] = [:]
  /// Gives `request.method`, `request.path`, … while steps run; nothing outside of them.
  package var requestValue: ((String) -> Value?)?

  private let rows: [[String: VariableDefinition]]
  private let request: [String: VariableDefinition]
  private let outer: [[String: VariableDefinition]]
  private var requestDrawn: [String: Value] = [:]
  /// The names whose definitions are being followed, outermost first.
  private var following: [String] = []
  private var followed = 0

  /// `rows` are the columns of the data row, then those of the rows around it; `outer`, strongest first, the folders from
  /// inner to outer, environment, collection, fragment.
  package init(
    run: RunVariables, rows: [[String: VariableDefinition]] = [], request: [String: VariableDefinition],
    outer: [[String: VariableDefinition]]
  ) {
    self.run = run
    self.rows = rows
    self.request = request
    self.outer = outer
  }

  package func value(of name: String) throws(TemplateFailure) -> Value? {
    if let value = stepLocal[name] { return value }
    if name.utf8.contains(UInt8(ascii: ".")) { return requestValue?(name) ?? run.reserved[name] }
    if let secret = run.secrets[name] { return .json(.string(secret)) }
    if let value = run.captured[name] ?? run.commandLine[name] { return value }
    for layer in rows { if let definition = layer[name] { return try outerValue(of: name, definition) } }
    if let definition = request[name] { return try ownValue(of: name, definition) }
    for layer in outer { if let definition = layer[name] { return try outerValue(of: name, definition) } }
    return nil
  }

  private func outerValue(of name: String, _ definition: VariableDefinition) throws(TemplateFailure) -> Value {
    if let constant = definition.value.constantValue { return .json(constant) }
    let place = definition.place
    return try follow(name, definition, in: KeptDynamicValues(scope: self, source: place.source, span: place.span))
  }

  package func dynamicValue(of name: String) throws(TemplateFailure) -> Value? {
    DynamicValues.value(of: name, in: run)
  }

  package var knownNames: [String] {
    var names = Set(stepLocal.keys)
    for keys in [run.captured.keys, run.commandLine.keys] { names.formUnion(keys) }
    names.formUnion(run.secrets.keys)
    names.formUnion(request.keys)
    for layer in rows + outer { names.formUnion(layer.keys) }
    return Array(names)
  }

  /// A request's own variable: drawn whole at its first use, then the same for every attempt.
  private func ownValue(of name: String, _ definition: VariableDefinition) throws(TemplateFailure) -> Value? {
    if let constant = definition.value.constantValue { return .json(constant) }
    if let value = requestDrawn[name] { return value }
    let value = try follow(name, definition, in: self)
    requestDrawn[name] = value
    return value
  }

  // MARK: Variables that refer to variables

  private static let deepest = 64
  private static let mostFollowed = 10_000

  private func follow(
    _ name: String, _ definition: VariableDefinition, in scope: any VariableScope
  ) throws(TemplateFailure) -> Value {
    if following.contains(name) { throw cycle(back: name, definition) }
    if following.isEmpty { followed = 0 }
    followed += 1
    guard following.count < Scope.deepest, followed <= Scope.mostFollowed else {
      throw TemplateFailure(
        Diagnostic(
          "following the variable '\(following.first ?? name)' does not come to an end", at: definition.place,
          hints: ["its variables refer to each other more than \(Scope.deepest) deep, or too often"]))
    }
    following.append(name)
    defer { following.removeLast() }
    return try definition.value.value(in: scope)
  }

  private func cycle(back name: String, _ definition: VariableDefinition) -> TemplateFailure {
    let chain = following.drop { $0 != name } + [name]
    return TemplateFailure(
      Diagnostic(
        "the variable '\(name)' refers to itself", at: definition.place, label: chain.joined(separator: " → "),
        hints: ["a name always means the strongest variable of that name: give one of them another name"]))
  }
}

/// The scope inside a definition above the request: its dynamic values are drawn once a collection run, and kept.
private final class KeptDynamicValues: VariableScope {
  private let scope: Scope
  private let source: SourceText
  private let span: SourceSpan
  private var ordinal = 0

  init(scope: Scope, source: SourceText, span: SourceSpan) {
    self.scope = scope
    self.source = source
    self.span = span
  }

  func value(of name: String) throws(TemplateFailure) -> Value? { try scope.value(of: name) }

  func dynamicValue(of name: String) throws(TemplateFailure) -> Value? {
    ordinal += 1
    let key = DrawnValue(source: ObjectIdentifier(source), span: span, ordinal: ordinal)
    return try scope.run.kept(key) { () throws(TemplateFailure) in try scope.dynamicValue(of: name) }
  }

  var knownNames: [String] { scope.knownNames }
}
