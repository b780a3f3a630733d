import Diagnostics
import JSON
import Signing
import Templates
import YAML

/// An item that waits for a webhook message: `receive`, `verify`, `respond`.
enum WebhookDecoder {
  static func decode(_ item: ItemEntries, _ decoding: inout Decoding) -> RequestDefinition {
    let (name, place) = item.name(at: item.span, &decoding)
    var path: Template?
    var within = Duration.seconds(10)
    var match: [Expectation] = []
    var verify: (any Step)?
    var answer = WebhookAnswer()
    var settings = Settings()
    var request = RequestDefinition(
      name: name, place: decoding.place(place), method: Template(constant: "RECEIVE", at: decoding.place(item.span)),
      url: Template(constant: "", at: decoding.place(item.span)))
    for entry in item.entries {
      guard let key = decoding.key(entry, on: .webhook, of: "webhook item '\(name)'") else { continue }
      if SettingsDecoder.decode(key, entry.value, into: &settings, &decoding) { continue }
      switch key {
      case .description: request.description = decoding.text(entry.value, "description")
      case .skip: request.skip = FlowDecoder.skip(entry.value, &decoding)
      case .capture: request.captures = CaptureDecoder.decode(entry.value, &decoding)
      case .receive:
        for part in decoding.entries(entry.value, .receive, aliases: ["timeout": "within", "for": "within"]) ?? [] {
          switch part.key {
          case "path": path = self.path(part.value, &decoding)
          case "within": within = decoding.duration(part.value, "within") ?? within
          default: match = ExpectDecoder.condition(part.value, "match", &decoding)
          }
        }
        if path == nil, entry.value.entries?.contains(where: { $0.key == "path" }) == false {
          decoding.report(
            "'receive' needs 'path'", at: entry.keySpan,
            hints: ["such as receive: {path: /webhooks/orders, within: 10s}"])
        }
      case .verify: verify = self.verify(entry, &decoding)
      case .respond: answer = self.answer(entry, &decoding)
      default: break
      }
    }
    // A message has no status: its sender gets one from here.
    for check in settings.expect + match
    where !sections.contains(check.subject.section) {
      decoding.problems.append(
        Diagnostic(
          "a webhook message has no \(check.subject.section)", at: check.place,
          hints: ["its 'expect' and 'match' look at headers, body, json, xml, url and size"]))
    }
    request.settings = settings
    if let path { request.url = path }
    request.reception = Reception(path: request.url, within: within, match: match, verify: verify, answer: answer)
    return request
  }

  private static let sections = ["headers", "body", "json", "xml", "html", "url", "size", "checks"]

  private static func path(_ node: Node, _ decoding: inout Decoding) -> Template? {
    guard let template = decoding.headTemplate(node, "path") else { return nil }
    if let text = template.constantText, !text.hasPrefix("/") {
      decoding.report(
        "the path '\(text)' does not begin with '/'", at: node.span,
        hints: ["the listener's address is {{webhooks.url}}; the path is what stands behind it"])
      return nil
    }
    if let text = template.constantText, text.contains(where: { $0 == "?" || $0 == "#" }) {
      decoding.report(
        "the path '\(text)' holds a query or fragment", at: node.span,
        hints: ["messages are told apart by their path alone; look at 'url' in 'match' or 'expect'"])
    }
    return template
  }

  /// `verify: NAME` or `verify: {signer: NAME, PARAMETER: value}`, as the step `sign` takes them.
  private static func verify(_ entry: Node.Entry, _ decoding: inout Decoding) -> (any Step)? {
    let step = Node(
      content: .sequence([
        Node(
          content: .mapping([Node.Entry(key: SignStep.name, keySpan: entry.keySpan, value: entry.value)]),
          span: entry.keySpan)
      ]), span: entry.keySpan)
    let steps = StepDecoder.steps(from: step, in: decoding.source, problems: &decoding.problems)
    decoding.notes.signerReferences += StepDecoder.signerReferences(in: steps)
    return steps.first
  }

  private static func answer(_ entry: Node.Entry, _ decoding: inout Decoding) -> WebhookAnswer {
    var answer = WebhookAnswer()
    for part in decoding.entries(entry.value, .respond, aliases: ["code": "status", "body": "text"]) ?? [] {
      switch part.key {
      case "status":
        guard let status = decoding.integer(part.value, "status", least: 200) else { break }
        if status > 599 {
          decoding.report("'\(status)' is no status to answer with", at: part.value.span, hints: ["200 to 599"])
        } else {
          answer.status = status
        }
      case "headers":
        for header in decoding.map(part.value, "headers") ?? [] {
          guard FieldsDecoder.isToken(header.key) else {
            decoding.report("'\(header.key)' is no name for a header", at: header.keySpan)
            continue
          }
          guard let value = decoding.name(header.value, header.key) else { continue }
          if value.holdsTemplate { refuseTemplate(at: header.value.span, &decoding) }
          answer.headers.append((header.key, value))
        }
      case "json":
        guard case .constant(let value) = decoding.tree(part.value) else {
          refuseTemplate(at: part.value.span, &decoding)
          break
        }
        answer.body = JSONWriter.compactBytes(value)
        answer.headers.append(("Content-Type", "application/json"))
      default:
        guard let text = decoding.text(part.value, "text") else { break }
        if text.holdsTemplate { refuseTemplate(at: part.value.span, &decoding) }
        answer.body = Array(text.utf8)
      }
    }
    return answer
  }

  private static func refuseTemplate(at span: SourceSpan, _ decoding: inout Decoding) {
    decoding.report(
      "an answer is made before the message is read: it takes no templates", at: span, hints: ["write a fixed value"])
  }
}
