import JSON

/// The words of one chain, read from left to right.
struct ChainReader {
  let scope: ScriptScope
  var subject = ScriptValue.undefined
  private var isNegated = false
  private var isDeep = false
  private var isNested = false
  private var isAny = false
  private var includes = false
  private var checks: [CheckDraft] = []

  init(scope: ScriptScope) { self.scope = scope }

  mutating func read(_ links: [ChaiChain.Link]) throws(Untranslated) -> [CheckDraft] {
    for (index, link) in links.enumerated() {
      if let arguments = link.arguments {
        try call(link.name, arguments)
      } else if ["include", "contain", "includes", "contains"].contains(link.name) {
        includes = true
      } else if (link.name == "length" || link.name == "lengthOf") && index + 1 < links.count {
        subject = .length(of: subject)
      } else {
        try word(link.name)
      }
    }
    guard !checks.isEmpty else { throw Untranslated("the assertion asks for nothing") }
    return checks
  }

  private var subjects: CheckSubjects { CheckSubjects(subject: subject, isNegated: isNegated) }

  private mutating func add(_ more: [CheckDraft]) { checks += more }

  // MARK: Words

  private mutating func word(_ name: String) throws(Untranslated) {
    if ChaiChain.filler.contains(name) { return }
    switch name {
    case "not": isNegated.toggle()
    case "deep": isDeep = true
    case "nested": isNested = true
    case "own": break
    case "any": isAny = true
    case "all": isAny = false
    default:
      if case .response = subject { return add(try ResponseWords.checks(name, isNegated: isNegated)) }
      try property(name)
    }
  }

  private mutating func property(_ name: String) throws(Untranslated) {
    switch name {
    case "true": add(try subjects.equal(.bool(true)))
    case "false": add(try subjects.equal(.bool(false)))
    case "null": add(try subjects.equal(.null))
    case "undefined": add(try subjects.present(isNegated))
    case "exist", "exists": add(try subjects.exists())
    case "empty": add(try subjects.empty())
    case "ok": add(try subjects.truthy())
    default: throw Untranslated("'.\(name)' has no counterpart")
    }
  }

  // MARK: Calls

  private mutating func call(_ name: String, _ arguments: [JavaScriptNode]) throws(Untranslated) {
    let values = arguments.map { scope.value(of: $0) }
    if case .response = subject, try responseCall(name, values) { return }
    switch name {
    case "eql", "eqls": add(try subjects.equal(argument(values), isDeep: true))
    case "equal", "equals", "eq":
      guard isDeep || values.first?.isScalar != false else {
        throw Untranslated("'\(name)' of a list or object never holds; 'eql' was meant")
      }
      add(try subjects.equal(argument(values), isDeep: isDeep))
    case "a", "an": add(try subjects.type(try text(values)))
    case "include", "contain", "includes", "contains", "string":
      add(try subjects.contains(argument(values), isDeep: isDeep))
    case "match", "matches": add(try subjects.matches(values.first))
    case "above", "gt", "greaterThan": add(try subjects.ordered("above", try argument(values)))
    case "least", "gte", "greaterThanOrEqual": add(try subjects.ordered("at_least", try argument(values)))
    case "below", "lt", "lessThan": add(try subjects.ordered("below", try argument(values)))
    case "most", "lte", "lessThanOrEqual": add(try subjects.ordered("at_most", try argument(values)))
    case "within":
      guard values.count == 2, let least = values[0].argument, let most = values[1].argument else {
        throw Untranslated("'within' needs two numbers")
      }
      guard !isNegated else { throw Untranslated("'not.within' has no counterpart") }
      add(try subjects.ordered("at_least", least))
      add(try subjects.ordered("at_most", most))
    case "closeTo", "approximately":
      guard values.count == 2, let value = values[0].argument, let range = values[1].argument, !isNegated else {
        throw Untranslated("'closeTo' needs two numbers")
      }
      add(try subjects.matching("close_to", .object(JSONObject([("value", value), ("within", range)]))))
    case "oneOf":
      guard case .array(let items) = try argument(values), !items.contains(where: \.isStructure), !items.isEmpty else {
        throw Untranslated("'oneOf' of lists or objects never holds")
      }
      add(try subjects.oneOf(items))
    case "lengthOf", "length":
      add(try CheckSubjects(subject: .length(of: subject), isNegated: isNegated).equal(argument(values)))
    case "property": try member(values)
    case "keys", "key": add(try subjects.keys(try names(values), includes: includes, isAny: isAny))
    case "members":
      guard case .array(let items) = try argument(values), isDeep || !items.contains(where: \.isStructure) else {
        throw Untranslated("'members' of lists or objects compares what no response can hold")
      }
      add(try subjects.members(items, includes: includes))
    case "jsonSchema": add(try subjects.schema(argument(values)))
    default: throw Untranslated("'\(name)' has no counterpart")
    }
  }

