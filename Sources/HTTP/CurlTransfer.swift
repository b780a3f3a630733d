import CLibCurl

/// An easy handle in use for one transfer after another: an option is set only where it differs from the last time,
/// for each setting costs an allocation inside libcurl.
final class CurlTransfer {
  let handle: UnsafeMutablePointer<signet_transfer>
  var applied = CurlOptions()
  private(set) var request: HTTPRequest
  private(set) var options = TransferOptions()
  /// Of the response before on this handle.
  private var lastHeaders = HTTPFields()

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
      // libcurl keeps the server's challenge, and would answer the next server with it. The jar is let go of first: a
      // reset leaves it in use, and it may be gone before this handle is.
      CookieJar.use(nil, in: handle)
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
    let url = request.url
    guard applied.url != url || applied.urlIsSecure != isSecure else { return }
    append(isSecure ? "https://" : "http://")
    append(url.authority)
    append(url.path)
    if let query = url.query {
      append("?")
      append(query)
    }
    applied.url = nil
    try check(signet_transfer_end_url(handle), "the URL '\(url)'")
    (applied.url, applied.urlIsSecure) = (url, isSecure)
  }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { signet_transfer_append_url(handle, $0.baseAddress, $0.count) }
  }

  private func setHeaders() throws(TransportFailure) {
    for field in request.headers.fields {
      switch add(field) {
      case SIGNET_HEADER_BAD_NAME:
        throw TransportFailure(.unusable, "'\(field.name)' is not a header name that can be sent")
      case SIGNET_HEADER_BAD_VALUE:
        throw TransportFailure(.unusable, "the header '\(field.name)' holds a line break or a NUL byte")
      default: break
      }
    }
    try check(signet_transfer_end_headers(handle, hasUpload), "the headers")
    setAcceptEncoding(handle.pointee.has_accept_encoding ? nil : "")
  }

  private func add(_ field: HTTPFields.Field) -> signet_header_result {
    var (name, value) = (field.name, field.value)
    return name.withUTF8 { name in
      value.withUTF8 { value in
        signet_transfer_add_header(handle, name.baseAddress, name.count, value.baseAddress, value.count)
      }
    }
  }

  private func setAcceptEncoding(_ value: String?) {
    guard applied.acceptEncoding != value else { return }
    signet_set_string(handle.pointee.easy, CURLOPT_ACCEPT_ENCODING, value)
    applied.acceptEncoding = value
  }

  /// Whether libcurl sends a body, be it the empty one of a POST without any: those methods say Content-Length: 0
  /// (RFC 9110, section 8.6).
  private var hasUpload: Bool {
    request.body != nil || request.method == "POST" || request.method == "PUT" || request.method == "PATCH"
  }

  private func setMethodAndBody() throws(TransportFailure) {
    let method = request.method
    let kind: CurlOptions.Kind = hasUpload ? .post : method == "HEAD" ? .head : .get
    if applied.kind != kind || applied.method != method {
      try CurlTransfer.refuseUnsendable(method: method)
      set(kind)
      setCustomMethod(isImplied(method, by: kind) ? nil : method)
      applied.method = method
    }
    handle.pointee.ends_with_headers = kind == .post && method == "HEAD"
    if kind == .post { try setUpload() }
  }

  private func set(_ kind: CurlOptions.Kind) {
    guard applied.kind != kind else { return }
    let easy = handle.pointee.easy
    switch kind {
    case .get: signet_set_long(easy, CURLOPT_HTTPGET, 1)
    case .post: signet_set_long(easy, CURLOPT_POST, 1)
    case .head: signet_set_long(easy, CURLOPT_NOBODY, 1)
    }
    applied.kind = kind
  }

  private func isImplied(_ method: String, by kind: CurlOptions.Kind) -> Bool {
    switch kind {
    case .get: method == "GET"
    case .post: method == "POST"
    case .head: true
    }
  }

  private func setCustomMethod(_ method: String?) {
    guard applied.customMethod != method else { return }
    signet_set_string(handle.pointee.easy, CURLOPT_CUSTOMREQUEST, method)
    applied.customMethod = method
  }

  private static func refuseUnsendable(method: String) throws(TransportFailure) {
    guard !method.isEmpty, method.utf8.allSatisfy(ASCIISet.token.contains) else {
      throw TransportFailure(.unusable, "'\(method)' is not a method that can be sent: it holds more than letters")
    }
  }

  private func setUpload() throws(TransportFailure) {
    let copied = (request.body ?? []).withUnsafeBytes {
      signet_transfer_set_upload(handle, $0.baseAddress, $0.count)
    }
    guard copied else { throw .outOfMemory }
  }

  func check(_ code: CURLcode, _ what: @autoclosure () -> String) throws(TransportFailure) {
    guard code != CURLE_OK else { return }
    throw TransportFailure(.unusable, "libcurl refuses \(what()): \(String(cString: signet_curl_words(code)))")
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
          .failure(failure(code))
        }
      } else {
        .failure(.interrupted)
      }
    // What libcurl's side holds of a response that broke off is not in `lastHeaders`.
    if case .failure = result { lastHeaders = HTTPFields() }
    return Exchange(
      request: request, result: result, timings: TransferTimings(report),
      remoteAddress: String(cString: report.remote_address), sendings: Int(handle.pointee.sendings))
  }

  private func response(_ report: signet_transfer_report) -> HTTPResponse {
    let body = handle.pointee.body
    lastHeaders = readHeaders()
    return HTTPResponse(
      status: report.status, version: CurlTransfer.version(report.version), headers: lastHeaders,
      body: [UInt8](UnsafeBufferPointer(start: body.bytes, count: body.count)))
  }

  /// Takes over from the response before what has not changed.
  private func readHeaders() -> HTTPFields {
    let raw = handle.pointee.headers
    var fields: [HTTPFields.Field] = []
    fields.reserveCapacity(raw.count)
    for index in 0..<raw.count {
      if index < lastHeaders.fields.count, signet_transfer_repeats_header(handle, index) {
        fields.append(lastHeaders.fields[index])
      } else {
        let field = raw.fields[index]
        fields.append(
          HTTPFields.Field(
            CurlTransfer.text(raw.text, field.name, field.name_length),
            CurlTransfer.text(raw.text, field.value, field.value_length)))
      }
    }
    return HTTPFields(fields)
  }

  /// What is not UTF-8 is read as ISO 8859-1, which RFC 9110, section 5.5, names as the older custom.
  private static func text(_ buffer: signet_buffer, _ start: Int, _ length: Int) -> String {
    let bytes = UnsafeBufferPointer(start: buffer.bytes + start, count: length)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  private func failure(_ code: CURLcode) -> TransportFailure {
    let transfer = handle.pointee
    var details = signet_transfer_failure()
    signet_transfer_read_failure(handle, &details)
    var words = withUnsafeBytes(of: transfer.error) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if let credentials = options.proxy.credentials { words = words.replacing(credentials, with: "***") }
    return TransferEnd(
      code: code, details: details, words: words.isEmpty ? String(cString: signet_curl_words(code)) : words,
      url: request.url, options: options, wasSent: transfer.sendings > 0,
      headerBytes: transfer.header_bytes, headersComplete: transfer.headers_complete,
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
    self.init(
      dns: seconds(report.name_lookup), connect: seconds(report.connect), tls: seconds(report.app_connect),
      firstByte: seconds(report.first_byte), total: seconds(report.total))
  }
}
