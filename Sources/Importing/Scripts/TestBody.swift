import JSON

/// The function of one `pm.test`: translated as a whole, or not at all.
struct TestBody {
  private(set) var checks: [CheckDraft] = []
  private(set) var settings: [VariableSetting] = []
  private var scope: ScriptScope

  init(scope: ScriptScope) { self.scope = scope }

  mutating func read(_ function: JavaScriptFunction) throws(Untranslated) {
    if let node = function.result { return try expression(node) }
    for statement in function.body { try read(statement) }
  }

  private mutating func read(_ statement: JavaScriptStatement) throws(Untranslated) {
    switch statement.kind {
    case .nothing, .result(nil): return
    case .declaration(let bindings): for binding in bindings { scope.bind(binding) }
    case .expression(let node): try expression(node)
    case .result(let node?): try expression(node)
    case .block(let statements): for inner in statements { try read(inner) }
    case .function(let name, let function): scope[name] = .function(function)
    case .condition: throw Untranslated("assertions that depend on a condition")
    case .loopOf(let name, let list, let body):
      checks += try loop(over: list, parameter: name, JavaScriptFunction(parameters: [name], body: body, result: nil))
    case .loop: throw Untranslated("a loop")
    case .attempt: throw Untranslated("what is done about an error")
    case .raise: throw Untranslated("an error that is thrown")
    case .other(let word): throw Untranslated("'\(word)'")
    }
  }

  private mutating func expression(_ node: JavaScriptNode) throws(Untranslated) {
    switch node {
    case .call(.identifier("(sequence)"), let nodes): for node in nodes { try expression(node) }
    case .assignment("=", .identifier(let name), let value):
      scope.bind(JavaScriptBinding(name: name, path: [], value: value))
    case .call(let callee, let arguments):
      let name = callee.dotted ?? ""
      if ScriptSurvey.isHarmless(name) || name == "done" { return }
      if let setting = try VariableSetting(callee, arguments, in: scope) { return settings.append(setting) }
      if case .member(let list, "forEach") = callee {
        checks += try loop(over: list, arguments)
      } else if case .function(let function)? = callee.words.flatMap({ $0.count == 1 ? scope[$0[0]] : nil }) {
        try inline(function, arguments)
      } else {
        checks += try CheckReader(scope: scope).checks(of: node)
      }
    case .member, .index: checks += try CheckReader(scope: scope).checks(of: node)
    case .string, .identifier: return
    default: throw Untranslated("a computation")
    }
  }

  private mutating func inline(_ function: JavaScriptFunction, _ arguments: [JavaScriptNode]) throws(Untranslated) {
    let outer = scope
    scope.depth += 1
    guard scope.depth < 8 else { throw Untranslated("functions that call each other") }
    for (index, parameter) in function.parameters.enumerated() {
      scope[parameter] = index < arguments.count ? outer.value(of: arguments[index]) : .undefined
    }
    try read(function)
    scope = outer
  }

  // MARK: Loops over lists of the body

  func loop(over list: JavaScriptNode, _ arguments: [JavaScriptNode]) throws(Untranslated) -> [CheckDraft] {
    guard case .function(let function)? = arguments.first, let name = function.parameters.first else {
      throw Untranslated("a loop")
    }
    return try loop(over: list, parameter: name, function)
  }

  private func loop(
    over list: JavaScriptNode, parameter: String, _ function: JavaScriptFunction
  ) throws(Untranslated) -> [CheckDraft] {
    switch scope.value(of: list) {
    case .json(let path):
      var body = TestBody(scope: scope)
      body.scope[parameter] = .element(of: path, BodyPath())
      for other in function.parameters.dropFirst() { body.scope[other] = .unknown("the number of an element") }
      try body.read(function)
      guard body.settings.isEmpty else { throw Untranslated("a variable that is set in a loop") }
      return body.checks
    case .literal(.array(let items)):
      // A list of the script's own: `["id", "name"].forEach(key => expect(body).to.have.property(key))`.
      guard items.count <= 50 else { throw Untranslated("a loop") }
      var checks: [CheckDraft] = []
      for item in items {
        var body = TestBody(scope: scope)
        body.scope[parameter] = .literal(item)
        try body.read(function)
        guard body.settings.isEmpty else { throw Untranslated("a variable that is set in a loop") }
        checks += body.checks
      }
      return checks
    default: throw Untranslated("a loop over a computed list")
    }
  }
}
