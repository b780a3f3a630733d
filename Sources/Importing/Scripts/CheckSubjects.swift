import JSON

/// One subject of an assertion, and the checks that say the same of it.
///
/// Scripts and matchers differ where something is missing: `undefined` is not equal to anything, so that every negation
/// holds on it, while a matcher holds on nothing that is not there. Where a script's assertion holds on something missing,
/// the check asks the list of nodes that the path finds instead.
struct CheckSubjects {
  let subject: ScriptValue
  let isNegated: Bool

  // MARK: What assertions say

  func equal(_ value: JSONValue, isDeep: Bool = false) throws(Untranslated) -> [CheckDraft] {
    if case .reason = subject { return try reason(value) }
    if case .status = subject, !isNegated { return [.status(value)] }
    let matcher = MatcherDraft.literal(value)
    guard isNegated else { return try check(matcher) }
    return try negation(of: matcher)
  }

  private func reason(_ value: JSONValue) throws(Untranslated) -> [CheckDraft] {
    guard let phrase = value.stringValue, let code = ReasonPhrases.code(of: phrase) else {
      throw Untranslated("a reason phrase that no status has")
    }
    let number = JSONValue.number(JSONNumber(code))
    return [.status(isNegated ? MatcherDraft.not(number) : number)]
  }

  /// Whether something is there, be it null.
  func present(_ isWanted: Bool) throws(Untranslated) -> [CheckDraft] {
    switch subject {
    case .json(let path):
      var check = CheckDraft.json(path, MatcherDraft.map("exists", .bool(isWanted)))
      check.isTolerant = !isWanted
      return [check]
    case .header, .cookie: return try check(MatcherDraft.map("exists", .bool(isWanted)))
    case .element where isWanted: return try check(MatcherDraft.map("exists", true))
    default: throw Untranslated("whether this value is defined is known before anything is sent")
    }
  }

  /// chai's `exist`: neither null nor undefined.
  func exists() throws(Untranslated) -> [CheckDraft] {
    switch subject {
    case .json:
      guard isNegated else { return try check(MatcherDraft.not(.null)) }
      return try plural(MatcherDraft.map("none", MatcherDraft.not(.null)))
    default: return try present(!isNegated)
    }
  }

  func empty() throws(Untranslated) -> [CheckDraft] { try check(MatcherDraft.map("empty", .bool(!isNegated))) }

  /// Neither false, null, 0, "" nor undefined.
  func truthy() throws(Untranslated) -> [CheckDraft] {
    let falsy: JSONValue = [false, .null, 0, ""]
    switch subject {
    case .json:
      guard isNegated else { return try check(MatcherDraft.not(MatcherDraft.map("one_of", falsy))) }
      return try plural(MatcherDraft.map("none", MatcherDraft.not(MatcherDraft.map("one_of", falsy))))
    case .header, .cookie:
      guard !isNegated else { throw Untranslated("'not.ok' of a header has no counterpart") }
      return try check(MatcherDraft.map("empty", .bool(false)))
    case .bodyText: return try check(MatcherDraft.map("empty", .bool(isNegated)))
    case .length(let whole) where !isNegated:
      return try CheckSubjects(subject: .length(of: whole), isNegated: false).ordered("above", 0)
    default: throw Untranslated("whether this value is true has no counterpart")
    }
  }

  func type(_ name: String) throws(Untranslated) -> [CheckDraft] {
    if name.lowercased() == "undefined" { return try present(isNegated) }
    switch subject {
    case .json: break
    case .element where !isNegated: break
    default: throw Untranslated("the type of this value is known before anything is sent")
    }
    guard ["string", "number", "boolean", "object", "array", "null"].contains(name.lowercased()) else {
      throw Untranslated("JSON has no type '\(name)'")
    }
    let matcher = MatcherDraft.map("type", .string(name.lowercased()))
    return isNegated ? try negation(of: matcher) : try check(matcher)
  }

