package import HTTP

/// Where a query looks first. Adding one is a file under `Queries` and a line in `QueryRegistry`.
package protocol QuerySource: Sendable {
  /// The first word, up to a dot: `header`, `timing`.
  static var name: String { get }
  /// How it is written: `header NAME`.
  static var usage: String { get }
  /// One sentence for the reference and for editors.
  static var summary: String { get }
  /// Examples that are its documentation and its tests.
  static var examples: [QueryExample] { get }
  /// What of an exchange it reads.
  static var input: QueryInput { get }

  /// Whether it looks at the server's certificate, which the transport keeps only where it is told to.
  static var readsCertificate: Bool { get }

  init(_ call: Call) throws(ArgumentProblem)

  func find(in view: ResponseView) -> QueryResult
}

extension QuerySource {
  package static var input: QueryInput { .exchange }
  package static var readsCertificate: Bool { false }
}

/// What a query reads: whether a body alone can answer it, and how that body is to be read.
package enum QueryInput: Sendable {
  case json
  /// XML or HTML.
  case document
  case text, bytes
  /// More than a body can tell.
  case exchange
}

/// A query, a response to look in, and what is found there.
package struct QueryExample: Sendable {
  package let query: String
  /// The response's own fields, such as `("Content-Type", "text/html")`.
  package let headers: [(String, String)]
  package let body: String
  /// What the server showed in the TLS handshake.
  package let certificate: PeerCertificate?
  /// JSON text of what is found; nothing where it is missing.
  package let finds: String?
  /// Whether the query itself is wrong, which is told before anything is sent.
  package private(set) var isRefused = false

  package init(
    _ query: String, headers: [(String, String)] = [], body: String = "", certificate: PeerCertificate? = nil,
    finds: String?
  ) {
    self.query = query
    self.headers = headers
    self.body = body
    self.certificate = certificate
    self.finds = finds
  }
  /// A query that cannot be read: how a source that is always there is got wrong.
  static func refused(_ query: String) -> QueryExample {
    var example = QueryExample(query, finds: nil)
    example.isRefused = true
    return example
  }
}
