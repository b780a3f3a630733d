import JSON

/// The names of a script with what they stand for, and the reading of its expressions.
struct ScriptScope {
  private var names: [String: ScriptValue] = [:]
  /// Names that are given a value again somewhere: what they stand for depends on the way through the script.
  let reassigned: Set<String>
  /// Turns a name of the script into a template.
  let template: (String) -> String

  /// Where digests are collected as steps; nothing behind the response.
  let steps: DigestSteps?

  init(
    reassigned: Set<String> = [], steps: DigestSteps? = nil, template: @escaping (String) -> String
  ) {
    self.reassigned = reassigned
    self.steps = steps
    self.template = template
  }

  /// Of functions, which may name each other, how many are being read inside each other.
  var depth = 0

  subscript(name: String) -> ScriptValue? {
    get { names[name] }
    set { names[name] = newValue }
  }

  mutating func bind(_ binding: JavaScriptBinding) {
    guard let node = binding.value else { return }
    guard !reassigned.contains(binding.name) else {
      names[binding.name] = .unknown("'\(binding.name)' is given more than one value")
      return
    }
    var value = ConditionReader.isCondition(node, in: self) ? .condition(node) : value(of: node)
    for name in binding.path { value = member(name, of: value) }
    names[binding.name] = value
  }

  // MARK: Expressions

  func value(of node: JavaScriptNode) -> ScriptValue {
    switch node {
    case .string(let text): return .literal(.string(text))
    case .number(let text): return number(text)
    case .regularExpression(let pattern, let flags): return .regularExpression(pattern: pattern, flags: flags)
    case .template(let texts, let nodes): return joined(texts, nodes)
    case .identifier(let name): return identifier(name)
    case .array(let items): return array(items)
    case .object(let members): return object(members)
    case .function(let function): return .function(function)
    case .member(let object, let name): return known(node) ?? member(name, of: value(of: object))
    case .index(let object, let index): return known(node) ?? self.index(value(of: index), of: value(of: object))
    case .call(let callee, let arguments): return call(callee, arguments)
    case .new(.identifier("Date"), _): return .unknown("a date")
    case .unary("-", let operand):
      if case .literal(.number(let number)) = value(of: operand), !number.isNegative {
        return .literal(.number(JSONNumber(trusted: "-" + number.text)))
      }
      return .unknown("a computed value")
    case .unary("+", let operand): return value(of: operand)
    case .binary("+", let left, let right): return sum(value(of: left), value(of: right))
    case .conditional(_, let then, .string("")): return value(of: then)
    case .binary("/", _, _), .binary("*", _, _): return ScriptGenerators.value(of: node, in: self)
    case .binary("||", let left, let right), .binary("??", let left, let right):
      // `environment.get(a) || globals.get(a)`: one variable, wherever it is.
      let (first, second) = (value(of: left), value(of: right))
      if case .template(let one) = first, case .template(let other) = second, one == other { return first }
      if case .template(let one) = first, case .literal(.string("")) = second, one.hasPrefix("{{request.") {
        return first
      }
      return .unknown("a choice between values")
    default: return .unknown("a computed value")
    }
  }

  private func number(_ text: String) -> ScriptValue {
    if let number = JSONNumber(validating: text) { return .literal(.number(number)) }
    if text.lowercased().hasPrefix("0x"), let value = Int(text.dropFirst(2), radix: 16) {
      return .literal(.number(JSONNumber(value)))
    }
    if let value = Double(text), let number = JSONNumber(value) { return .literal(.number(number)) }
    return .unknown("the number '\(text)'")
  }

  private func identifier(_ name: String) -> ScriptValue {
    if let known = names[name] { return known }
    switch name {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    case "undefined": return .undefined
    case "responseBody": return .bodyText
    case "responseTime": return .duration
    default: return .unknown("'\(name)', which the script does not define")
    }
  }

  private func array(_ items: [JavaScriptNode]) -> ScriptValue {
    var values: [JSONValue] = []
    for item in items {
      guard let value = value(of: item).argument else { return .unknown("a list of computed values") }
      values.append(value)
    }
    return .literal(.array(values))
  }

