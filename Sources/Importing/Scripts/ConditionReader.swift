import JSON

/// Comparisons of a script as checks: `body.id === 1`, `list.length > 0`, `typeof x == "string"`.
struct ConditionReader {
  let scope: ScriptScope

  /// Whether an expression is a comparison rather than a value.
  static func isCondition(_ node: JavaScriptNode, in scope: ScriptScope) -> Bool {
    switch node {
    case .binary(let sign, _, _):
      return ["==", "===", "!=", "!==", "<", ">", "<=", ">=", "&&", "||", "in"].contains(sign)
    case .unary("!", _): return true
    case .call(.member(_, let name), let arguments): return predicates.contains(name) && !arguments.isEmpty
    case .identifier(let name):
      if case .condition? = scope[name] { return true }
      return false
    default: return false
    }
  }

  private static let predicates: Set<String> = [
    "includes", "has", "test", "startsWith", "endsWith", "isArray", "hasOwnProperty", "isString", "isNumber",
    "isObject",
    "isBoolean", "isEmpty", "isNull", "isUndefined", "isNil", "isInteger", "validate",
  ]

  /// Checks under which the condition is true, or false.
  func checks(_ node: JavaScriptNode, holds: Bool) throws(Untranslated) -> [CheckDraft] {
    switch node {
    case .unary("!", let operand): return try checks(operand, holds: !holds)
    case .binary("&&", let left, let right):
      guard holds else { throw Untranslated("'not both' has no counterpart") }
      return try checks(left, holds: true) + checks(right, holds: true)
    case .binary("||", let left, let right):
      if holds { return try either(left, right) }
      return try checks(left, holds: false) + checks(right, holds: false)
    case .binary(let sign, let left, let right): return try comparison(sign, left, right, holds: holds)
    case .call(let callee, let arguments): return try call(callee, arguments, holds: holds)
    case .identifier(let name):
      if case .condition(let node)? = scope[name] { return try checks(node, holds: holds) }
      return try subject(node, isNegated: !holds).truthy()
    default: return try subject(node, isNegated: !holds).truthy()
    }
  }

  private func subject(_ node: JavaScriptNode, isNegated: Bool = false) throws(Untranslated) -> CheckSubjects {
    CheckSubjects(subject: scope.value(of: node), isNegated: isNegated)
  }

  /// Only statuses: `code === 200 || code === 201`.
  private func either(_ left: JavaScriptNode, _ right: JavaScriptNode) throws(Untranslated) -> [CheckDraft] {
    let sides = try checks(left, holds: true) + checks(right, holds: true)
    var codes: [JSONValue] = []
    for side in sides {
      guard side.section == "status" else { throw Untranslated("'either … or' has no counterpart") }
      switch side.matcher {
      case .number, .string: codes.append(side.matcher)
      case .array(let more): codes += more
      default: throw Untranslated("'either … or' has no counterpart")
      }
    }
    return [.status(.array(codes))]
  }

  // MARK: Comparisons

  private func comparison(
    _ sign: String, _ left: JavaScriptNode, _ right: JavaScriptNode, holds: Bool
  ) throws(Untranslated) -> [CheckDraft] {
    if sign == "in" {
      guard let name = scope.value(of: left).text, case .json(let path) = scope.value(of: right) else {
        throw Untranslated("'in' of computed values")
      }
      return try CheckSubjects(subject: .json(path.appending(.name(name))), isNegated: false).present(holds)
    }
    if let typed = try type(sign, left, right, holds: holds) { return typed }
    if let found = try position(sign, left, right, holds: holds) { return found }
    if isKnown(scope.value(of: left)), !isKnown(scope.value(of: right)) {
      return try comparison(Self.mirrored(sign), right, left, holds: holds)
    }
    let value = scope.value(of: right)
    switch sign {
    case "===", "!==": return try equality(left, value, holds: holds == (sign == "==="), isLoose: false)
    case "==", "!=": return try equality(left, value, holds: holds == (sign == "=="), isLoose: true)
    case "<", ">", "<=", ">=":
      guard holds else { throw Untranslated("that a comparison does not hold has no counterpart") }
      let names = ["<": "below", ">": "above", "<=": "at_most", ">=": "at_least"]
      guard let bound = value.argument else { throw Untranslated("it compares with a computed value") }
      return try subject(left).ordered(names[sign] ?? "", bound)
    default: throw Untranslated("'\(sign)' is no comparison")
    }
  }

