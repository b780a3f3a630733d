import Digests
package import HTTP
package import JSON

/// What `ExplainText` tells, for programs: the same steps, bytes and masks.
package struct ExplainJSON {
  private let masks: Masks
  private let redact: (String) -> String

  /// `secrets`: values by name. `redact` masks them in other forms than their own, such as base64.
  package init(_ trace: [StepTrace], secrets: [String: String], redact: @escaping (String) -> String = { $0 }) {
    var masks = Masks(secrets)
    for item in trace.flatMap(\.items) where item.role == .key { masks.add(item.bytes, named: item.label) }
    self.masks = masks
    self.redact = redact
  }

  /// `[{step, depth, items: [{label, role, text | base64, bytes}]}]`; `bytes` counts before anything was masked.
  package func steps(_ trace: [StepTrace]) -> JSONValue {
    .array(
      trace.map { step in
        .object(
          JSONObject([
            ("step", .string(step.step)), ("depth", .number(JSONNumber(step.depth))),
            ("items", .array(step.items.map(item))),
          ]))
      })
  }

  private func item(_ item: StepTrace.Item) -> JSONValue {
    var members: [JSONObject.Member] = [("label", .string(item.label)), ("role", .string(item.role.rawValue))]
    switch item.role {
    case .key: members.append(("text", .string(masks.name(of: item.bytes) ?? "***")))
    case .signature: members += content(item.bytes, isMasked: false)
    case .plain, .message: members += content(item.bytes)
    }
    // How long a key is, is nobody's business.
    if item.role != .key { members.append(("bytes", .number(JSONNumber(item.bytes.count)))) }
    return .object(JSONObject(members))
  }

  /// `{method, url, headers: [{name, value}], text | base64, bytes}`; no body, no `bytes`.
  package func request(_ request: HTTPRequest) -> JSONValue {
    var members: [JSONObject.Member] = [
      ("method", .string(request.method)), ("url", .string(masked(request.url.description))),
      (
        "headers",
        .array(
          ExplainText.headers(of: request).map { field in
            .object(JSONObject([("name", .string(field.name)), ("value", .string(masked(field.value)))]))
          })
      ),
    ]
    if let body = request.body {
      members += content(body)
      members.append(("bytes", .number(JSONNumber(body.count))))
    }
    return .object(JSONObject(members))
  }

  package func curl(_ request: HTTPRequest) -> JSONValue { .string(CurlLine.render(request) { masked($0) }) }

  package func masked(_ text: String) -> String { redact(masks.masked(text)) }

  package func content(_ bytes: [UInt8], isMasked: Bool = true) -> [JSONObject.Member] {
    guard let text = String(validating: isMasked ? masks.masked(bytes) : bytes, as: UTF8.self) else {
      return [("base64", .string(redact(ByteEncoding.base64.encode(masks.masked(bytes)))))]
    }
    // A token may hold a secret among what it claims.
    return [("text", .string(redact(text)))]
  }
}
