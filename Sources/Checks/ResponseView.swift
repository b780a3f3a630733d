package import HTTP

/// The exchange as queries see it. Parses the body as JSON once, when first asked. Stays within one task.
package final class ResponseView {
  package let request: HTTPRequest
  package let response: HTTPResponse
  package let timings: TransferTimings
  package let remoteAddress: String
  /// The URL of each hop before the last, oldest first.
  package let redirects: [String]
  /// Seconds of the whole request, redirects included.
  package let duration: Double
  /// For `variable NAME`.
  package let variable: (String) -> Value?

  package init(
    request: HTTPRequest, response: HTTPResponse, timings: TransferTimings = TransferTimings(),
    remoteAddress: String = "", redirects: [String] = [], duration: Double = 0,
    variable: @escaping (String) -> Value? = { _ in nil }
  ) {
    self.request = request
    self.response = response
    self.timings = timings
    self.remoteAddress = remoteAddress
    self.redirects = redirects
    self.duration = duration
    self.variable = variable
  }
}
