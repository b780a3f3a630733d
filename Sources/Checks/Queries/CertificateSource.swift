import HTTP

/// `certificate.days_left`: what the server's certificate says.
struct CertificateSource: QuerySource {
  static let name = "certificate"
  static let usage = "certificate.PART"
  static let summary =
    "The server's certificate: certificate.subject, .issuer, .not_before, .not_after, .days_left or .serial."
  static let examples = [QueryExample("certificate.subject", finds: nil)]

  enum Part: String, CaseIterable {
    case subject, issuer
    case notBefore = "not_before"
    case notAfter = "not_after"
    case daysLeft = "days_left"
    case serial
  }

  private let part: Part

  init(_ call: Call) throws(ArgumentProblem) {
    try call.takesNothing()
    part = try Part(partOf: call)
  }

  /// The transport does not give certificates away, so there is nothing to look in.
  func find(in view: ResponseView) -> QueryResult {
    view.request.url.scheme == "https"
      ? .missing("the server's certificate was not recorded")
      : .missing("the request was not made over TLS: there is no certificate")
  }
}
