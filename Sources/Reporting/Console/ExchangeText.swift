import HTTP
import RunEvents

/// A request and its response in full, for `-v` and for what JUnit keeps of a failed case.
enum ExchangeText {
  /// Lines, the last one ended too; bodies at most `bodyLimit` bytes each, head and tail.
  static func lines(_ result: RequestResult, bodyLimit: Int) -> String {
    guard let exchange = result.exchange else { return "" }
    var text = "> \(ReportText.line(result.method)) \(ReportText.line(result.url))\n"
    for (name, value) in exchange.requestHeaders { text += "> \(ReportText.line(name)): \(ReportText.line(value))\n" }
    text += body(exchange.requestBody, size: exchange.requestSize, mark: ">", limit: bodyLimit)
    if let status = result.status {
      text += "< HTTP/\(exchange.version) \(status)\n"
      for (name, value) in exchange.responseHeaders {
        text += "< \(ReportText.line(name)): \(ReportText.line(value))\n"
      }
      text += body(exchange.responseBody, size: exchange.responseSize, mark: "<", limit: bodyLimit)
    }
    return text
  }

  /// `dns 1 ms, connect 2 ms, …`; a kept connection skips the first ones.
  static func timings(_ timings: TransferTimings) -> String {
    let phases = [
      ("dns", timings.dns), ("connect", timings.connect), ("tls", timings.tls), ("first byte", timings.firstByte),
      ("total", timings.total),
    ]
    return phases.filter { $0.1 > 0 }.map { "\($0.0) \(NumberText.duration($0.1))" }.joined(separator: ", ")
  }

  private static func body(_ body: String, size: Int, mark: String, limit: Int) -> String {
    if body.isEmpty { return size > 0 ? "\(mark)\n\(mark) (\(size) bytes)\n" : "" }
    var text = mark + "\n"
    // Every line is marked, so that no line of a body begins a line of the log.
    for line in ReportText.block(HeadAndTail.cut(body, to: limit)).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      text += line.isEmpty ? mark + "\n" : "\(mark) \(line)\n"
    }
    return text
  }
}
