import JSON

/// A script behind the response, statement by statement. What has a counterpart becomes one; everything else is kept.
struct TestReader {
  private let source: [UInt8]
  /// Of the request that it belongs to; nothing for a script of a folder.
  private let requestName: String?
  private var result = TestTranslation()

  /// - Parameter template: turns a variable's name into a template.
  static func translate(
    _ text: String, requestName: String?, template: @escaping (String) -> String
  ) -> TestTranslation {
    var reader = TestReader(source: Array(text.utf8), requestName: requestName)
    do throws(JavaScriptProblem) {
      let statements = try JavaScriptParser.parse(text)
      var scope = ScriptScope(reassigned: ScriptSurvey(statements).reassigned, template: template)
      reader.read(statements, &scope, isGuarded: false)
    } catch {
      reader.result.kept.append(
        KeptScript(source: text, line: error.line, reason: "it cannot be read: \(error.reason)"))
    }
    return reader.result
  }

  private init(source: [UInt8], requestName: String?) {
    self.source = source
    self.requestName = requestName
  }

  private func text(_ statement: JavaScriptStatement) -> String {
    String(decoding: source[statement.range], as: UTF8.self)
  }

  // MARK: Statements

  private mutating func read(_ statements: [JavaScriptStatement], _ scope: inout ScriptScope, isGuarded: Bool) {
    for statement in statements {
      if case .function(let name, let function) = statement.kind { scope[name] = .function(function) }
    }
    for statement in statements {
      let before = result
      do throws(Untranslated) {
        try read(statement, &scope, isGuarded: isGuarded)
      } catch {
        result = before
        let tests = ScriptSurvey([statement]).tests
        result.tests += tests
        result.kept.append(KeptScript(source: text(statement), line: statement.line, reason: error.reason))
      }
    }
  }

  private mutating func read(
    _ statement: JavaScriptStatement, _ scope: inout ScriptScope, isGuarded: Bool
  ) throws(Untranslated) {
    switch statement.kind {
    case .nothing, .function, .result(nil): return
    case .declaration(let bindings): for binding in bindings { scope.bind(binding) }
    case .expression(let node): try expression(node, &scope, isGuarded: isGuarded)
    case .block(let statements): for inner in statements { try read(inner, &scope, isGuarded: isGuarded) }
    case .condition(let test, let then, let otherwise):
      try condition(test, then: then, otherwise: otherwise, &scope)
    case .attempt(let body, let handler, let finally):
      guard ScriptSurvey(handler + finally).isHarmless else { throw Untranslated("what is done about an error") }
      for inner in body { try read(inner, &scope, isGuarded: true) }
    case .result: throw Untranslated("a 'return' with a value")
    case .loop, .loopOf: throw Untranslated("a loop")
    case .raise: throw Untranslated("an error that is thrown")
    case .other(let word): throw Untranslated("'\(word)'")
    }
  }

  private mutating func expression(
    _ node: JavaScriptNode, _ scope: inout ScriptScope, isGuarded: Bool
  ) throws(Untranslated) {
    switch node {
    case .string: return  // 'use strict'
    case .assignment("=", .index(.identifier("tests"), _), let value),
      .assignment("=", .member(.identifier("tests"), _), let value):
      result.tests += 1
      result.checks += try legacy(value, scope)
      result.translatedTests += 1
    case .assignment("=", .identifier(let name), let value):
      scope.bind(JavaScriptBinding(name: name, path: [], value: value))
    case .call(.identifier("(sequence)"), let nodes):
      for node in nodes { try expression(node, &scope, isGuarded: isGuarded) }
    case .call(let callee, let arguments):
      try call(node, callee, arguments, &scope, isGuarded: isGuarded)
    case .member, .index:
      result.checks += try CheckReader(scope: scope).checks(of: node)
    default: throw Untranslated("a computation")
    }
  }

  /// `tests["name"] = condition`
  private func legacy(_ value: JavaScriptNode, _ scope: ScriptScope) throws(Untranslated) -> [CheckDraft] {
    if ConditionReader.isCondition(value, in: scope) {
      return try ConditionReader(scope: scope).checks(value, holds: true)
    }
    if case .literal(.bool(true)) = scope.value(of: value) { return [] }
    return try CheckSubjects(subject: scope.value(of: value), isNegated: false).truthy()
  }

  private mutating func call(
    _ node: JavaScriptNode, _ callee: JavaScriptNode, _ arguments: [JavaScriptNode], _ scope: inout ScriptScope,
    isGuarded: Bool
  ) throws(Untranslated) {
    let name = callee.dotted ?? ""
    switch name {
    case "pm.test": return try test(arguments, scope)
    case "pm.test.skip":
      result.skippedTests.append(arguments.first.flatMap { scope.value(of: $0).text } ?? "a test")
      return
    default: break
    }
    if ScriptSurvey.isHarmless(name) { return }
    if let setting = try VariableSetting(callee, arguments, in: scope) {
      return try set(setting, isGuarded: isGuarded)
    }
    if try flow(name, arguments, scope) { return }
    if case .function(let function)? = callee.words.flatMap({ $0.count == 1 ? scope[$0[0]] : nil }) {
      return try inline(function, arguments, scope, isGuarded: isGuarded)
    }
    if case .function(let function) = callee { return try inline(function, arguments, scope, isGuarded: isGuarded) }
    if case .member(let list, "forEach") = callee {
      result.checks += try TestBody(scope: scope).loop(over: list, arguments)
      return
    }
    result.checks += try CheckReader(scope: scope).checks(of: node)
  }

