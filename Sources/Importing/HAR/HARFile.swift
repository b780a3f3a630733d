package import Diagnostics
import HTTP
import JSON

/// Which exchanges of a HAR file are wanted.
package struct HARFilter: Sendable {
  /// Without any, all.
  package var hosts: [String] = []
  package var methods: [String] = []
  /// Pages, styles, scripts, images and fonts as well.
  package var allTypes = false

  package init() {}
}

/// A HAR 1.2 file: what a browser or proxy sent and received.
package struct HARFile: Sendable {
  package static let largestFile = 64 << 20

  let path: String
  let exchanges: [HARExchange]

  /// Throws with the place where the file is no JSON, or no HAR.
  package init(path: String, bytes: [UInt8]) throws(Diagnostic) {
    self.path = path
    let source = SourceText(path: path, bytes: bytes)
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONParser.parse(bytes, depthLimit: 256)
    } catch {
      throw Diagnostic(
        "the file is no JSON: \(error.reason)", at: SourcePlace(source, source.span(atByte: error.offset)))
    }
    guard let entries = value["log"]?["entries"]?.arrayValue else {
      throw Diagnostic(
        "the file is no HAR file: it has no list 'log.entries'",
        at: SourcePlace(source, SourceSpan(line: 1, column: 1)))
    }
    exchanges = entries.enumerated().compactMap { HARExchange($0.element, number: $0.offset + 1) }
  }
}

/// One entry of a HAR file.
struct HARExchange: Sendable {
  /// From 1.
  var number: Int
  var method: String
  var url: RequestURL
  var headers: [(name: String, value: String)]
  var body: JSONValue?
  var status: Int
  var responseHeaders: [(name: String, value: String)]
  /// Of the response, where the file has it and it is text.
  var responseText: String?
  var responseType: String
  /// What the browser wanted it for.
  var resourceType: String

  init?(_ entry: JSONValue, number: Int) {
    guard let request = entry["request"], let method = request["method"]?.stringValue,
      let text = request["url"]?.stringValue, let url = try? RequestURL(parsing: text)
    else { return nil }
    self.number = number
    self.method = method.uppercased()
    self.url = url
    headers = Self.fields(request["headers"])
    body = request["postData"]
    let response = entry["response"]
    status = response?["status"]?.intValue ?? 0
    responseHeaders = Self.fields(response?["headers"])
    let content = response?["content"]
    responseType = content?["mimeType"]?.stringValue?.prefix { $0 != ";" }.trimmed.lowercased() ?? ""
    responseText = content?["encoding"] == nil ? content?["text"]?.stringValue : nil
    resourceType = entry["_resourceType"]?.stringValue ?? ""
  }

  private static func fields(_ list: JSONValue?) -> [(name: String, value: String)] {
    (list?.arrayValue ?? []).compactMap { item in
      guard let name = item["name"]?.stringValue, let value = item["value"]?.stringValue else { return nil }
      return (name, value)
    }
  }

  /// Whether a page brought it along: not what the page asked of an API.
  var isDecoration: Bool {
    if ["document", "stylesheet", "script", "image", "font", "media", "manifest", "preflight", "ping"].contains(
      resourceType)
    {
      return true
    }
    if ["xhr", "fetch"].contains(resourceType) { return false }
    return responseType.hasPrefix("image/") || responseType.hasPrefix("font/") || responseType.hasPrefix("video/")
      || ["text/css", "text/html", "application/javascript", "text/javascript", "font/woff2"].contains(responseType)
  }

  /// Of CORS: the browser's own question before the request.
  var isPreflight: Bool {
    method == "OPTIONS" && headers.contains { $0.name.lowercased() == "access-control-request-method" }
  }
}
