import JSON

/// The scripts of a request and of all levels above it, put on the request.
struct PostmanScripts {
  let conversion: ImportConversion
  let path: [String]

  private var place: String { PostmanItems.place(path) }

  func apply(_ own: PostmanEvents, _ levels: [PostmanItems.Level], to request: inout RequestDraft) {
    for source in own.references { conversion.note(.lost, at: place, "the script '\(source)' is only referred to") }
    for level in levels {
      for script in level.events.preRequests { before(script, isOwn: false, &request) }
    }
    for script in own.preRequests { before(script, isOwn: true, &request) }
    for level in levels {
      for script in level.events.tests { behind(script, isOwn: false, levels, &request) }
    }
    for script in own.tests { behind(script, isOwn: true, levels, &request) }
    placeSteps(&request)
  }

  // MARK: Before the request

  private func before(_ script: String, isOwn: Bool, _ request: inout RequestDraft) {
    let translation = conversion.preRequest(script)
    if let secret = translation.tikTokShopSecret { return signTikTokShop(secret, &request) }
    keep(translation.kept, "pre-request script", isOwn: isOwn, &request)
    drop(translation.dropped)
    for field in translation.headers {
      request.settings.headers.removeAll { $0.name.lowercased() == field.name.lowercased() }
      request.settings.headers.append(field)
    }
    request.settings.query += translation.query
    if let delay = translation.delay { request.settings.delay = delay }
    if !translation.steps.isEmpty {
      request.settings.preRequest = (request.settings.preRequest ?? []) + translation.steps.map(\.step)
    }
    addVariables(translation.variables, isOwn: isOwn, &request)
  }

  /// Those that the request uses; what only later requests use is handed on to them.
  private func addVariables(_ variables: [FieldDraft], isOwn: Bool, _ request: inout RequestDraft) {
    var used = request.usedNames
    for variable in variables.reversed() where used.contains(variable.name) {
      used.formUnion(TemplateUses.names(in: variable.value ?? ""))
    }
    for variable in variables {
      // Its own script speaks of it once.
      let isUsedElsewhere = isOwn && conversion.mentions[variable.name, default: 0] > 1
      guard used.contains(variable.name) || isUsedElsewhere else { continue }
      request.variables.removeAll { $0.name == variable.name }
      request.variables.append(variable)
      guard isUsedElsewhere, conversion.handedOn.contains(variable.name) else { continue }
      request.captures.removeAll { $0.name == variable.name }
      request.captures.append(CaptureDraft(name: variable.name, query: "variable \(variable.name)"))
    }
  }

  /// What a step makes is known only when the rest of the request is finished: what holds it is set by a step as well.
  private func placeSteps(_ request: inout RequestDraft) {
    guard var steps = request.settings.preRequest else { return }
    let made = Set(steps.compactMap { $0.objectValue?.members.first?.value["into"]?.stringValue })
    guard !made.isEmpty else { return }
    var set: [(String, JSONValue)] = []
    for (kind, fields) in [("header", request.settings.headers), ("query", request.settings.query)] {
      for field in fields {
        guard let value = field.value, !TemplateUses.names(in: value).isDisjoint(with: made) else { continue }
        set.append(("\(kind).\(field.name)", .string(value)))
      }
    }
    let holds = { (field: FieldDraft) in !TemplateUses.names(in: field.value ?? "").isDisjoint(with: made) }
    request.settings.headers.removeAll(where: holds)
    request.settings.query.removeAll(where: holds)
    guard !set.isEmpty else { return }
    // One header that is the digest and nothing else: the step writes it there itself.
    if set.count == 1, let last = steps.last?.objectValue, let member = last.members.first,
      let into = member.value["into"]?.stringValue, set[0].1 == .string("{{\(into)}}"),
      var inside = member.value.objectValue
    {
      inside["into"] = .string(set[0].0)
      steps[steps.count - 1] = .object(JSONObject([(member.key, .object(inside))]))
    } else {
      steps.append(.object(JSONObject([("set", .object(JSONObject(set)))])))
    }
    request.settings.preRequest = steps
  }

