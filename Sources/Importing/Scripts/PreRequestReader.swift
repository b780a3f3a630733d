import JSON

/// What a script before the request becomes.
struct PreRequestTranslation: Sendable {
  /// Names as they are called here, with texts; drawn once a request.
  var variables: [FieldDraft] = []
  /// Headers and parameters that the script adds.
  var headers: [FieldDraft] = []
  var query: [FieldDraft] = []
  /// Steps, each with the variable that it writes.
  var steps: [(name: String, step: JSONValue)] = []
  var delay: String?
  var dropped: [String] = []
  var kept: [KeptScript] = []
  /// The variable of the app secret, as the script calls it, where the script is the signature of TikTok Shop.
  var tikTokShopSecret: String?

  init() {}
}

/// A script before the request, statement by statement.
struct PreRequestReader {
  private let source: [UInt8]
  private let steps = DigestSteps()
  private var result = PreRequestTranslation()
  /// Variables that hold what a step makes, by the step's own name.
  private var titles: [String: String] = [:]

  static func translate(
    _ text: String, template: @escaping (String) -> String
  ) -> PreRequestTranslation {
    var reader = PreRequestReader(source: Array(text.utf8))
    do throws(JavaScriptProblem) {
      let statements = try JavaScriptParser.parse(text)
      if let secret = SigningSurvey(statements).tikTokShopSecret {
        reader.result.tikTokShopSecret = secret
        return reader.result
      }
      let survey = ScriptSurvey(statements)
      var scope = ScriptScope(reassigned: survey.reassigned, steps: reader.steps, template: template)
      for statement in statements {
        let before = reader.result
        do throws(Untranslated) {
          try reader.read(statement, &scope)
        } catch {
          reader.result = before
          reader.result.kept.append(
            KeptScript(source: reader.text(statement), line: statement.line, reason: error.reason))
        }
      }
      // Half of a signature is none.
      if !reader.result.kept.isEmpty, !reader.steps.steps.isEmpty {
        let first = reader.result.kept[0]
        reader.result = PreRequestTranslation()
        reader.result.kept = [KeptScript(source: text, line: first.line, reason: first.reason)]
      }
      reader.finish()
    } catch {
      reader.result.kept = [KeptScript(source: text, line: error.line, reason: "it cannot be read: \(error.reason)")]
    }
    return reader.result
  }

  private init(source: [UInt8]) { self.source = source }

  private func text(_ statement: JavaScriptStatement) -> String {
    String(decoding: source[statement.range], as: UTF8.self)
  }

  // MARK: Statements

  private mutating func read(_ statement: JavaScriptStatement, _ scope: inout ScriptScope) throws(Untranslated) {
    switch statement.kind {
    case .nothing, .result(nil): return
    case .function(let name, let function): scope[name] = .function(function)
    case .declaration(let bindings):
      for binding in bindings {
        scope.bind(binding)
        keep(binding.name, &scope)
      }
    case .expression(let node): try expression(node, &scope)
    case .block(let statements): for inner in statements { try read(inner, &scope) }
    case .condition: throw Untranslated("something is done on a condition")
    case .attempt: throw Untranslated("what is done about an error")
    case .raise: throw Untranslated("an error that is thrown")
    case .result: throw Untranslated("a 'return' with a value")
    case .loop, .loopOf: throw Untranslated("a loop")
    case .other(let word): throw Untranslated("'\(word)'")
    }
  }

  /// A new value that the script keeps under a name is the same wherever the name stands.
  private mutating func keep(_ name: String, _ scope: inout ScriptScope) {
    guard case .template(let text)? = scope[name], text.contains("{{$") else { return }
    let named = scope.template(name)
    let title = String(named.dropFirst(2).dropLast(2))
    result.variables.removeAll { $0.name == title }
    result.variables.append(FieldDraft(title, text))
    scope[name] = .template(named)
  }

  private mutating func expression(_ node: JavaScriptNode, _ scope: inout ScriptScope) throws(Untranslated) {
    switch node {
    case .string: return
    case .assignment("=", .identifier(let name), let value):
      scope.bind(JavaScriptBinding(name: name, path: [], value: value))
      keep(name, &scope)
    case .assignment("+=", .identifier(let name), let value):
      guard !scope.reassigned.contains(name), let old = scope[name]?.templateText,
        let new = scope.value(of: value).templateText
      else { throw Untranslated("a text that is put together on the way") }
      scope[name] = .template(old + new)
    case .call(.identifier("(sequence)"), let nodes): for node in nodes { try expression(node, &scope) }
    case .call(let callee, let arguments): try call(callee, arguments, &scope)
    default: throw Untranslated("a computation")
    }
  }