  private func object(_ members: [JavaScriptMember]) -> ScriptValue {
    var parts: [(key: String, value: ScriptValue)] = []
    for member in members {
      guard let key = member.key else { return .unknown("an object of computed members") }
      parts.append((key, value(of: member.value)))
    }
    let values = parts.compactMap { part in part.value.argument.map { (part.key, $0) } }
    guard values.count == parts.count, !parts.contains(where: { if case .function = $0.value { true } else { false } })
    else { return .parts(parts) }
    return .literal(.object(JSONObject(values)))
  }

  private func joined(_ texts: [String], _ nodes: [JavaScriptNode]) -> ScriptValue {
    var result = texts.first ?? ""
    var isLiteral = true
    for (node, text) in zip(nodes, texts.dropFirst()) {
      let value = value(of: node)
      guard let part = value.templateText else { return .unknown("a text that holds a computed value") }
      if case .template = value { isLiteral = false }
      result += part + text
    }
    return isLiteral ? .literal(.string(result)) : .template(result)
  }

  private func sum(_ left: ScriptValue, _ right: ScriptValue) -> ScriptValue {
    if case .literal(.number(let first)) = left, case .literal(.number(let second)) = right {
      guard let sum = try? first.adding(second) else { return .unknown("a sum") }
      return .literal(.number(sum))
    }
    guard let first = left.templateText, let second = right.templateText else { return .unknown("a sum") }
    if case .template = left { return .template(first + second) }
    if case .template = right { return .template(first + second) }
    return .literal(.string(first + second))
  }

  // MARK: What the sandbox has

  /// `pm.response.code` and the like.
  private func known(_ node: JavaScriptNode) -> ScriptValue? {
    guard let words = node.words, names[words[0]] == nil else { return nil }
    if let part = requestMember(node) { return part }
    switch words.joined(separator: ".") {
    case "pm.response": return .response
    case "pm.response.code", "responseCode.code": return .status
    case "pm.response.status", "responseCode.name": return .reason
    case "pm.response.responseTime": return .duration
    case "pm.response.responseSize": return .size
    case "pm.info.iteration": return .unknown("the number of the iteration")
    default: break
    }
    guard words.count == 3 || words.count == 2 else { return nil }
    if words[0] == "pm", words.count == 3, words[1] == "environment" || words[1] == "variables" { return nil }
    if words.count == 2, ["environment", "globals", "data"].contains(words[0]) { return .template(template(words[1])) }
    return nil
  }

  func member(_ name: String, of value: ScriptValue) -> ScriptValue {
    switch value {
    case .json(let path):
      if name == "length" { return .length(of: value) }
      return .json(path.appending(Int(name).map { .index($0) } ?? .name(name)))
    case .element(let list, let path):
      if name == "length" { return .length(of: value) }
      return .element(of: list, path.appending(Int(name).map { .index($0) } ?? .name(name)))
    case .keys where name == "length", .bodyText where name == "length": return .length(of: value)
    case .response:
      switch name {
      case "code": return .status
      case "status": return .reason
      case "responseTime": return .duration
      case "responseSize": return .size
      default: return .unknown("'pm.response.\(name)'")
      }
    case .literal(.object(let object)): return object[name].map { .literal($0) } ?? .undefined
    case .literal(.array(let items)) where name == "length": return .literal(.number(JSONNumber(items.count)))
    case .literal(.string(let text)) where name == "length": return .literal(.number(JSONNumber(text.utf16.count)))
    case .parts(let parts): return parts.last { $0.key == name }?.value ?? .undefined
    case .unknown: return value
    default: return .unknown("'.\(name)' of a value that has none here")
    }
  }

  private func index(_ index: ScriptValue, of value: ScriptValue) -> ScriptValue {
    switch index {
    case .literal(.string(let name)):
      if case .json(let path) = value { return .json(path.appending(.name(name))) }
      if case .element(let list, let path) = value { return .element(of: list, path.appending(.name(name))) }
      return member(name, of: value)
    case .literal(.number(let number)):
      guard let place = number.intValue else { break }
      if case .json(let path) = value { return .json(path.appending(.index(place))) }
      if case .literal(.array(let items)) = value {
        return items.indices.contains(place) ? .literal(items[place]) : .undefined
      }
    default: break
    }
    if case .unknown = value { return value }
    return .unknown("a computed index")
  }
}
