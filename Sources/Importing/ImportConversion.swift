import JSON

/// What the files of one import share while they are converted: names, secrets, scripts that were read, and the list of
/// what became of everything.
final class ImportConversion {
  var names = TemplateNames()
  var secrets = SecretStore()
  var fidelity = FidelityList()
  /// Values of variables as files give them, for what depends on them (a base URL without a scheme).
  var known: [String: String] = [:]
  /// Variables that some script takes from a response.
  var captured: Set<String> = []
  /// Variables that scripts give a value of their own, for the requests behind.
  var handedOn: Set<String> = []
  /// How many requests speak of a variable, in their own parts or their scripts.
  var mentions: [String: Int] = [:]
  let keepsBodies: Bool

  private var tests: [String: TestTranslation] = [:]
  private var preRequests: [String: PreRequestTranslation] = [:]

  init(keepsBodies: Bool) { self.keepsBodies = keepsBodies }

  func note(_ outcome: FidelityNote.Outcome, at place: String, _ reason: String) {
    fidelity.note(outcome, at: place, reason)
  }

  // MARK: Texts

  /// With templates as they are here.
  func text(_ text: String) -> String { names.text(withoutTokens(text, at: "")) }

  /// With a secret's template in place of every token that some service gave out.
  func withoutTokens(_ text: String, at place: String) -> String {
    var text = text
    for token in SecretNames.tokens(in: text) {
      let template = secret(token, named: "token", at: place)
      text = text.split(separator: token, omittingEmptySubsequences: false).joined(separator: template)
    }
    return text
  }

  /// A value that may be a secret: never written, where it is one.
  func value(_ value: String, named name: String, at place: String) -> String {
    guard SecretNames.isSecret(name, value: value) else { return text(value) }
    for word in ["Bearer ", "Basic ", "Token ", "token "] where value.hasPrefix(word) && value.count > word.count {
      return word + secret(String(value.dropFirst(word.count)), named: name, at: place)
    }
    return secret(value, named: name, at: place)
  }

  /// A template in place of the value.
  func secret(_ value: String, named name: String, at place: String) -> String {
    guard !value.isEmpty, !value.contains("{{") else { return text(value) }
    let template = secrets.template(for: value, named: name)
    names.use(String(template.dropFirst(2).dropLast(2)))
    note(
      .changed, at: place,
      "a value that looks like a secret is not written: \(template) takes it from the environment's secrets")
    return template
  }

  // MARK: Scripts

  func test(_ source: String, requestName: String?) -> TestTranslation {
    let key = (requestName ?? "") + "\u{0}" + source
    if let known = tests[key] { return known }
    let translation = TestReader.translate(source, requestName: requestName) { [unowned self] in template($0) }
    tests[key] = translation
    captured.formUnion(translation.captures.map(\.name))
    return translation
  }

  func preRequest(_ source: String) -> PreRequestTranslation {
    if let known = preRequests[source] { return known }
    let translation = PreRequestReader.translate(source) { [unowned self] in template($0) }
    preRequests[source] = translation
    return translation
  }

  private func template(_ name: String) -> String {
    name.hasPrefix("$") ? text("{{\(name)}}") : "{{\(names.name(name))}}"
  }
}

/// The scripts of one level: of a collection, a folder or a request.
struct PostmanEvents {
  var tests: [String] = []
  var preRequests: [String] = []
  /// Scripts that are only referred to.
  var references: [String] = []

  init(_ owner: JSONValue) {
    for event in owner["event"]?.arrayValue ?? [] where !event.isDisabled {
      guard let script = event["script"], !script.isDisabled else { continue }
      var lines = script["exec"]?.stringValue ?? ""
      if let list = script["exec"]?.arrayValue { lines = list.compactMap(\.written).joined(separator: "\n") }
      if case .string(let text) = script { lines = text }
      if let list = script.arrayValue { lines = list.compactMap(\.written).joined(separator: "\n") }
      if let source = script["src"]?.written { references.append(source) }
      let text = lines.withoutCarriageReturns
      guard !text.trimmed.isEmpty else { continue }
      if event["listen"]?.stringValue == "prerequest" { preRequests.append(text) } else { tests.append(text) }
    }
  }
}
