/// A look over statements without reading them: what is in them at all.
struct ScriptSurvey {
  /// Blocks of `pm.test` and `tests[…] =`.
  private(set) var tests = 0
  private(set) var hasAssertions = false
  /// What `setNextRequest` is given.
  private(set) var nextRequest: JavaScriptNode?
  /// Names that are given a value more than once, one of them on a way that the script may not take.
  var reassigned: Set<String> { Set(given.filter { $0.value > 1 }.keys).intersection(givenOnTheWay) }
  /// Whether nothing in it changes a result: output and the like.
  private(set) var isHarmless = true
  /// Names and members that are spoken of: `pm.request.url`, `CryptoJS.HmacSHA256`.
  private(set) var mentions: Set<String> = []

  private var given: [String: Int] = [:]
  private var givenOnTheWay: Set<String> = []
  private var nesting = 0

  init(_ statements: [JavaScriptStatement]) { for statement in statements { look(at: statement) } }

  /// Whether all that it does is to end the run, or to tell something.
  var isOnlyStop: Bool {
    guard let nextRequest, tests == 0, !hasAssertions else { return false }
    if case .identifier("null") = nextRequest { return true }
    return false
  }

  static func isHarmless(_ call: String) -> Bool {
    call.hasPrefix("console.") || call == "pm.visualizer.set" || call == "require" || call == "pm.require"
  }

  private mutating func look(at statement: JavaScriptStatement) {
    switch statement.kind {
    case .condition, .loop, .loopOf, .attempt, .function: nesting += 1
    default: break
    }
    defer {
      switch statement.kind {
      case .condition, .loop, .loopOf, .attempt, .function: nesting -= 1
      default: break
      }
    }
    switch statement.kind {
    case .declaration(let bindings):
      for binding in bindings {
        if binding.value != nil { given[binding.name, default: 0] += 1 }
        if let value = binding.value { look(at: value) }
      }
    case .expression(let node), .raise(let node): look(at: node)
    case .result(let node): if let node { look(at: node) }
    case .condition(let test, let then, let otherwise):
      look(at: test)
      for inner in then + otherwise { look(at: inner) }
    case .block(let inner): for statement in inner { look(at: statement) }
    case .function(_, let function): look(at: function)
    case .loopOf(_, let list, let body):
      look(at: list)
      for inner in body { look(at: inner) }
    case .loop(let head, let body): for inner in head + body { look(at: inner) }
    case .attempt(let body, let handler, let finally): for inner in body + handler + finally { look(at: inner) }
    case .nothing: break
    case .other: isHarmless = false
    }
    if case .raise = statement.kind { isHarmless = false }
  }

  private mutating func look(at function: JavaScriptFunction) {
    nesting += 1
    defer { nesting -= 1 }
    for statement in function.body { look(at: statement) }
    if let node = function.result { look(at: node) }
  }

  private mutating func look(at node: JavaScriptNode) {
    if let dotted = node.dotted {
      mentions.insert(dotted)
      return
    }
    switch node {
    case .call(let callee, let arguments):
      note(callee, arguments)
      look(at: callee)
      for argument in arguments { look(at: argument) }
    case .new(let callee, let arguments):
      look(at: callee)
      for argument in arguments { look(at: argument) }
    case .assignment(_, let target, let value):
      if case .identifier(let name) = target {
        given[name, default: 0] += 1
        if nesting > 0 { givenOnTheWay.insert(name) }
      } else {
        isHarmless = false
      }
      if case .index(.identifier("tests"), _) = target { tests += 1 }
      if case .member(.identifier("tests"), _) = target { tests += 1 }
      look(at: target)
      look(at: value)
    case .member(let object, let name):
      mentions.insert("." + name)
      look(at: object)
    case .index(let object, let index):
      look(at: object)
      look(at: index)
    case .unary(let sign, let operand):
      if sign == "++" || sign == "--", case .identifier(let name) = operand {
        given[name, default: 0] += 2
        givenOnTheWay.insert(name)
      }
      look(at: operand)
    case .spread(let operand): look(at: operand)
    case .binary(_, let left, let right):
      look(at: left)
      look(at: right)
    case .conditional(let test, let then, let otherwise):
      look(at: test)
      look(at: then)
      look(at: otherwise)
    case .array(let items): for item in items { look(at: item) }
    case .object(let members): for member in members { look(at: member.value) }
    case .template(_, let nodes): for node in nodes { look(at: node) }
    case .function(let function): look(at: function)
    case .string(let text): mentions.insert("'" + text)
    case .identifier, .number, .regularExpression: break
    }
  }

  private mutating func note(_ callee: JavaScriptNode, _ arguments: [JavaScriptNode]) {
    let name = callee.dotted ?? ""
    switch name {
    case "pm.test": tests += 1
    case "pm.expect", "expect", "chai.expect", "pm.expect.fail": hasAssertions = true
    case "postman.setNextRequest", "pm.setNextRequest", "pm.execution.setNextRequest": nextRequest = arguments.first
    default: break
    }
    if name.hasPrefix("pm.response.to.") { hasAssertions = true }
    if !Self.isHarmless(name) { isHarmless = false }
  }
}
