import JSON

/// `pm.environment.set(name, value)` and its like.
struct VariableSetting {
  enum Action {
    /// A query of the response.
    case capture(String)
    /// A text with templates.
    case constant(String)
    case remove
  }

  /// As it is called here.
  var name: String
  var action: Action

  private static let stores = ["pm.environment", "pm.globals", "pm.variables", "pm.collectionVariables"]

  /// Nothing where the call is another one; throws where its value has no counterpart.
  init?(_ callee: JavaScriptNode, _ arguments: [JavaScriptNode], in scope: ScriptScope) throws(Untranslated) {
    guard let words = callee.words, let method = words.last else { return nil }
    let store = words.dropLast().joined(separator: ".")
    let isSet: Bool
    switch (store, method) {
    case (_, "set") where Self.stores.contains(store): isSet = true
    case (_, "unset") where Self.stores.contains(store): isSet = false
    case (_, "clear") where Self.stores.contains(store):
      (name, action) = ("*", .remove)
      return
    case ("postman", "setEnvironmentVariable"), ("postman", "setGlobalVariable"): isSet = true
    case ("postman", "clearEnvironmentVariable"), ("postman", "clearGlobalVariable"): isSet = false
    case ("postman", "clearEnvironmentVariables"), ("postman", "clearGlobalVariables"):
      (name, action) = ("*", .remove)
      return
    default: return nil
    }
    guard let original = arguments.first.flatMap({ scope.value(of: $0).text }) else {
      throw Untranslated("a variable of a computed name is set")
    }
    let template = scope.template(original)
    name = String(template.dropFirst(2).dropLast(2))
    guard isSet, arguments.count > 1 else {
      action = .remove
      return
    }
    action = try Self.action(arguments[1], scope)
  }

  private static func action(_ node: JavaScriptNode, _ scope: ScriptScope) throws(Untranslated) -> Action {
    // `JSON.stringify(body.part)`: kept as the value that it is, and written as JSON where it is used.
    if case .call(let callee, let arguments) = node, callee.dotted == "JSON.stringify", let first = arguments.first,
      case .json(let path) = scope.value(of: first)
    {
      return .capture(path.text + " | to_json")
    }
    if let regex = match(node, scope) { return .capture(regex) }
    let value = scope.value(of: node)
    switch value {
    case .json(let path): return .capture(path.text)
    case .bodyText: return .capture("body")
    case .status: return .capture("status")
    case .header(let name): return .capture("header \(name)")
    case .cookie(let name): return .capture("cookie \(name)")
    case .length(of: .json(let path)): return .capture(path.text + " | length")
    case .duration: throw Untranslated("a variable takes the time that the request took")
    case .undefined: return .remove
    case .literal(.null): return .constant("")
    case .literal(let literal) where literal.isStructure: return .constant(JSONWriter.compact(literal))
    default:
      if let text = value.templateText { return .constant(text) }
      if case .unknown(let reason) = value { throw Untranslated("a variable takes \(reason)") }
      throw Untranslated("a variable takes a computed value")
    }
  }

  /// `responseBody.match(/token=(\w+)/)[1]`
  private static func match(_ node: JavaScriptNode, _ scope: ScriptScope) -> String? {
    guard case .index(.call(.member(let text, "match"), let arguments), let group) = node,
      case .literal(.number(let number)) = scope.value(of: group), number.intValue == 1,
      case .regularExpression(let pattern, let flags)? = arguments.first.map({ scope.value(of: $0) }),
      let converted = try? ScriptPattern.pattern(pattern, flags: flags)
    else { return nil }
    let quoted = "'" + converted.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    switch scope.value(of: text) {
    case .bodyText: return "regex \(quoted)"
    case .json(let path): return path.text + " | regex \(quoted)"
    case .header(let name): return "header \(name) | regex \(quoted)"
    default: return nil
    }
  }
}