  /// `pm.test(name, function)`
  private mutating func test(_ arguments: [JavaScriptNode], _ scope: ScriptScope) throws(Untranslated) {
    result.tests += 1
    guard arguments.count >= 2 else { throw Untranslated("'pm.test' without a function") }
    let function: JavaScriptFunction
    switch arguments[1] {
    case .function(let given): function = given
    default:
      guard case .function(let named) = scope.value(of: arguments[1]) else {
        throw Untranslated("'pm.test' without a function")
      }
      function = named
    }
    var body = TestBody(scope: scope)
    try body.read(function)
    result.checks += body.checks
    for setting in body.settings { try set(setting, isGuarded: false) }
    result.translatedTests += 1
  }

  /// A function of the script's own, read where it is called.
  private mutating func inline(
    _ function: JavaScriptFunction, _ arguments: [JavaScriptNode], _ scope: ScriptScope, isGuarded: Bool
  ) throws(Untranslated) {
    var inner = scope
    inner.depth += 1
    guard inner.depth < 8 else { throw Untranslated("functions that call each other") }
    for (index, parameter) in function.parameters.enumerated() {
      inner[parameter] = index < arguments.count ? scope.value(of: arguments[index]) : .undefined
    }
    if let node = function.result { return try expression(node, &inner, isGuarded: isGuarded) }
    for statement in function.body { try read(statement, &inner, isGuarded: isGuarded) }
  }

  // MARK: Variables and the way of the run

  private mutating func set(_ setting: VariableSetting, isGuarded: Bool) throws(Untranslated) {
    switch setting.action {
    case .remove:
      result.dropped.append("the variable '\(setting.name)' is not unset: it lasts for the collection's run")
    case .capture(let query):
      let fallback = isGuarded ? "{{\(setting.name) ?? ''}}" : nil
      result.captures.removeAll { $0.name == setting.name }
      result.captures.append(CaptureDraft(name: setting.name, query: query, fallback: fallback))
    case .constant(let text):
      guard !isGuarded else { throw Untranslated("a variable is set on a condition") }
      result.constants.removeAll { $0.name == setting.name }
      result.constants.append(FieldDraft(setting.name, text))
    }
  }

  /// What is about the run rather than the response; whether it was that.
  private mutating func flow(
    _ name: String, _ arguments: [JavaScriptNode], _ scope: ScriptScope
  ) throws(Untranslated) -> Bool {
    switch name {
    case "postman.setNextRequest", "pm.setNextRequest", "pm.execution.setNextRequest":
      if case .literal(.null)? = arguments.first.map({ scope.value(of: $0) }) {
        throw Untranslated("the run ends here")
      }
      throw Untranslated("the order of requests is changed")
    case "setTimeout":
      guard case .function(let function)? = arguments.first, ScriptSurvey(function.body).isHarmless else {
        throw Untranslated("something is done later")
      }
      result.dropped.append("a pause behind the response is left out; 'delay' pauses before a request")
      return true
    case "pm.sendRequest": throw Untranslated("another request is sent by the script")
    default: return false
    }
  }

  // MARK: Conditions

  private mutating func condition(
    _ test: JavaScriptNode, then: [JavaScriptStatement], otherwise: [JavaScriptStatement], _ scope: inout ScriptScope
  ) throws(Untranslated) {
    if let poll = try poll(test, then: then, otherwise: otherwise, scope) {
      result.poll = poll
      var inner = scope
      for statement in otherwise { try read(statement, &inner, isGuarded: true) }
      return
    }
    if otherwise.isEmpty, ScriptSurvey(then).isOnlyStop {
      result.dropped.append(
        "a failure does not end the run; requests that need its variables are skipped, and --bail ends it")
      return
    }
    let survey = ScriptSurvey(then + otherwise)
    guard survey.tests == 0, !survey.hasAssertions else { throw Untranslated("assertions that depend on a condition") }
    var inner = scope
    for statement in then { try read(statement, &inner, isGuarded: true) }
    inner = scope
    for statement in otherwise { try read(statement, &inner, isGuarded: true) }
  }

  /// A request that asks for itself again until something holds.
  private func poll(
    _ test: JavaScriptNode, then: [JavaScriptStatement], otherwise: [JavaScriptStatement], _ scope: ScriptScope
  ) throws(Untranslated) -> PollDraft? {
    let survey = ScriptSurvey(then)
    guard let next = survey.nextRequest else { return nil }
    let isSelf: Bool
    switch next {
    case .member: isSelf = ["pm.info.requestName", "request.name"].contains(next.dotted ?? "")
    default: isSelf = requestName != nil && scope.value(of: next).text == requestName
    }
    guard isSelf else { throw Untranslated("the order of requests is changed") }
    guard survey.tests == 0, !survey.hasAssertions, ScriptSurvey(otherwise).nextRequest == nil else {
      throw Untranslated("a request that is repeated, with assertions on the way")
    }
    let until = try ConditionReader(scope: scope).checks(test, holds: false)
    return PollDraft(every: "1s", limit: "30s", until: until.guarded)
  }
}
