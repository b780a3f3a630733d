import Checks
import CollectionModel
import Diagnostics
import Signing
import Templates

/// The variables that a request uses, in its own lines and in those that it inherits.
enum RequestTemplates {
  static func uses(of request: PlannedRequest) -> [VariableUse] {
    let settings = request.settings
    var uses = templates(of: request.definition, settings: settings).flatMap(\.uses)
    for level in request.level.chain { uses += level.conditions.flatMap(\.uses) }
    uses += request.definition.conditions.flatMap(\.uses)
    if let reception = request.definition.reception {
      uses += reception.match.flatMap(\.templateUses)
      if let step = reception.verify {
        uses += StepDecoder.variables(usedBy: [step], signers: request.level.signers)
      }
    }
    if let steps = settings.preRequest, !steps.isEmpty {
      uses += StepDecoder.variables(usedBy: steps, signers: request.level.signers)
    }
    return uses
  }

  private static func templates(of definition: RequestDefinition, settings: Settings) -> [Template] {
    var found: [Template] = []
    add(definition.method, to: &found)
    add(definition.url, to: &found)
    if let baseURL = settings.baseURL { add(baseURL, to: &found) }
    for fields in [settings.headers, settings.query, settings.cookies, settings.properties] {
      for field in fields {
        for value in field.values { found += value.templates }
      }
    }
    let tls = settings.tls
    for setting in [
      settings.proxy, settings.unixSocket, tls?.authorities, tls?.certificate, tls?.key, tls?.passphrase,
    ] {
      if let setting { add(setting, to: &found) }
    }
    for template in settings.auth?.templates ?? [] { add(template, to: &found) }
    add(definition.body, to: &found)
    for check in settings.expect { add(check, to: &found) }
    for capture in definition.captures {
      if case .deferred(let query) = capture.query.source { add(query.template, to: &found) }
      if let value = capture.defaultValue { found += value.templates }
    }
    if let poll = definition.poll {
      for check in poll.until + poll.stopIf { add(check, to: &found) }
    }
    for hint in settings.hints {
      for check in hint.when { add(check, to: &found) }
    }
    return found
  }

  private static func add(_ template: Template, to found: inout [Template]) {
    if !template.isConstant { found.append(template) }
  }

  private static func add(_ body: BodyDefinition, to found: inout [Template]) {
    switch body {
    case .none: break
    case .json(let tree): found += tree.templates
    case .text(let template), .xml(let template): add(template, to: &found)
    case .form(let fields): for field in fields { for value in field.values { found += value.templates } }
    case .multipart(let fields): for field in fields { add(field, to: &found) }
    case .graphQL(let query, let variables, let operation):
      add(query, to: &found)
      found += variables?.templates ?? []
      if let operation { add(operation, to: &found) }
    case .file(let path, let contentType, let template, _, _):
      add(path, to: &found)
      if case .known(let content) = template { add(content, to: &found) }
      if let contentType { add(contentType, to: &found) }
    }
  }

  private static func add(_ field: MultipartField, to found: inout [Template]) {
    switch field.content {
    case .text(let tree): found += tree.templates
    case .file(let path, _, _): add(path, to: &found)
    }
    if let filename = field.filename { add(filename, to: &found) }
    if let contentType = field.contentType { add(contentType, to: &found) }
  }

  private static func add(_ check: Expectation, to found: inout [Template]) {
    if case .deferred(let query) = check.subject.source { add(query.template, to: &found) }
    if case .deferred(let tree)? = check.matcher { found += tree.templates }
  }
}

extension VariableCondition {
  /// The variable, which may be missing where the condition is about just that, and those of the matcher.
  fileprivate var uses: [VariableUse] {
    let isAboutPresence = if case .ready(let list) = matcher { list.isAboutPresence } else { false }
    var uses = [VariableUse(implicit: variable, hasDefault: isAboutPresence, at: place)]
    if case .deferred(let tree) = matcher { uses += tree.uses }
    return uses
  }
}

extension Expectation {
  fileprivate var templateUses: [VariableUse] {
    var uses: [VariableUse] = []
    if case .deferred(let query) = subject.source { uses += query.template.uses }
    if case .deferred(let tree)? = matcher { uses += tree.uses }
    return uses
  }
}
