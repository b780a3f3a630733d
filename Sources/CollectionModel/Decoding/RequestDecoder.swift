import Diagnostics
import Templates
import YAML

/// An item that sends one request.
enum RequestDecoder {
  static func decode(_ entries: [Node.Entry], at span: SourceSpan, _ decoding: inout Decoding) -> RequestDefinition {
    let target = target(entries, at: span, &decoding)
    let (name, place) = ItemsDecoder.name(entries, at: target?.span ?? span, &decoding)
    // Without a method or URL, which is reported, the rest is looked through all the same.
    let nothing = Template(constant: "", at: decoding.place(span))
    var request = RequestDefinition(
      name: name, place: decoding.place(place), method: target?.method ?? nothing, url: target?.url ?? nothing)
    var body: Node.Entry?
    for entry in entries {
      guard let key = decoding.key(entry, on: .request, of: "request '\(name)'") else { continue }
      if SettingsDecoder.decode(key, entry.value, into: &request.settings, &decoding) { continue }
      if key.isBody {
        if let first = body {
          decoding.report(
            "a request has one body: '\(entry.key)' stands beside '\(first.key)'", at: entry.keySpan)
          continue
        }
        body = entry
        request.body = BodyDecoder.decode(key, entry.value, &decoding)
      } else {
        decode(key, entry, into: &request, &decoding)
      }
    }
    return request
  }

  private static func decode(
    _ key: Key, _ entry: Node.Entry, into request: inout RequestDefinition, _ decoding: inout Decoding
  ) {
    let node = entry.value
    switch key {
    case .description: request.description = decoding.text(node, "description")
    case .skip: request.skip = FlowDecoder.skip(node, &decoding)
    case .condition: request.conditions = FlowDecoder.conditions(node, &decoding)
    case .readOnly: request.readOnly = decoding.boolean(node, "read_only")
    case .needs:
      let needs = decoding.texts(node, "needs")
      request.needs = needs.map(\.text)
      for (text, span) in needs {
        decoding.needs.append(Decoding.Need(request: request.name, name: text, span: span))
      }
    case .variables: request.variables = VariablesDecoder.decode(node, &decoding)
    case .capture: request.captures = CaptureDecoder.decode(node, &decoding)
    case .poll: request.poll = FlowDecoder.poll(entry, &decoding)
    case .data: request.data = FlowDecoder.data(entry, &decoding)
    case .unsupportedScript: request.unsupportedScript = decoding.text(node, "unsupported_script")
    default: break  // the name, the method and the URL are read already
    }
  }

  // MARK: Method and URL

  private struct Target {
    var method: Template
    var url: Template
    var span: SourceSpan
  }

  private static func target(
    _ entries: [Node.Entry], at span: SourceSpan, _ decoding: inout Decoding
  ) -> Target? {
    var found: Node.Entry?
    for entry in entries {
      guard let key = Key(rawValue: entry.key), key.method != nil || key == .method else { continue }
      if let found {
        decoding.report(
          "a request has one method: '\(entry.key)' stands beside '\(found.key)'", at: entry.keySpan)
        continue
      }
      found = entry
    }
    let url = entries.first { $0.key == Key.url.rawValue }
    guard let found else {
      if entries.contains(where: isMisspeltMethod) { return nil }
      let hint = "such as 'get: /orders'; or 'method' and 'url'"
      decoding.report(
        url == nil ? "a request needs a method and a URL" : "'url' needs 'method' beside it", at: url?.keySpan ?? span,
        hints: [hint])
      return nil
    }
    if found.key == Key.method.rawValue { return long(found, url, &decoding) }
    if let url {
      decoding.report(
        "'url' stands beside '\(found.key)', which has the URL already", at: url.keySpan)
    }
    guard let template = decoding.headTemplate(found.value, found.key, called: "the URL") else { return nil }
    let method = Template(constant: Key(rawValue: found.key)?.method ?? "", at: decoding.place(found.keySpan))
    return Target(method: method, url: template, span: found.keySpan)
  }

  /// An unknown key is reported as such; that the method is missing as well is no news.
  private static func isMisspeltMethod(_ entry: Node.Entry) -> Bool {
    guard KnownKeys.byName[entry.key] == nil,
      let meant = Spelling.suggestion(
        for: entry.key, among: KnownKeys.names(in: .request), aliases: ForeignWords.keys),
      let key = Key(rawValue: meant)
    else { return false }
    return key == .method || key.method != nil
  }

  private static func long(
    _ method: Node.Entry, _ url: Node.Entry?, _ decoding: inout Decoding
  ) -> Target? {
    guard let url else {
      decoding.report("'method' needs 'url' beside it", at: method.keySpan)
      return nil
    }
    guard let text = decoding.text(method.value, "method"),
      let address = decoding.headTemplate(url.value, "url", called: "the URL")
    else {
      return nil
    }
    if !Template.mayHoldTemplate(text) {
      if !FieldsDecoder.isToken(text) {
        decoding.report("'\(VisibleText.shown(text))' is no HTTP method", at: method.value.span)
      } else if Key(rawValue: text)?.method != nil {
        decoding.report(
          "methods are written in capital letters", at: method.value.span, label: "did you mean '\(text.uppercased())'?"
        )
      }
    }
    return decoding.template(text, at: method.value.span).map {
      Target(method: $0, url: address, span: method.keySpan)
    }
  }
}
