import Diagnostics
import HTTP
import JSON

/// A webhook message as a terminal may show it: JSON laid out, secrets masked, nothing that moves the cursor.
package struct MessageText {
  private let redactor: Redactor

  package init(redactor: Redactor) { self.redactor = redactor }

  /// The request line, the headers and the body, each line with its end.
  package func text(of message: WebhookMessage) -> String {
    let request = message.request(at: "http://localhost")
    let url = redactor.mask(request.url)
    var lines = ["\(message.method) \(url.dropFirst("http://localhost".count))"]
    lines += redactor.mask(message.headers).map { "\($0.name): \($0.value)" }
    return lines.map { VisibleText.shown($0) + "\n" }.joined() + body(of: message)
  }

  private func body(of message: WebhookMessage) -> String {
    if message.body.isEmpty { return "" }
    guard let text = String(validating: message.body, as: UTF8.self) else {
      return "\n(\(message.body.count) bytes that are no UTF-8)\n"
    }
    // Whatever it announces itself as: what can be read as JSON is masked and laid out as such.
    let isJSON = (try? JSONParser.parse(message.body)) != nil
    var shown = redactor.mask(
      body: text, contentType: isJSON ? "application/json" : message.headers["Content-Type"])
    if isJSON, let value = try? JSONParser.parse(Array(shown.utf8)) { shown = redactor.mask(JSONWriter.pretty(value)) }
    shown = VisibleText.shown(shown, keeping: "\n")
    return "\n" + shown + (shown.hasSuffix("\n") ? "" : "\n")
  }
}