  func contains(_ value: JSONValue, isDeep: Bool) throws(Untranslated) -> [CheckDraft] {
    var matcher = MatcherDraft.map("contains", value)
    if case .object(let object) = value {
      guard case .json = subject else { throw Untranslated("'include' of an object in a text") }
      guard isDeep || !object.members.contains(where: { $0.value.isStructure }) else {
        throw Untranslated("'include' of lists or objects never holds; 'deep.include' was meant")
      }
      guard !object.members.contains(where: { $0.value.isStructure }) else {
        throw Untranslated("'deep.include' of lists or objects has no counterpart")
      }
      matcher = MatcherDraft.map("includes", value)
    } else if case .array = value {
      throw Untranslated("'include' of a list never holds; 'include.members' was meant")
    }
    if case .keys(let path) = subject, let name = value.stringValue {
      return try CheckSubjects(subject: .json(path.appending(.name(name))), isNegated: isNegated).present(!isNegated)
    }
    // On something missing chai fails, negated or not; so does a matcher.
    return try check(isNegated ? MatcherDraft.not(matcher) : matcher)
  }

  func matches(_ value: ScriptValue?) throws(Untranslated) -> [CheckDraft] {
    guard case .regularExpression(let pattern, let flags)? = value else {
      throw Untranslated("'match' needs a regular expression")
    }
    let matcher = MatcherDraft.map("matches", .string(try ScriptPattern.pattern(pattern, flags: flags)))
    guard case .json(let path) = subject else { return try check(isNegated ? MatcherDraft.not(matcher) : matcher) }
    guard !isNegated else { throw Untranslated("'not.match' has no counterpart, as it holds on what is missing") }
    // A number is matched by its digits.
    return [.json(path, filter: "to_string", matcher)]
  }

  func ordered(_ name: String, _ bound: JSONValue) throws(Untranslated) -> [CheckDraft] {
    guard bound.numberValue != nil || bound.stringValue?.hasPrefix("{{") == true else {
      throw Untranslated("a comparison with something that is no number")
    }
    let matcher = MatcherDraft.map(name, try unit(bound))
    return try check(isNegated ? MatcherDraft.not(matcher) : matcher)
  }

  func matching(_ name: String, _ argument: JSONValue) throws(Untranslated) -> [CheckDraft] {
    try check(MatcherDraft.map(name, argument))
  }

  func oneOf(_ items: [JSONValue]) throws(Untranslated) -> [CheckDraft] {
    if case .status = subject, !isNegated, items.allSatisfy({ $0.intValue != nil }) { return [.status(.array(items))] }
    let matcher = MatcherDraft.map("one_of", .array(items))
    return isNegated ? try negation(of: matcher) : try check(matcher)
  }

  func keys(_ names: [String], includes: Bool, isAny: Bool) throws(Untranslated) -> [CheckDraft] {
    guard case .json(let path) = subject, !isNegated, !names.isEmpty else {
      throw Untranslated("'keys' of this value has no counterpart")
    }
    guard !isAny || names.count == 1 else { throw Untranslated("'any.keys' has no counterpart") }
    if includes || isAny {
      return names.map { .json(path.appending(.name($0)), MatcherDraft.map("exists", true)) }
    }
    return [.json(path, filter: "keys", MatcherDraft.map("unordered", .array(names.map { .string($0) })))]
  }

  func members(_ items: [JSONValue], includes: Bool) throws(Untranslated) -> [CheckDraft] {
    guard !isNegated else { throw Untranslated("'not.members' has no counterpart") }
    guard includes else { return try check(MatcherDraft.map("unordered", .array(items))) }
    return try check(
      .object(JSONObject([("type", "array"), ("all", .array(items.map { MatcherDraft.map("contains", $0) }))])))
  }