  private func argument(_ values: [ScriptValue]) throws(Untranslated) -> JSONValue {
    guard let first = values.first else { throw Untranslated("a value to compare with is missing") }
    if let argument = first.argument { return argument }
    if case .unknown(let reason) = first { throw Untranslated("it compares with \(reason)") }
    throw Untranslated("it compares with another part of the response")
  }

  private func text(_ values: [ScriptValue]) throws(Untranslated) -> String {
    guard let text = values.first?.text else { throw Untranslated("a name is computed") }
    return text
  }

  private func names(_ values: [ScriptValue]) throws(Untranslated) -> [String] {
    var names: [String] = []
    for value in values {
      switch value {
      case .literal(.string(let text)): names.append(text)
      case .literal(.array(let items)):
        let texts = items.compactMap(\.stringValue)
        guard texts.count == items.count else { throw Untranslated("names that are no texts") }
        names += texts
      case .literal(.object(let object)): names += object.keys
      default: throw Untranslated("names are computed")
      }
    }
    return names
  }

  /// `have.property(name, value)`: what follows is about the member.
  private mutating func member(_ values: [ScriptValue]) throws(Untranslated) {
    let name = try text(values)
    guard let parts = isNested ? BodyPath.reading(name) : [.name(name)] else {
      throw Untranslated("the path '\(name)' cannot be read")
    }
    let below: ScriptValue
    switch subject {
    case .json(let path): below = .json(BodyPath(parts: path.parts + parts))
    case .element(let list, let path): below = .element(of: list, BodyPath(parts: path.parts + parts))
    default: throw Untranslated("'property' of a value that is no JSON")
    }
    let inner = CheckSubjects(subject: below, isNegated: isNegated)
    if values.count > 1 {
      guard isDeep || values[1].isScalar else { throw Untranslated("'property' of a list or object never holds") }
      guard !isNegated else { throw Untranslated("'not.property' with a value has no counterpart") }
      add(try inner.equal(argument(Array(values.dropFirst()))))
    } else {
      add(try inner.present(!isNegated))
    }
    subject = below
  }

  // MARK: The response

  /// `pm.response.to.have…`; whether it was one of these.
  private mutating func responseCall(_ name: String, _ values: [ScriptValue]) throws(Untranslated) -> Bool {
    switch name {
    case "status":
      switch values.first {
      case .literal(.number(let number))?: add([.status(negated(.number(number)))])
      case .literal(.string(let phrase))?:
        guard let code = ReasonPhrases.code(of: phrase) else { throw Untranslated("no status is called '\(phrase)'") }
        add([.status(negated(.number(JSONNumber(code))))])
      default: throw Untranslated("a status is computed")
      }
    case "header": add(try header(values))
    case "body":
      guard let first = values.first else {
        add([CheckDraft(section: "body", matcher: MatcherDraft.map("empty", .bool(isNegated)))])
        return true
      }
      add(try body(first))
    case "jsonBody":
      if values.isEmpty {
        add(try CheckSubjects(subject: .json(BodyPath()), isNegated: isNegated).present(!isNegated))
      } else if let path = values[0].text {
        guard let parts = BodyPath.reading(path) else { throw Untranslated("the path '\(path)' cannot be read") }
        let inner = CheckSubjects(subject: .json(BodyPath(parts: parts)), isNegated: isNegated)
        add(try values.count > 1 ? inner.equal(argument(Array(values.dropFirst()))) : inner.present(!isNegated))
      } else {
        add(try CheckSubjects(subject: .json(BodyPath()), isNegated: isNegated).equal(argument(values)))
      }
    case "jsonSchema":
      add(try CheckSubjects(subject: .json(BodyPath()), isNegated: isNegated).schema(argument(values)))
    case "responseTime", "responseSize": throw Untranslated("'\(name)' with a value has no counterpart")
    default: return false
    }
    return true
  }

  private func negated(_ matcher: JSONValue) -> JSONValue { isNegated ? MatcherDraft.not(matcher) : matcher }

  private func header(_ values: [ScriptValue]) throws(Untranslated) -> [CheckDraft] {
    let name = try text(values)
    guard values.count > 1 else { return [.header(name, MatcherDraft.map("exists", .bool(!isNegated)))] }
    guard !isNegated else { throw Untranslated("'not.header' with a value has no counterpart") }
    return [.header(name, try argument(Array(values.dropFirst())))]
  }

  private func body(_ value: ScriptValue) throws(Untranslated) -> [CheckDraft] {
    switch value {
    case .regularExpression:
      return try CheckSubjects(subject: .bodyText, isNegated: isNegated).matches(value)
    case .literal(.object), .literal(.array):
      return try CheckSubjects(subject: .json(BodyPath()), isNegated: isNegated).equal(value.argument ?? .null)
    default:
      guard let text = value.templateText else { throw Untranslated("the body is compared with a computed value") }
      return [CheckDraft(section: "body", matcher: negated(.string(text)))]
    }
  }
}

extension JSONValue {
  var isStructure: Bool { objectValue != nil || arrayValue != nil }
}