  /// The signer sets what the script's copies set, so that they go.
  private func signTikTokShop(_ secret: String, _ request: inout RequestDraft) {
    let key = request.settings.query.first { $0.name == "app_key" }?.value
    request.settings.query.removeAll { ["sign", "timestamp", "app_key"].contains($0.name) }
    if request.url.contains("sign={{") {
      // A query that stands in the URL.
      let parts = request.url.split(separator: "?", maxSplits: 1).map(String.init)
      let kept = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter { item in
        !["sign", "timestamp", "app_key"].contains { item == $0 || item.hasPrefix($0 + "=") }
      }
      request.url = parts[0] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }
    let name = conversion.names.name(secret)
    conversion.names.use(name)
    var parameters: [(String, JSONValue)] = []
    if name != "app_secret" { parameters.append(("app_secret", .string("{{\(name)}}"))) }
    if let key, key != "{{app_key}}", !key.isEmpty { parameters.append(("app_key", .string(key))) }
    let signer: JSONValue =
      parameters.isEmpty ? "tiktok-shop" : .object(JSONObject([("signer", "tiktok-shop")] + parameters))
    let step: JSONValue = .object(JSONObject([("sign", signer)]))
    if request.settings.preRequest?.contains(step) != true {
      request.settings.preRequest = (request.settings.preRequest ?? []) + [step]
    }
    conversion.note(
      .changed, at: "",
      "scripts that compute the signature of TikTok Shop are replaced by the built-in signer 'tiktok-shop'")
  }

  // MARK: Behind the response

  private func behind(
    _ script: String, isOwn: Bool, _ levels: [PostmanItems.Level], _ request: inout RequestDraft
  ) {
    let translation = conversion.test(script, requestName: isOwn ? path.last : nil)
    keep(translation.kept, "test script", isOwn: isOwn, &request)
    drop(translation.dropped)
    for name in translation.skippedTests {
      conversion.note(.changed, at: place, "a skipped test is left out: '\(name)'")
    }
    for capture in translation.captures {
      request.captures.removeAll { $0.name == capture.name }
      request.captures.append(capture)
    }
    if isOwn {
      conversion.fidelity.tests += translation.tests
      conversion.fidelity.translatedTests += translation.translatedTests
      conversion.fidelity.checks += translation.checks.count
      let checks = request.settings.expect + translation.checks
      request.settings.expect = PostmanItems.joined(checks.guarded, with: levels.flatMap(\.checks))
      if let poll = translation.poll { request.poll = poll }
    } else if translation.poll != nil {
      lose(script, line: 1, "a request that is repeated by a script of its folder", "test script", &request)
    }
    conversion.fidelity.captures += translation.captures.count
    constants(translation.constants, script, isOwn: isOwn, &request)
  }

  /// A variable that the script gives a value of its own, for later requests.
  private func constants(_ fields: [FieldDraft], _ script: String, isOwn: Bool, _ request: inout RequestDraft) {
    let used = request.usedNames
    for field in fields {
      guard !used.contains(field.name) else {
        let reason = "the variable '\(field.name)' changes behind a request that uses it"
        lose(script, line: 1, reason, "test script", &request)
        continue
      }
      request.variables.removeAll { $0.name == field.name }
      request.variables.append(field)
      request.captures.removeAll { $0.name == field.name }
      request.captures.append(CaptureDraft(name: field.name, query: "variable \(field.name)"))
    }
  }

  // MARK: What stays

  private func drop(_ reasons: [String]) {
    for reason in reasons { conversion.note(.changed, at: place, reason) }
  }

  private func keep(_ kept: [KeptScript], _ kind: String, isOwn: Bool, _ request: inout RequestDraft) {
    for part in kept {
      lose(part.source, line: part.line, part.reason, kind + (isOwn ? "" : " of its folder"), &request)
    }
  }

  private func lose(_ source: String, line: Int, _ reason: String, _ kind: String, _ request: inout RequestDraft) {
    conversion.note(.lost, at: "\(place), \(kind), line \(line)", reason)
    let text = "// \(kind), line \(line): \(reason)\n" + conversion.secrets.withoutValues(source)
    if !request.unsupportedScripts.contains(text) { request.unsupportedScripts.append(text) }
  }
}
