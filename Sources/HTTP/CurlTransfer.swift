import CLibCurl

/// An easy handle in use for one transfer after another: an option is set only where it differs from the last time,
/// for each setting costs an allocation inside libcurl.
final class CurlTransfer {
  let handle: UnsafeMutablePointer<signet_transfer>
  var applied = CurlOptions()
  private(set) var request: HTTPRequest
  private(set) var options = TransferOptions()

  init?(slot: Int) {
    guard let handle = signet_transfer_new() else { return nil }
    self.handle = handle
    handle.pointee.slot = slot
    request = CurlTransfer.noRequest
  }

  deinit { signet_transfer_free(handle) }

  private static let noRequest = HTTPRequest(method: "GET", url: RequestURL(scheme: "http", host: ""))

  /// Sets everything that libcurl must know of this transfer.
  func prepare(_ request: HTTPRequest, _ options: TransferOptions, freshConnection: Bool) throws(TransportFailure) {
    self.request = request
    self.options = options
    signet_transfer_begin(handle, max(0, options.maximumBody))
    try setURL()
    try setHeaders()
    try setMethodAndBody()
    try apply(freshConnection: freshConnection)
  }

  /// Lets go of what belonged to the transfer.
  func release() {
    if options.authentication != nil {
      // libcurl keeps the server's challenge, and would answer the next server with it.
      signet_transfer_reset(handle)
      applied = CurlOptions()
    }
    request = CurlTransfer.noRequest
    options.cookies = nil
  }
}

// MARK: - What goes out

extension CurlTransfer {
  /// Whether the wire carries TLS.
  var isSecure: Bool { request.url.scheme == "https" && options.destination?.plainText != true }

  private func setURL() throws(TransportFailure) {
    append(isSecure ? "https://" : "http://")
    let url = request.url
    append(url.authority)
    append(url.path)
    if let query = url.query {
      append("?")
      append(query)
    }
    try check(signet_transfer_end_url(handle), "the URL '\(url)'")
  }

  private func setHeaders() throws(TransportFailure) {
    var names = GivenNames()
    for field in request.headers.fields {
      try CurlTransfer.refuseUnsendable(field)
      names.note(field.name)
      signet_transfer_begin_line(handle)
      append(field.name)
      // libcurl takes "Name:" for a wish to leave the header out; "Name;" sends it without a value.
      if CurlTransfer.isBlank(field.value) {
        append(";")
      } else {
        append(": ")
        append(field.value)
      }
      signet_transfer_end_line(handle)
    }
    // Its own additions, left out: what goes out is what the request says.
    if !names.accept { appendLine("Accept:") }
    if hasUpload {
      if !names.expect { appendLine("Expect:") }
      if !names.contentType { appendLine("Content-Type:") }
    }
    try check(signet_transfer_end_headers(handle), "the headers")
    setAcceptEncoding(names.acceptEncoding ? nil : "")
  }

  private func setAcceptEncoding(_ value: String?) {
    guard applied.acceptEncoding != value else { return }
    signet_set_string(handle.pointee.easy, CURLOPT_ACCEPT_ENCODING, value)
    applied.acceptEncoding = value
  }

  /// Whether libcurl sends a body, be it the empty one of a POST without any.
  private var hasUpload: Bool {
    switch request.method {
    case "POST", "PUT", "PATCH": true
    default: request.body != nil
    }
  }

  private func setMethodAndBody() throws(TransportFailure) {
    let easy = handle.pointee.easy
    let kind: CurlOptions.Kind = hasUpload ? .post : request.method == "HEAD" ? .head : .get
    handle.pointee.ends_with_headers = kind == .post && request.method == "HEAD"
    if applied.kind != kind {
      switch kind {
      case .get: signet_set_long(easy, CURLOPT_HTTPGET, 1)
      case .post: signet_set_long(easy, CURLOPT_POST, 1)
      case .head: signet_set_long(easy, CURLOPT_NOBODY, 1)
      }
      applied.kind = kind
    }
    if hasUpload { try setUpload() }
    try setMethod(kind)
  }

  private func setMethod(_ kind: CurlOptions.Kind) throws(TransportFailure) {
    let method = request.method
    guard !method.isEmpty, method.utf8.allSatisfy(ASCIISet.token.contains) else {
      throw TransportFailure(.unusable, "'\(method)' is not a method that can be sent: it holds more than letters")
    }
    let custom =
      switch (kind, method) {
      case (.get, "GET"), (.post, "POST"), (.head, "HEAD"): nil as String?
      default: method
      }
    guard applied.customMethod != custom else { return }
    signet_set_string(handle.pointee.easy, CURLOPT_CUSTOMREQUEST, custom)
    applied.customMethod = custom
  }

  private func setUpload() throws(TransportFailure) {
    let copied = (request.body ?? []).withUnsafeBytes {
      signet_transfer_set_upload(handle, $0.baseAddress, $0.count)
    }
    guard copied else { throw .outOfMemory }
  }