  private func isKnown(_ value: ScriptValue) -> Bool {
    switch value {
    case .literal, .template, .undefined: true
    default: false
    }
  }

  private static func mirrored(_ sign: String) -> String {
    ["<": ">", ">": "<", "<=": ">=", ">=": "<="][sign] ?? sign
  }

  private func equality(
    _ left: JavaScriptNode, _ value: ScriptValue, holds: Bool, isLoose: Bool
  ) throws(Untranslated) -> [CheckDraft] {
    let subject = try subject(left, isNegated: !holds)
    if case .undefined = value { return try isLoose ? subject.flipped.exists() : subject.present(!holds) }
    guard let argument = value.argument else { throw Untranslated("it compares with a computed value") }
    if isLoose, argument.isNull { return try subject.flipped.exists() }
    guard !argument.isStructure else { throw Untranslated("a list or object is equal to no other by '==='") }
    if isLoose, case .json = subject.subject {
      // `==` reads texts as numbers, and numbers as texts.
      let twin: JSONValue? =
        switch argument {
        case .number(let number): .string(number.text)
        case .string(let text): JSONNumber(validating: text).map { .number($0) }
        default: nil
        }
      if let twin { return try subject.oneOf([argument, twin]) }
    }
    return try subject.equal(argument)
  }

  /// `typeof x === "string"`
  private func type(
    _ sign: String, _ left: JavaScriptNode, _ right: JavaScriptNode, holds: Bool
  ) throws(Untranslated) -> [CheckDraft]? {
    guard case .unary("typeof", let operand) = left, let name = scope.value(of: right).text else { return nil }
    let isWanted = holds == (sign == "===" || sign == "==")
    let subject = try subject(operand, isNegated: !isWanted)
    switch name {
    case "undefined": return try subject.present(!isWanted)
    case "object":
      guard isWanted else { throw Untranslated("'typeof' is not 'object'") }
      return try subject.matching("type", ["object", "array", "null"])
    default: return try subject.type(name)
    }
  }

  /// `text.indexOf(x) !== -1`, `> -1`, `>= 0`
  private func position(
    _ sign: String, _ left: JavaScriptNode, _ right: JavaScriptNode, holds: Bool
  ) throws(Untranslated) -> [CheckDraft]? {
    guard case .call(.member(let object, "indexOf"), let arguments) = left, arguments.count == 1,
      case .literal(.number(let number)) = scope.value(of: right), let place = number.intValue
    else { return nil }
    let isFound: Bool
    switch (sign, place) {
    case ("!==", -1), ("!=", -1), (">", -1), (">=", 0): isFound = true
    case ("===", -1), ("==", -1), ("<", 0): isFound = false
    default: return nil
    }
    return try contains(object, arguments[0], holds: holds == isFound)
  }

  private func contains(
    _ object: JavaScriptNode, _ part: JavaScriptNode, holds: Bool
  ) throws(Untranslated) -> [CheckDraft] {
    guard let part = scope.value(of: part).argument, !part.isStructure else {
      throw Untranslated("it looks for a computed value")
    }
    let value = scope.value(of: object)
    // `[200, 201].includes(pm.response.code)`
    return try CheckSubjects(subject: value, isNegated: !holds).contains(part, isDeep: false)
  }

  // MARK: Calls