  private mutating func call(
    _ callee: JavaScriptNode, _ arguments: [JavaScriptNode], _ scope: inout ScriptScope
  ) throws(Untranslated) {
    let name = callee.dotted ?? ""
    if ScriptSurvey.isHarmless(name) { return }
    switch name {
    case "pm.request.headers.add", "pm.request.headers.upsert", "pm.request.addHeader":
      result.headers.append(try field(arguments, scope))
    case "pm.request.url.query.add", "pm.request.url.query.upsert": result.query.append(try field(arguments, scope))
    case "pm.request.url.addQueryParams":
      let fields = try pairs(arguments, scope)
      result.query += fields
    case "setTimeout":
      guard case .function(let function)? = arguments.first, ScriptSurvey(function.body).isHarmless,
        case .literal(.number(let number))? = arguments.last.map({ scope.value(of: $0) })
      else { throw Untranslated("something is done later") }
      result.delay = number.text + "ms"
    case "pm.sendRequest": throw Untranslated("another request is sent by the script")
    default: try other(callee, arguments, scope)
    }
  }

  private mutating func other(
    _ callee: JavaScriptNode, _ arguments: [JavaScriptNode], _ scope: ScriptScope
  ) throws(Untranslated) {
    guard let setting = try VariableSetting(callee, arguments, in: scope) else {
      throw Untranslated("a call of '\(callee.dotted ?? "a function")'")
    }
    switch setting.action {
    case .remove:
      result.dropped.append("the variable '\(setting.name)' is not unset: it lasts for the collection's run")
    case .capture: throw Untranslated("a variable takes a part of the response before there is one")
    case .constant(let text):
      if let step = steps.steps.first(where: { text == "{{\($0.name)}}" }) {
        titles[step.name] = setting.name
      } else if text.contains("{{request.") {
        throw Untranslated("a variable takes a part of the request")
      } else if text != "{{\(setting.name)}}" {
        result.variables.removeAll { $0.name == setting.name }
        result.variables.append(FieldDraft(setting.name, text))
      }
    }
  }

  /// `{key: …, value: …}`
  private func field(_ arguments: [JavaScriptNode], _ scope: ScriptScope) throws(Untranslated) -> FieldDraft {
    guard case .object(let members)? = arguments.first else {
      if case .literal(.string(let text))? = arguments.first.map({ scope.value(of: $0) }),
        let colon = text.firstIndex(of: ":")
      {
        return FieldDraft(text[..<colon].trimmed, text[text.index(after: colon)...].trimmed)
      }
      throw Untranslated("a header or parameter that is computed")
    }
    let name = members.first { $0.key == "key" }.flatMap { scope.value(of: $0.value).text }
    let value = members.first { $0.key == "value" }.flatMap { scope.value(of: $0.value).templateText }
    guard let name, let value else { throw Untranslated("a header or parameter that is computed") }
    return FieldDraft(name, value)
  }

  private func pairs(_ arguments: [JavaScriptNode], _ scope: ScriptScope) throws(Untranslated) -> [FieldDraft] {
    guard case .array(let items)? = arguments.first else { throw Untranslated("parameters that are computed") }
    var fields: [FieldDraft] = []
    for item in items { fields.append(try field([item], scope)) }
    return fields
  }

  // MARK: The whole

  /// Steps under the names that the script gives to what they make.
  private mutating func finish() {
    guard !steps.steps.isEmpty, result.kept.isEmpty else { return }
    let rename = { [titles] (text: String) -> String in
      var text = text
      for (name, title) in titles {
        text = text.split(separator: "{{\(name)}}", omittingEmptySubsequences: false).joined(separator: "{{\(title)}}")
      }
      return text
    }
    for step in steps.steps {
      let name = titles[step.name] ?? step.name
      let fields = step.fields.map { field in
        (field.key, field.value.stringValue.map { JSONValue.string(rename($0)) } ?? field.value)
      }
      let inside = JSONObject([("into", .string(name))] + fields)
      result.steps.append((name, .object(JSONObject([(step.kind, .object(inside))]))))
    }
    for index in result.headers.indices { result.headers[index].value = result.headers[index].value.map(rename) }
    for index in result.query.indices { result.query[index].value = result.query[index].value.map(rename) }
    for index in result.variables.indices { result.variables[index].value = result.variables[index].value.map(rename) }
  }
}
