import JSON

extension ScriptScope {
  /// What a call gives, where that can be told.
  func call(_ callee: JavaScriptNode, _ arguments: [JavaScriptNode]) -> ScriptValue {
    if let signed = signing(callee, arguments) { return signed }
    if let words = callee.words, self[words[0]] == nil {
      if let known = sandboxCall(words, arguments) { return known }
    }
    if case .member(let object, let name) = callee { return method(name, of: object, arguments) }
    return .unknown("a call of '\(callee.dotted ?? "a function")'")
  }

  private static let stores = [
    "pm.environment", "pm.variables", "pm.globals", "pm.collectionVariables", "pm.iterationData",
  ]

  private func sandboxCall(_ words: [String], _ arguments: [JavaScriptNode]) -> ScriptValue? {
    let name = words.joined(separator: ".")
    let first = arguments.first.map { value(of: $0) }
    if words.count == 3, Self.stores.contains("\(words[0]).\(words[1])") { return stored(words[2], first) }
    switch name {
    case "pm.response.json": return .json(BodyPath())
    case "pm.response.text": return .bodyText
    case "JSON.parse":
      switch first {
      case .bodyText?: return .json(BodyPath())
      case .literal(.string(let text))?:
        return (try? JSONParser.parse(text)).map { .literal($0) } ?? .unknown("a text that is no JSON")
      case .template?: return .unknown("a variable read as JSON")
      default: return .unknown("a text read as JSON")
      }
    case "JSON.stringify":
      if case .literal(let value)? = first, arguments.count == 1 {
        return .literal(.string(JSONWriter.compact(value)))
      }
      if case .json? = first { return .unknown("JSON written as text") }
      return .unknown("a computed text")
    case "pm.response.headers.get", "postman.getResponseHeader", "pm.response.headers.one":
      return first?.text.map { .header($0) } ?? .unknown("a header of a computed name")
    case "pm.response.headers.has": return nil
    case "pm.cookies.get": return first?.text.map { .cookie($0) } ?? .unknown("a cookie of a computed name")
    case "postman.getResponseCookie": return .unknown("a cookie as an object")
    case "postman.getEnvironmentVariable", "postman.getGlobalVariable":
      return first?.text.map { .template(template($0)) } ?? .unknown("a variable of a computed name")
    case "Object.keys":
      if case .json(let path)? = first { return .keys(of: path) }
      return .unknown("the members of a computed value")
    case "Number", "parseInt", "parseFloat":
      if case .literal(.string(let text))? = first, let number = JSONNumber(validating: text) {
        return .literal(.number(number))
      }
      if case .template(let text)? = first, let whole = Self.wholeTemplate(text) {
        return .template("{{\(whole) | to_number}}")
      }
      if case .literal(.number)? = first { return first }
      return ScriptGenerators.call(words, arguments, in: self)
    case "String":
      if case .template(let text)? = first, let whole = Self.wholeTemplate(text) {
        return .template("{{\(whole) | to_string}}")
      }
      return first?.templateText.map { .literal(.string($0)) } ?? .unknown("a value as text")
    case "_.get":
      guard case .json(let path)? = first, arguments.count == 2,
        let text = value(of: arguments[1]).text, let parts = BodyPath.reading(text)
      else { return .unknown("'_.get' of a computed path") }
      return .json(BodyPath(parts: path.parts + parts))
    default: return ScriptGenerators.call(words, arguments, in: self)
    }
  }

  /// The inside of a text that is one template and nothing else.
  static func wholeTemplate(_ text: String) -> String? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}") else { return nil }
    let inside = text.dropFirst(2).dropLast(2)
    return inside.contains("{{") || inside.contains("|") ? nil : String(inside)
  }

  private func stored(_ method: String, _ argument: ScriptValue?) -> ScriptValue? {
    switch method {
    case "get": return argument?.text.map { .template(template($0)) } ?? .unknown("a variable of a computed name")
    case "replaceIn":
      guard let text = argument?.templateText else { return .unknown("a computed text") }
      return .template(ScriptGenerators.templates(in: text, template))
    default: return nil
    }
  }

  private func method(_ name: String, of object: JavaScriptNode, _ arguments: [JavaScriptNode]) -> ScriptValue {
    let subject = value(of: object)
    let first = arguments.first.map { value(of: $0) }
    switch (name, subject) {
    case ("json", .response): return .json(BodyPath())
    case ("text", .response): return .bodyText
    case ("toString", .literal), ("toString", .template): return subject
    case ("toString", .bodyText), ("trim", .literal), ("trim", .template): return subject
    case ("toLowerCase", .literal(.string(let text))): return .literal(.string(text.lowercased()))
    case ("toUpperCase", .literal(.string(let text))): return .literal(.string(text.uppercased()))
    case ("concat", .literal), ("concat", .template):
      guard let start = subject.templateText, let rest = first?.templateText else { break }
      if case .literal = subject, case .literal? = first { return .literal(.string(start + rest)) }
      return .template(start + rest)
    case ("get", .response): break
    default: break
    }
    if let generated = ScriptGenerators.method(name, of: object, arguments, in: self) { return generated }
    if case .unknown = subject { return subject }
    return .unknown("a call of '\(name)'")
  }
}