  private func call(
    _ callee: JavaScriptNode, _ arguments: [JavaScriptNode], holds: Bool
  ) throws(Untranslated) -> [CheckDraft] {
    guard case .member(let object, let name) = callee else {
      throw Untranslated("a call of '\(callee.dotted ?? "a function")'")
    }
    let first = arguments.first.map { scope.value(of: $0) }
    switch (callee.dotted ?? "", name) {
    case ("pm.response.headers.has", _), ("pm.cookies.has", _):
      guard let text = first?.text else { throw Untranslated("a name is computed") }
      let subject: ScriptValue = callee.dotted == "pm.cookies.has" ? .cookie(text) : .header(text)
      return try CheckSubjects(subject: subject, isNegated: false).present(holds)
    case ("Array.isArray", _), ("_.isArray", _): return try typed("array", arguments, holds)
    case ("_.isString", _): return try typed("string", arguments, holds)
    case ("_.isNumber", _): return try typed("number", arguments, holds)
    case ("_.isBoolean", _): return try typed("boolean", arguments, holds)
    case ("Number.isInteger", _), ("_.isInteger", _): return try typed("integer", arguments, holds)
    case ("_.isNull", _): return try equality(try only(arguments), .literal(.null), holds: holds, isLoose: false)
    case ("_.isUndefined", _): return try equality(try only(arguments), .undefined, holds: holds, isLoose: false)
    case ("_.isNil", _): return try equality(try only(arguments), .literal(.null), holds: holds, isLoose: true)
    case ("_.has", _):
      guard arguments.count == 2, case .json(let path)? = first, let text = scope.value(of: arguments[1]).text,
        let parts = BodyPath.reading(text)
      else { throw Untranslated("'_.has' of a computed path") }
      return try CheckSubjects(subject: .json(BodyPath(parts: path.parts + parts)), isNegated: false).present(holds)
    case (_, "validate"):
      let values = arguments.map { scope.value(of: $0) }
      guard holds, let body = values.first(where: { if case .json = $0 { true } else { false } }),
        case .literal(let schema)? = values.first(where: { if case .literal(.object) = $0 { true } else { false } })
      else { throw Untranslated("the schema is computed") }
      return try CheckSubjects(subject: body, isNegated: false).schema(schema)
    case (_, "hasOwnProperty"):
      guard case .json(let path) = scope.value(of: object), let text = first?.text else {
        throw Untranslated("'hasOwnProperty' of a computed value")
      }
      return try CheckSubjects(subject: .json(path.appending(.name(text))), isNegated: false).present(holds)
    case (_, "includes"), (_, "has"):
      if case .literal(.array(let items)) = scope.value(of: object), let argument = arguments.first {
        return try subject(argument, isNegated: !holds).oneOf(items)
      }
      return try contains(object, try only(arguments), holds: holds)
    case (_, "startsWith"), (_, "endsWith"):
      guard let text = first?.templateText, holds else { throw Untranslated("'\(name)' in this form") }
      return try subject(object).matching(name == "startsWith" ? "starts_with" : "ends_with", .string(text))
    case (_, "test"):
      guard holds else { throw Untranslated("that a pattern does not match has no counterpart") }
      return try subject(try only(arguments)).matches(scope.value(of: object))
    default: throw Untranslated("a call of '\(callee.dotted ?? name)'")
    }
  }

  private func typed(_ name: String, _ arguments: [JavaScriptNode], _ holds: Bool) throws(Untranslated) -> [CheckDraft]
  {
    let subject = try subject(try only(arguments), isNegated: !holds)
    if name == "integer" {
      guard holds else { throw Untranslated("that a number is not whole has no counterpart") }
      return try subject.matching("type", "integer")
    }
    return try subject.type(name)
  }

  private func only(_ arguments: [JavaScriptNode]) throws(Untranslated) -> JavaScriptNode {
    guard let first = arguments.first else { throw Untranslated("a value is missing") }
    return first
  }
}

extension CheckSubjects {
  /// `== null` is that it does not exist.
  var flipped: CheckSubjects { CheckSubjects(subject: subject, isNegated: !isNegated) }
}
