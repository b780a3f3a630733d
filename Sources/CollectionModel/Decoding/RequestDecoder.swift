import Diagnostics
import Templates
import YAML

/// An item that sends one request.
enum RequestDecoder {
  static func decode(_ item: ItemEntries, _ decoding: inout Decoding) -> RequestDefinition {
    let target = target(item, &decoding)
    let (name, place) = item.name(at: target?.span ?? item.span, &decoding)
    // Without a method or URL, which is reported, the rest is looked through all the same.
    let nothing = Template(constant: "", at: decoding.place(item.span))
    var request = RequestDefinition(
      name: name, place: decoding.place(place), method: target?.method ?? nothing, url: target?.url ?? nothing)
    var body: Node.Entry?
    for entry in item.entries {
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

  private static func target(_ item: ItemEntries, _ decoding: inout Decoding) -> Target? {
    var found: (entry: Node.Entry, method: String?)?
    for (entry, key) in zip(item.entries, item.keys) {
      guard let key, key == .method || key.method != nil else { continue }
      if let found {
        decoding.report(
          "a request has one method: '\(entry.key)' stands beside '\(found.entry.key)'", at: entry.keySpan)
        continue
      }
      found = (entry, key.method)
    }
    let url = item.entry(.url)
    guard let (entry, method) = found else {
      // An unknown key is reported as such; that the method is missing as well is no news.
      if item.isMisspelt(where: { $0 == .method || $0.method != nil }, on: .request) { return nil }
      decoding.report(
        url == nil ? "a request needs a method and a URL" : "'url' needs 'method' beside it",
        at: url?.keySpan ?? item.span, hints: ["such as 'get: /orders'; or 'method' and 'url'"])
      return nil
    }
    guard let method else { return long(entry, url, &decoding) }
    if let url {
      decoding.report("'url' stands beside '\(entry.key)', which has the URL already", at: url.keySpan)
    }
    guard let template = decoding.url(entry.value, entry.key) else { return nil }
    return Target(
      method: Template(constant: method, at: decoding.place(entry.keySpan)), url: template, span: entry.keySpan)
  }

  private static func long(
    _ method: Node.Entry, _ url: Node.Entry?, _ decoding: inout Decoding
  ) -> Target? {
    guard let url else {
      decoding.report("'method' needs 'url' beside it", at: method.keySpan)
      return nil
    }
    guard let text = decoding.text(method.value, "method"),
      let address = decoding.url(url.value, "url")
    else {
      return nil
    }
    if !text.holdsTemplate {
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
