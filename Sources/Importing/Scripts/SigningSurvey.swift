/// What a signing script computes, told from where the parts of its message come from: nothing is run, and how the
/// script is written does not matter.
struct SigningSurvey {
  /// Where a part of a value comes from.
  enum Origin: Equatable {
    case secret(String)
    case path
    case query
    case body
    /// Of another variable.
    case variable(String)
    case literal(String)
    case digest
  }

  struct Keyed {
    var algorithm: String
    var message: [Origin]
    var key: [Origin]
  }

  private(set) var keyed: [Keyed] = []
  /// Variables that get a value, as the script calls them.
  private(set) var settings: [String] = []
  private var names: [String: [Origin]] = [:]
  private var functions: [String: JavaScriptFunction] = [:]
  private var texts: Set<String> = []
  private var isSorted = false
  private var isBase64 = false
  private var depth = 0
  private var steps = 0

  init(_ statements: [JavaScriptStatement]) { walk(statements) }

  /// The signature of TikTok Shop's open platform: app secret, path, sorted query without `sign` and `access_token`,
  /// body and app secret again, by HMAC-SHA256 with the app secret, in hexadecimal. The variable of the secret where it
  /// is that.
  var tikTokShopSecret: String? {
    guard isSorted, !isBase64, texts.contains("sign"), texts.contains("access_token") else { return nil }
    for call in keyed where call.algorithm == "HmacSHA256" {
      guard case .secret(let name)? = call.key.first, call.key.count == 1 else { continue }
      let message = call.message.filter { $0 != .literal("/") && $0 != .literal("") }
      guard message.count >= 4, message.first == call.key[0], message.last == call.key[0] else { continue }
      let inside = Array(message.dropFirst().dropLast())
      if inside == [.path, .query] || inside == [.path, .query, .body] { return name }
    }
    return nil
  }

  // MARK: Statements

  private mutating func walk(_ statements: [JavaScriptStatement]) {
    for statement in statements {
      if case .function(let name, let function) = statement.kind { functions[name] = function }
    }
    for statement in statements { walk(statement) }
  }

  private mutating func walk(_ statement: JavaScriptStatement) {
    switch statement.kind {
    case .declaration(let bindings):
      for binding in bindings {
        guard let value = binding.value else { continue }
        if case .function(let function) = value {
          functions[binding.name] = function
        } else {
          names[binding.name] = origins(value)
        }
      }
    case .expression(let node), .raise(let node): _ = origins(node)
    case .result(let node): if let node { _ = origins(node) }
    case .condition(let test, let then, let otherwise):
      _ = origins(test)
      walk(then)
      walk(otherwise)
    case .block(let inner): walk(inner)
    case .loopOf(let name, let list, let body):
      names[name] = origins(list)
      walk(body)
    case .loop(let head, let body):
      let around = head.flatMap { statement -> [Origin] in
        if case .expression(let node) = statement.kind { return origins(node) }
        return []
      }
      for inner in head {
        walk(inner)
        // `for (const key in values)`
        if case .declaration(let bindings) = inner.kind {
          for binding in bindings where binding.value == nil { names[binding.name] = around }
        }
      }
      walk(body)
    case .attempt(let body, let handler, let finally):
      walk(body)
      walk(handler)
      walk(finally)
    case .function, .nothing, .other: break
    }
  }

  // MARK: Expressions

  private mutating func origins(_ node: JavaScriptNode) -> [Origin] {
    depth += 1
    steps += 1
    defer { depth -= 1 }
    // A script that calls itself, or is a library, is none of those that are known.
    guard depth < 300, steps < 50_000 else { return [] }
    switch node {
    case .string(let text):
      texts.insert(text)
      return text.isEmpty ? [] : [.literal(text)]
    case .template(let parts, let nodes):
      var all: [Origin] = []
      for (index, text) in parts.enumerated() {
        if !text.isEmpty { all.append(.literal(text)) }
        if index < nodes.count { all += origins(nodes[index]) }
      }
      return Self.joined(all)
    case .identifier(let name): return names[name] ?? []
    case .array(let items): return Self.joined(items.flatMap { origins($0) })
    case .object(let members): return Self.joined(members.flatMap { origins($0.value) }.filter { $0 != .literal("") })
    case .member(let object, let name): return request(node) ?? member(name, of: object)
    case .index(let object, let index):
      let inside = request(node) ?? origins(object)
      _ = origins(index)
      return inside
    case .binary("+", let left, let right): return Self.joined(origins(left) + origins(right))
    case .binary(let sign, let left, let right):
      let (first, second) = (origins(left), origins(right))
      guard sign == "||" || sign == "??" || sign == "&&" else { return [] }
      if sign == "&&" { return second }
      return first.isEmpty ? second : first
    case .conditional(let test, let then, let otherwise):
      _ = origins(test)
      let (first, second) = (origins(then), origins(otherwise))
      return first.isEmpty ? second : first
    case .assignment(let sign, let target, let value): return assign(sign, target, value)
    case .unary(_, let operand), .spread(let operand): return origins(operand)
    case .call(let callee, let arguments): return call(callee, arguments)
    case .new(_, let arguments): return Self.joined(arguments.flatMap { origins($0) })
    case .function(let function):
      walk(function.body)
      return function.result.map { origins($0) } ?? []
    case .number, .regularExpression: return []
    }
  }

  /// Neighbours of the same origin are one.
  private static func joined(_ origins: [Origin]) -> [Origin] {
    var result: [Origin] = []
    for origin in origins where result.last != origin || origin == .digest { result.append(origin) }
    return result
  }

