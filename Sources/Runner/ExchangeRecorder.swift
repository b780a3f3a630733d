import RunEvents
import HTTP
import Signing

/// An exchange as reports keep it: masked, bodies as text, cut at a size.
struct ExchangeRecorder {
  let redactor: Redactor
  /// Bytes of a body that a report keeps.
  var limit = 64 << 10

  func record(_ request: HTTPRequest, _ response: HTTPResponse?) -> RecordedExchange {
    RecordedExchange(
      requestHeaders: redactor.mask(request.headers),
      requestBody: text(request.body ?? [], contentType: request.headers["Content-Type"]),
      version: response?.version ?? "", responseHeaders: response.map { redactor.mask($0.headers) } ?? [],
      responseBody: response.map { text($0.body, contentType: $0.headers["Content-Type"]) } ?? "",
      requestSize: request.body?.count ?? 0, responseSize: response?.body.count ?? 0,
      curl: curlLine(request))
  }

  func curlLine(_ request: HTTPRequest) -> String {
    var masked = request
    masked.headers = HTTPFields(redactor.mask(request.headers).map { HTTPFields.Field($0.name, $0.value) })
    if let body = request.body, isText(body) {
      let contentType = request.headers["Content-Type"]
      masked.body = Array(redactor.mask(body: String(decoding: body, as: UTF8.self), contentType: contentType).utf8)
    }
    if let url = try? RequestURL(parsing: redactor.mask(request.url)) { masked.url = url }
    return CurlLine.render(masked) { redactor.mask($0) }
  }

  /// Masked before it is cut, so that no cut can leave half a secret behind.
  private func text(_ body: [UInt8], contentType: String?) -> String {
    if body.isEmpty { return "" }
    guard isText(body) else { return "(\(body.count) bytes that are not text)" }
    let masked = redactor.mask(body: String(decoding: body, as: UTF8.self), contentType: contentType)
    guard masked.utf8.count > limit else { return masked }
    return String(decoding: Array(masked.utf8.prefix(limit)), as: UTF8.self)
      + "\n… of \(body.count) bytes"
  }

  /// A NUL among the first bytes is what tells binary data apart; anything else is shown, repaired where it must be.
  private func isText(_ body: [UInt8]) -> Bool { !body.prefix(4096).contains(0) }
}