  func schema(_ schema: JSONValue) throws(Untranslated) -> [CheckDraft] {
    guard schema.objectValue != nil, !isNegated else { throw Untranslated("the schema is computed") }
    guard case .json = subject else { throw Untranslated("a schema is for JSON") }
    return try check(MatcherDraft.map("schema", try SchemaDialects.modern(schema)))
  }

  // MARK: Where they stand

  /// A check that holds on nothing missing.
  func check(_ matcher: JSONValue) throws(Untranslated) -> [CheckDraft] {
    switch subject {
    case .json(let path): return [.json(path, matcher)]
    case .length(of: .json(let path)): return [.json(path, MatcherDraft.map("length", matcher))]
    case .length(of: .keys(let path)):
      return [.json(path, .object(JSONObject([("type", "object"), ("length", matcher)])))]
    case .length(of: .bodyText): return [CheckDraft(section: "body", matcher: MatcherDraft.map("length", matcher))]
    case .bodyText: return [CheckDraft(section: "body", matcher: matcher)]
    case .status: return [.status(matcher)]
    case .duration: return [CheckDraft(section: "duration", matcher: matcher)]
    case .size: return [CheckDraft(section: "size", matcher: matcher)]
    case .header(let name): return [.header(name, matcher)]
    case .cookie(let name): return [CheckDraft(section: "cookies", key: name, matcher: matcher)]
    case .element(let list, let path): return elements(of: list, path, matcher)
    case .unknown(let reason): throw Untranslated("it asks for \(reason)")
    case .reason: throw Untranslated("the reason phrase is no part of HTTP/2")
    case .literal, .template, .undefined: throw Untranslated("it compares variables, not the response")
    default: throw Untranslated("it asks for a computed value")
    }
  }

  /// Of each element: none has the place missing, and none has there what does not match. A list without elements is fine,
  /// as it is for a loop.
  private func elements(of list: BodyPath, _ path: BodyPath, _ matcher: JSONValue) -> [CheckDraft] {
    var checks = [CheckDraft.json(list, MatcherDraft.map("type", "array"))]
    let below = String(path.text.dropFirst())
    var every = CheckDraft.json(list, MatcherDraft.map("none", MatcherDraft.not(matcher)))
    every.key = list.text + "[*]" + below
    if !path.parts.isEmpty {
      var present = CheckDraft.json(list, MatcherDraft.map("empty", true))
      present.key = list.text + "[?!@\(below)]"
      checks.append(present)
    }
    if matcher != MatcherDraft.map("exists", true) || path.parts.isEmpty { checks.append(every) }
    return checks
  }

  /// "Is not": holds on what is missing as well.
  private func negation(of matcher: JSONValue) throws(Untranslated) -> [CheckDraft] {
    if case .json(let path) = subject {
      guard !path.parts.isEmpty else { return try check(MatcherDraft.not(matcher)) }
      return try plural(MatcherDraft.map("none", matcher))
    }
    if case .header(let name) = subject {
      throw Untranslated("that the header '\(name)' is not equal has no counterpart")
    }
    if case .element = subject { throw Untranslated("what elements are not has no counterpart") }
    if case .cookie = subject { throw Untranslated("that a cookie is not equal has no counterpart") }
    return try check(MatcherDraft.not(matcher))
  }

  private func plural(_ matcher: JSONValue) throws(Untranslated) -> [CheckDraft] {
    guard case .json(let path) = subject, !path.parts.isEmpty else {
      throw Untranslated("that something is not there has no counterpart here")
    }
    var check = CheckDraft.json(path, matcher)
    check.key = path.plural
    check.isTolerant = true
    return [check]
  }

  /// Milliseconds of a duration are written as such.
  private func unit(_ bound: JSONValue) throws(Untranslated) -> JSONValue {
    guard case .duration = subject else { return bound }
    guard case .number(let number) = bound, number.isInteger else {
      throw Untranslated("a duration is compared with a computed value")
    }
    return .string(number.text + "ms")
  }
}