  private mutating func assign(_ sign: String, _ target: JavaScriptNode, _ value: JavaScriptNode) -> [Origin] {
    if case .function(let function) = value, case .identifier(let name) = target {
      functions[name] = function
      return []
    }
    let new = origins(value)
    switch target {
    case .identifier(let name):
      names[name] = sign == "+=" ? Self.joined((names[name] ?? []) + new) : new
    case .member(.identifier(let name), _), .index(.identifier(let name), _):
      // What is put into a collection of parameters is one of them.
      if case .index(_, let index) = target { _ = origins(index) }
      let all = (names[name] ?? []) + new
      names[name] = all.contains(.query) ? [.query] : Self.joined(all)
    default: break
    }
    return new
  }

  /// `pm.request.url.query`, `pm.request.body.raw`, `request.url`: what they are of the request.
  private func request(_ node: JavaScriptNode) -> [Origin]? {
    guard let words = node.words else { return nil }
    guard words[0] == "pm" && words.dropFirst().first == "request" || words[0] == "request" else { return nil }
    return Self.part(words)
  }

  private static func part(_ words: [String]) -> [Origin]? {
    if words.contains("query") || words.contains("getQueryString") { return [.query] }
    if words.contains(where: { ["path", "getPath", "getPathWithQuery", "pathname"].contains($0) }) { return [.path] }
    if words.contains("body") || words == ["request", "data"] { return [.body] }
    if words.contains("url") { return [.path] }
    return nil
  }

  private mutating func member(_ name: String, of object: JavaScriptNode) -> [Origin] {
    let inside = origins(object)
    switch name {
    case "query", "searchParams", "search": return inside.isEmpty ? [] : [.query]
    case "pathname", "path": return inside.isEmpty ? [] : [.path]
    case "Base64": return inside
    default: return inside
    }
  }

  // MARK: Calls

  private mutating func call(_ callee: JavaScriptNode, _ arguments: [JavaScriptNode]) -> [Origin] {
    let words = callee.words ?? []
    let method = words.last ?? { if case .member(_, let name) = callee { name } else { "" } }()
    if method.hasPrefix("Hmac"), arguments.count >= 2 {
      keyed.append(Keyed(algorithm: method, message: origins(arguments[0]), key: origins(arguments[1])))
      return [.digest]
    }
    if words.first == "CryptoJS" {
      if words.contains("Base64") { isBase64 = true }
      return arguments.first.map { origins($0) } ?? []
    }
    if let stored = store(words, arguments) { return stored }
    if case .function(let function) = callee { return run(function, arguments) }
    if words.count == 1, let function = functions[words[0]] { return run(function, arguments) }
    if words.first == "JSON" || words.first == "Object" || words.first == "String" {
      return arguments.first.map { origins($0) } ?? []
    }
    if let part = request(callee) {
      callBack(arguments, with: part)
      return part
    }
    guard case .member(let object, let name) = callee else {
      return Self.joined(arguments.flatMap { origins($0) })
    }
    return self.method(name, of: object, arguments)
  }

  private mutating func method(
    _ name: String, of object: JavaScriptNode, _ arguments: [JavaScriptNode]
  ) -> [Origin] {
    let receiver = origins(object)
    switch name {
    case "sort":
      isSorted = true
      return receiver
    case "push", "unshift":
      let new = arguments.flatMap { origins($0) }
      if case .identifier(let list) = object {
        let old = names[list] ?? []
        names[list] = Self.joined(name == "push" ? old + new : new + old)
      }
      return []
    case "concat": return Self.joined(receiver + arguments.flatMap { origins($0) })
    case "toString":
      if arguments.contains(where: { $0.words?.contains("Base64") == true }) { isBase64 = true }
      return receiver
    default:
      callBack(arguments, with: receiver)
      return receiver
    }
  }

  /// What is called for each element gets parts of the list.
  private mutating func callBack(_ arguments: [JavaScriptNode], with list: [Origin]) {
    for argument in arguments {
      guard case .function(let function) = argument else {
        _ = origins(argument)
        continue
      }
      for parameter in function.parameters { names[parameter] = list }
      walk(function.body)
      if let result = function.result { _ = origins(result) }
    }
  }

  private mutating func run(_ function: JavaScriptFunction, _ arguments: [JavaScriptNode]) -> [Origin] {
    guard depth < 100 else { return [] }
    let values = arguments.map { origins($0) }
    for (parameter, value) in zip(function.parameters, values) { names[parameter] = value }
    if let result = function.result { return origins(result) }
    walk(function.body)
    guard case .result(let node?)? = function.body.last?.kind else { return [] }
    return origins(node)
  }

  private mutating func store(_ words: [String], _ arguments: [JavaScriptNode]) -> [Origin]? {
    guard let method = words.last, words.first == "pm" || words.first == "postman" else { return nil }
    let name: String? = if case .string(let text)? = arguments.first { text } else { nil }
    switch method {
    case "get", "getEnvironmentVariable", "getGlobalVariable":
      guard
        words.contains(where: { ["environment", "variables", "globals", "collectionVariables"].contains($0) })
          || words.first == "postman"
      else { return nil }
      guard let name else { return arguments.first.map { origins($0) } ?? [] }
      return [name.lowercased().contains("secret") ? .secret(name) : .variable(name)]
    case "set", "setEnvironmentVariable", "setGlobalVariable":
      guard
        words.contains(where: { ["environment", "variables", "globals", "collectionVariables"].contains($0) })
          || words.first == "postman"
      else { return nil }
      if let name { settings.append(name) }
      for argument in arguments.dropFirst() { _ = origins(argument) }
      return []
    case "replaceIn": return arguments.first.map { origins($0) } ?? []
    default: return nil
    }
  }
}
