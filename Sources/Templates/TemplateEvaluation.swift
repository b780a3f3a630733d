package import Checks
import Diagnostics
package import JSON

/// One value on its way into a text.
package struct TemplateInsertion: Sendable {
  package let text: String
  /// Whether nothing of the template's own text, and no other value, stands before it.
  package let beginsText: Bool
  /// Whether `| raw` asks for it to be inserted as it is.
  package let isRaw: Bool
}

extension Template {
  /// Longer texts than this come from variables that multiply each other, not from anything that is meant to be sent.
  static let longestText = 64 << 20

  /// The value: typed where the whole string is one template, otherwise text.
  package func value(in scope: any VariableScope) throws(TemplateFailure) -> Value {
    if let constantText { return .json(.string(constantText)) }
    if let soleExpression { return try value(of: soleExpression, in: scope) }
    return .json(.string(try text(in: scope)))
  }

  /// The value as a JSON body holds it. Bytes that are no text are refused.
  package func json(in scope: any VariableScope) throws(TemplateFailure) -> JSONValue {
    let value = try value(in: scope)
    guard case .bytes = value, let soleExpression else { return value.asJSON }
    return .string(try text(of: value, from: soleExpression))
  }

  /// The text; a list or map is refused ("add `| first`").
  package func text(in scope: any VariableScope) throws(TemplateFailure) -> String {
    if let constantText { return constantText }
    return try text(in: scope) { $0.text }
  }

  /// The text, with each inserted value passed through `transform`: what builds a URL escapes there what does not
  /// begin it and is not `raw`.
  package func text(
    in scope: any VariableScope, transform: (TemplateInsertion) -> String
  ) throws(TemplateFailure) -> String {
    if let constantText { return constantText }
    var result = ""
    var isFirst = true
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .expression(let expression):
        let inserted = try text(of: value(of: expression, in: scope), from: expression)
        result += transform(TemplateInsertion(text: inserted, beginsText: isFirst, isRaw: expression.isRaw))
      }
      isFirst = false
      try checkLength(result.utf8.count)
    }
    return result
  }

  /// The exact bytes: those of a value that holds bytes as they are, of everything else its text in UTF-8.
  package func bytes(in scope: any VariableScope) throws(TemplateFailure) -> [UInt8] {
    if let constantText { return Array(constantText.utf8) }
    var result: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text): result += Array(text.utf8)
      case .expression(let expression):
        let value = try value(of: expression, in: scope)
        if case .bytes(let bytes) = value {
          result += bytes
        } else {
          result += Array(try text(of: value, from: expression).utf8)
        }
      }
      try checkLength(result.count)
    }
    return result
  }

  // MARK: One expression

  private func value(
    of expression: TemplateExpression, in scope: any VariableScope
  ) throws(TemplateFailure) -> Value {
    var value = try source(of: expression, in: scope)
    if let standIn = expression.defaultValue {
      switch value {
      case nil, .json(.null)?: value = .json(standIn)
      default: break
      }
    }
    guard let value else { throw undefined(expression, in: scope) }
    guard let filters = expression.filters else { return value }
    do throws(FilterPipeProblem) {
      return try filters.apply(to: value)
    } catch {
      throw TemplateFailure(
        Diagnostic("'\(expression.name)': \(error.message)", at: place(of: expression), hints: error.hints))
    }
  }

  private func source(
    of expression: TemplateExpression, in scope: any VariableScope
  ) throws(TemplateFailure) -> Value? {
    switch expression.source {
    case .variable(let name), .reserved(let name): try scope.value(of: name)
    case .dynamic(let name): try scope.dynamicValue(of: name)
    case .literal(let literal): .json(literal)
    }
  }

  private func text(of value: Value, from expression: TemplateExpression) throws(TemplateFailure) -> String {
    if let text = value.plainText { return text }
    let label =
      switch value {
      case .json(.object): "pick a part with `| jsonpath '$.name'`, or add `| to_json`"
      case .bytes: "add `| base64` or `| hex`"
      default: "add `| first`, or `| join ','` for all of it"
      }
    throw TemplateFailure(
      Diagnostic(
        "'\(expression.name)' is \(value.kindInWords) and cannot stand in a text", at: place(of: expression),
        label: label))
  }

  // MARK: Failures

  private func undefined(_ expression: TemplateExpression, in scope: any VariableScope) -> TemplateFailure {
    let name = expression.name
    let place = place(of: expression)
    switch expression.source {
    case .variable:
      let nearest = Spelling.suggestion(for: name, among: scope.knownNames.sorted())
      return TemplateFailure(
        Diagnostic(
          "the variable '\(name)' is not defined", at: place, label: nearest.map { "did you mean '\($0)'?" },
          hints: [
            "define it under `variables:`, capture it in an earlier request, or give it with --var \(name)=VALUE",
            "where it may be absent, write a default: {{\(name) ?? 'x'}}",
          ]), undefinedVariable: name)
    case .reserved(let reserved):
      return TemplateFailure(
        Diagnostic("'\(name)' has no value here", at: place, hints: [ReservedNames.hint(for: reserved)]),
        undefinedVariable: name)
    case .dynamic(let dynamic) where dynamic.hasPrefix("env."):
      let variable = dynamic.dropFirst("env.".count)
      return TemplateFailure(
        Diagnostic(
          "the process environment has no '\(variable)'", at: place, label: "set it, or write a default: ?? 'x'"),
        undefinedVariable: name)
    case .dynamic(let dynamic):
      return TemplateFailure(
        Diagnostic("'\(name)' has no value here", at: place, hints: [ReservedNames.hint(for: dynamic)]),
        undefinedVariable: name)
    case .literal:
      return TemplateFailure(Diagnostic("'\(name)' has no value", at: place))
    }
  }

  private func checkLength(_ count: Int) throws(TemplateFailure) {
    guard count > Template.longestText else { return }
    throw TemplateFailure(
      Diagnostic("the text that this template makes is longer than 64 MiB", at: place))
  }
}
