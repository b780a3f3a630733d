package import HTTP

/// What `signet explain` prints of signing: each step's inputs and outputs, the request as it would be sent, its curl
/// line.
///
/// Secrets and keys are masked wherever their values occur; signatures are shown, for they are what one compares.
package enum ExplainText {
  /// `secrets`: values by name.
  package static func render(_ signed: SignedRequest, secrets: [String: String]) -> String {
    [
      steps(signed.trace, secrets: secrets), request(signed.request, secrets: secrets),
      CurlLine.render(signed.request) { Masks(secrets).masked($0) } + "\n",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Step by step; empty for an empty trace.
  package static func steps(_ trace: [StepTrace], secrets: [String: String]) -> String {
    var masks = Masks(secrets)
    for item in trace.flatMap(\.items) where item.role == .key { masks.add(item.bytes, named: item.label) }
    var lines: [String] = []
    for step in trace {
      let indent = String(repeating: "  ", count: step.depth)
      lines.append(indent + step.step)
      for item in step.items { lines += self.lines(of: item, masks: masks).map { indent + "  " + $0 } }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(of item: StepTrace.Item, masks: Masks) -> [String] {
    switch item.role {
    case .key: return ["\(item.label): \(masks.name(of: item.bytes) ?? "***")"]
    case .signature: return ["\(item.label): \(VisibleBytes.shown(item.bytes))"]
    case .plain: return laidOut("\(item.label):", VisibleBytes.shown(masks.masked(item.bytes)))
    case .message:
      return laidOut("\(item.label) (\(count(item.bytes))):", VisibleBytes.shown(masks.masked(item.bytes)))
    }
  }

  /// `1 byte`, `17 bytes`.
  static func count(_ bytes: [UInt8]) -> String { bytes.count == 1 ? "1 byte" : "\(bytes.count) bytes" }

  /// On one line where the text has but one, else below its title.
  static func laidOut(_ title: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.count == 1
      ? [text.isEmpty ? title + " (empty)" : title + " " + text] : [title] + lines.map { "  " + $0 }
  }

  /// The headers as they go out: those of the transport's own too, which no step can see.
  static func headers(of request: HTTPRequest) -> [HTTPFields.Field] {
    var fields = request.headers.fields
    if !request.headers.contains("Host") { fields.insert(HTTPFields.Field("Host", request.url.authority), at: 0) }
    if let body = request.body, !request.headers.contains("Content-Length") {
      fields.append(HTTPFields.Field("Content-Length", String(body.count)))
    }
    return fields
  }

  /// Method, URL, headers and body as they would be sent.
  package static func request(_ request: HTTPRequest, secrets: [String: String]) -> String {
    let masks = Masks(secrets)
    var lines = ["\(request.method) \(masks.masked(request.url.description))"]
    for field in headers(of: request) {
      lines.append("\(field.name): \(VisibleBytes.shown(masks.masked(Array(field.value.utf8))))")
    }
    if let body = request.body, !body.isEmpty {
      let shown = VisibleBytes.shown(masks.masked(body.prefix(shownBody).map { $0 }))
      lines += [""] + shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if body.count > shownBody { lines.append("… \(body.count - shownBody) bytes more") }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let shownBody = 16 << 10
}
