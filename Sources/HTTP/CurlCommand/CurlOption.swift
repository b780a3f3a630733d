/// The options of curl that a copied line may hold.
enum CurlOption: Sendable {
  case method, header, data, dataRaw, dataBinary, dataURLEncoded, json, form, formString, get, head, user, bearer
  case cookie, userAgent, referer, url, glob
  /// Changes how the request is sent, not what is signed: kept as a note.
  case noted(takesValue: Bool)
  /// Is about curl's own output.
  case silent(takesValue: Bool)
  /// Would make another request than one that a line shows.
  case refused(reason: String)

  var takesValue: Bool {
    switch self {
    case .get, .head, .glob, .refused: false
    case .noted(let takesValue), .silent(let takesValue): takesValue
    default: true
    }
  }

  struct Entry: Sendable {
    let long: String
    let short: Character?
    let option: CurlOption

    init(_ long: String, _ short: Character? = nil, _ option: CurlOption) {
      self.long = long
      self.short = short
      self.option = option
    }
  }

  static let all: [Entry] = [
    Entry("request", "X", .method), Entry("header", "H", .header), Entry("data", "d", .data),
    Entry("data-ascii", nil, .data), Entry("data-raw", nil, .dataRaw), Entry("data-binary", nil, .dataBinary),
    Entry("data-urlencode", nil, .dataURLEncoded), Entry("json", nil, .json), Entry("form", "F", .form),
    Entry("form-string", nil, .formString), Entry("get", "G", .get), Entry("head", "I", .head),
    Entry("user", "u", .user), Entry("oauth2-bearer", nil, .bearer), Entry("cookie", "b", .cookie),
    Entry("user-agent", "A", .userAgent), Entry("referer", "e", .referer), Entry("url", nil, .url),
    Entry("globoff", "g", .glob),

    Entry("compressed", nil, .noted(takesValue: false)), Entry("insecure", "k", .noted(takesValue: false)),
    Entry("location", "L", .noted(takesValue: false)), Entry("location-trusted", nil, .noted(takesValue: false)),
    Entry("max-redirs", nil, .noted(takesValue: true)), Entry("proxy", "x", .noted(takesValue: true)),
    Entry("noproxy", nil, .noted(takesValue: true)), Entry("proxy-user", "U", .noted(takesValue: true)),
    Entry("resolve", nil, .noted(takesValue: true)), Entry("connect-to", nil, .noted(takesValue: true)),
    Entry("unix-socket", nil, .noted(takesValue: true)), Entry("cacert", nil, .noted(takesValue: true)),
    Entry("capath", nil, .noted(takesValue: true)), Entry("cert", "E", .noted(takesValue: true)),
    Entry("key", nil, .noted(takesValue: true)), Entry("pass", nil, .noted(takesValue: true)),
    Entry("http1.0", "0", .noted(takesValue: false)), Entry("http1.1", nil, .noted(takesValue: false)),
    Entry("http2", nil, .noted(takesValue: false)), Entry("http2-prior-knowledge", nil, .noted(takesValue: false)),
    Entry("http3", nil, .noted(takesValue: false)), Entry("tlsv1.2", nil, .noted(takesValue: false)),
    Entry("tlsv1.3", nil, .noted(takesValue: false)), Entry("max-time", "m", .noted(takesValue: true)),
    Entry("connect-timeout", nil, .noted(takesValue: true)), Entry("retry", nil, .noted(takesValue: true)),
    Entry("retry-delay", nil, .noted(takesValue: true)), Entry("retry-all-errors", nil, .noted(takesValue: false)),
    Entry("path-as-is", nil, .noted(takesValue: false)), Entry("cookie-jar", "c", .noted(takesValue: true)),
    Entry("ciphers", nil, .noted(takesValue: true)), Entry("limit-rate", nil, .noted(takesValue: true)),
    Entry("interface", nil, .noted(takesValue: true)), Entry("ipv4", "4", .noted(takesValue: false)),
    Entry("ipv6", "6", .noted(takesValue: false)), Entry("digest", nil, .noted(takesValue: false)),
    Entry("ntlm", nil, .noted(takesValue: false)), Entry("anyauth", nil, .noted(takesValue: false)),
    Entry("basic", nil, .silent(takesValue: false)), Entry("post301", nil, .noted(takesValue: false)),
    Entry("post302", nil, .noted(takesValue: false)), Entry("http0.9", nil, .noted(takesValue: false)),
    Entry("aws-sigv4", nil, .noted(takesValue: true)),

    Entry("silent", "s", .silent(takesValue: false)), Entry("show-error", "S", .silent(takesValue: false)),
    Entry("verbose", "v", .silent(takesValue: false)), Entry("include", "i", .silent(takesValue: false)),
    Entry("show-headers", nil, .silent(takesValue: false)), Entry("fail", "f", .silent(takesValue: false)),
    Entry("fail-with-body", nil, .silent(takesValue: false)), Entry("output", "o", .silent(takesValue: true)),
    Entry("remote-name", "O", .silent(takesValue: false)), Entry("write-out", "w", .silent(takesValue: true)),
    Entry("no-buffer", "N", .silent(takesValue: false)), Entry("progress-bar", "#", .silent(takesValue: false)),
    Entry("no-progress-meter", nil, .silent(takesValue: false)), Entry("dump-header", "D", .silent(takesValue: true)),
    Entry("trace", nil, .silent(takesValue: true)), Entry("trace-ascii", nil, .silent(takesValue: true)),
    Entry("trace-time", nil, .silent(takesValue: false)), Entry("stderr", nil, .silent(takesValue: true)),
    Entry("create-dirs", nil, .silent(takesValue: false)), Entry("no-keepalive", nil, .silent(takesValue: false)),
    Entry("disable", "q", .silent(takesValue: false)), Entry("tcp-nodelay", nil, .silent(takesValue: false)),

    Entry("upload-file", "T", .refused(reason: "'--upload-file' sends a file that the line does not hold")),
    Entry("config", "K", .refused(reason: "'--config' reads more options from a file")),
    Entry("next", ":", .refused(reason: "'--next' begins a second request; give one request a line")),
    Entry("range", "r", .refused(reason: "'--range' is better written as a header: -H 'Range: bytes=…'")),
    Entry("url-query", nil, .refused(reason: "'--url-query' is not known here; write the query into the URL")),
  ]

  static func long(_ name: Substring) -> Entry? { all.first { $0.long == name } }
  static func short(_ letter: Character) -> Entry? { all.first { $0.short == letter } }
}