  private func appendLine(_ text: String) {
    signet_transfer_begin_line(handle)
    append(text)
    signet_transfer_end_line(handle)
  }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { signet_transfer_append(handle, $0.baseAddress, $0.count) }
  }

  func check(_ code: CURLcode, _ what: @autoclosure () -> String) throws(TransportFailure) {
    guard code != CURLE_OK else { return }
    throw TransportFailure(.unusable, "libcurl refuses \(what()): \(String(cString: signet_curl_words(code)))")
  }

  /// A line break in a header would let a value write headers of its own.
  private static func refuseUnsendable(_ field: HTTPFields.Field) throws(TransportFailure) {
    guard !field.name.isEmpty, field.name.utf8.allSatisfy(ASCIISet.token.contains) else {
      throw TransportFailure(.unusable, "'\(field.name)' is not a header name that can be sent")
    }
    guard field.value.utf8.allSatisfy({ $0 != 0x0A && $0 != 0x0D && $0 != 0 }) else {
      throw TransportFailure(.unusable, "the header '\(field.name)' holds a line break or a NUL byte")
    }
  }

  private static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

/// Which of the headers that libcurl would add the request has of its own.
private struct GivenNames {
  var accept = false
  var acceptEncoding = false
  var contentType = false
  var expect = false

  mutating func note(_ name: String) {
    switch name.utf8.count {
    case 6:
      if HTTPFields.sameName(name, "accept") { accept = true }
      if HTTPFields.sameName(name, "expect") { expect = true }
    case 12: if HTTPFields.sameName(name, "content-type") { contentType = true }
    case 15: if HTTPFields.sameName(name, "accept-encoding") { acceptEncoding = true }
    default: break
    }
  }
}

// MARK: - What comes in

extension CurlTransfer {
  /// What became of the transfer; nothing for `code` where it was taken out before its end.
  func exchange(endedWith code: CURLcode?) -> Exchange {
    var report = signet_transfer_report()
    signet_transfer_read_report(handle, &report)
    let result: Result<HTTPResponse, TransportFailure> =
      if let code {
        if handle.pointee.headers_complete, code == CURLE_OK || handle.pointee.ends_with_headers {
          .success(response(report))
        } else {
          .failure(failure(code, report))
        }
      } else {
        .failure(.interrupted)
      }
    return Exchange(
      request: request, result: result, timings: TransferTimings(report),
      remoteAddress: String(cString: report.remote_address), sendings: Int(handle.pointee.sendings))
  }

  private func response(_ report: signet_transfer_report) -> HTTPResponse {
    let (headers, body) = (handle.pointee.headers, handle.pointee.body)
    return HTTPResponse(
      status: report.status, version: CurlTransfer.version(report.version),
      headers: HTTPFields(parsing: UnsafeBufferPointer(start: headers.bytes, count: headers.count).span),
      body: [UInt8](UnsafeBufferPointer(start: body.bytes, count: body.count)))
  }

  private func failure(_ code: CURLcode, _ report: signet_transfer_report) -> TransportFailure {
    let transfer = handle.pointee
    let words = withUnsafeBytes(of: transfer.error) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return TransferEnd(
      code: code, report: report, words: words.isEmpty ? String(cString: signet_curl_words(code)) : words,
      url: request.url, options: options, wasSent: transfer.sendings > 0,
      headerBytes: transfer.headers.count, headersComplete: transfer.headers_complete,
      bodyBytes: transfer.body.count, bodyTooLarge: transfer.body_too_large,
      headersTooLarge: transfer.headers_too_large, outOfMemory: transfer.out_of_memory
    ).failure
  }

  private static func version(_ number: Int) -> String {
    switch number {
    case 1: "1.0"
    case 3: "2"
    case 30: "3"
    default: "1.1"
    }
  }

  /// The peer's certificate, where this transfer made the connection.
  func certificate() -> PeerCertificate? {
    guard let first = signet_transfer_certificate(handle) else { return nil }
    var lines: [String] = []
    var node: UnsafePointer<curl_slist>? = first
    while let line = node {
      lines.append(String(cString: line.pointee.data))
      node = UnsafePointer(line.pointee.next)
    }
    return PeerCertificate(lines: lines)
  }
}

extension TransferTimings {
  fileprivate init(_ report: signet_transfer_report) {
    func seconds(_ microseconds: curl_off_t) -> Double { Double(microseconds) / 1_000_000 }
    let isNew = report.connections > 0
    self.init(
      dns: isNew ? seconds(report.name_lookup) : 0, connect: isNew ? seconds(report.connect) : 0,
      tls: isNew ? seconds(report.app_connect) : 0, firstByte: seconds(report.first_byte),
      total: seconds(report.total))
  }
}
