package import HTTP
package import JSON

/// The exchange as queries see it. Reads the body as text, JSON or XML once, when first asked. Stays within one task.
package final class ResponseView {
  package let request: HTTPRequest
  package let response: HTTPResponse
  package let timings: TransferTimings
  package let remoteAddress: String
  /// The server's, where the transport was told to keep it.
  package let certificate: PeerCertificate?
  /// The URL of each hop before the last, oldest first.
  package let redirects: [String]
  /// Seconds of the whole request, redirects included.
  package let duration: Double
  /// What `days_from_now` counts from.
  package let now: Moment
  /// For `variable NAME`.
  package let variable: (String) -> Value?

  private var knownJSON: Result<JSONValue, Unreadable>?
  private var knownText: BodyText?
  private var knownDocuments: [XMLDocument.Language: Result<XMLDocument, XMLProblem>] = [:]

  package init(
    request: HTTPRequest, response: HTTPResponse, timings: TransferTimings = TransferTimings(),
    remoteAddress: String = "", certificate: PeerCertificate? = nil, redirects: [String] = [], duration: Double = 0,
    now: Moment = .current, variable: @escaping (String) -> Value? = { _ in nil }
  ) {
    self.request = request
    self.response = response
    self.timings = timings
    self.remoteAddress = remoteAddress
    self.certificate = certificate
    self.redirects = redirects
    self.duration = duration
    self.now = now
    self.variable = variable
  }
}

extension ResponseView {
  /// Reads the body as JSON now, so that a mistake in it is known by its place.
  ///
  /// - Parameter depthLimit: as `JSONParser` has it.
  package func readJSON(depthLimit: Int) throws(JSONSyntaxError) {
    knownJSON = .success(try JSONParser.parse(response.body.isEmpty ? [] : bytesOfJSON, depthLimit: depthLimit))
  }

  /// Reads the body as XML or HTML now, for the same reason.
  package func readDocument() throws(XMLProblem) { _ = try document(documentLanguage).get() }

  /// Whether the body is text by its charset.
  package var isText: Bool { if case .text = text { true } else { false } }

  /// Why a body is not what a query needs, in words for the user.
  struct Unreadable: Error { let reason: String }

  /// The body as JSON.
  var json: Result<JSONValue, Unreadable> {
    if let knownJSON { return knownJSON }
    let result = parseJSON()
    knownJSON = result
    return result
  }

  /// The body as text by the charset of its Content-Type; bytes where it is none.
  var text: BodyText {
    if let knownText { return knownText }
    let text = BodyText(response.body, contentType: response.headers["Content-Type"])
    knownText = text
    return text
  }

  /// The body as XML or HTML.
  func document(_ language: XMLDocument.Language) -> Result<XMLDocument, XMLProblem> {
    if let known = knownDocuments[language] { return known }
    let result = parseDocument(language)
    knownDocuments[language] = result
    return result
  }

  /// What the response says its body is; where it says nothing of XML or HTML, what the body begins with.
  var documentLanguage: XMLDocument.Language {
    let type = MediaType(response.headers["Content-Type"])
    if type.name == "text/html" { return .html }
    if type.isXML { return .xml }
    let start = String(decoding: response.body.prefix(200), as: UTF8.self).lowercased().drop { $0.isWhitespace }
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .html : .xml
  }

  private func parseJSON() -> Result<JSONValue, Unreadable> {
    guard !response.body.isEmpty else { return .failure(Unreadable(reason: "the body is empty")) }
    do {
      return .success(try JSONParser.parse(bytesOfJSON))
    } catch {
      return .failure(
        Unreadable(
          reason: "the body is not JSON: \(error.reason) at line \(error.line), column \(error.column); "
            + "it begins with \(Excerpt.quoted(beginning, limit: 40))"))
    }
  }

  /// JSON is UTF-8 (RFC 8259 section 8.1) except where the response says otherwise, or it is clearly UTF-16.
  private var bytesOfJSON: [UInt8] {
    let body = response.body
    if body[0] == UInt8(ascii: "{") || body[0] == UInt8(ascii: "[") {
      // The next byte of UTF-16 would be NUL, which JSON never holds.
      if body.count == 1 || body[1] != 0, MediaType.isUTF8(response.headers["Content-Type"]) { return body }
    }
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(body.dropFirst(3)) }
    guard case .text(let text) = text else { return body }
    return Array(text.utf8)
  }

  private var beginning: String {
    if case .text(let text) = text { return String(text.prefix(60)) }
    return String(decoding: response.body.prefix(60), as: UTF8.self)
  }

  private func parseDocument(_ language: XMLDocument.Language) -> Result<XMLDocument, XMLProblem> {
    guard !response.body.isEmpty else { return .failure(XMLProblem("the body is empty")) }
    let type = MediaType(response.headers["Content-Type"])
    do throws(XMLProblem) {
      return .success(try XMLDocument(response.body, language: language, charset: type.charset))
    } catch {
      guard language == .xml else { return .failure(error) }
      var problem = error
      problem.reason += "; it begins with \(Excerpt.quoted(beginning, limit: 40))"
      return .failure(problem)
    }
  }
}
