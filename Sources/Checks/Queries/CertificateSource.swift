import HTTP
import JSON

/// `certificate.days_left`: what the server's certificate says.
struct CertificateSource: QuerySource {
  static let name = "certificate"
  static let usage = "certificate.PART"
  static let summary =
    "The server's certificate: certificate.subject, .issuer, .not_before, .not_after, .days_left or .serial."
  static let examples = [
    QueryExample("certificate.subject", certificate: example, finds: #""CN = shop.example""#),
    QueryExample("certificate.not_after", certificate: example, finds: #""1970-01-31T00:00:00Z""#),
    QueryExample("certificate.days_left", certificate: example, finds: "30"),
    QueryExample("certificate.subject", finds: nil),
  ]

  /// Valid for 30 more days at the moment of examples, the first of 1970.
  private static let example: PeerCertificate = {
    var certificate = PeerCertificate()
    certificate.subject = "CN = shop.example"
    certificate.notAfter = 30 * 86_400
    return certificate
  }()

  static let readsCertificate = true

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

  func find(in view: ResponseView) -> QueryResult {
    guard let certificate = view.certificate else {
      return .missing("the request was not made over TLS: there is no certificate")
    }
    switch part {
    case .subject: return .found(.text(certificate.subject))
    case .issuer: return .found(.text(certificate.issuer))
    case .serial: return .found(.text(certificate.serialNumber))
    case .notBefore: return date(certificate.notBefore)
    case .notAfter: return date(certificate.notAfter)
    case .daysLeft:
      guard let end = certificate.notAfter else { return date(nil) }
      // Whole days, so that the last day counts 0 and one that is over counts below.
      let seconds = end - view.now.seconds
      return .found(.json(.number(JSONNumber(Int((seconds - ((seconds % 86400) + 86400) % 86400) / 86400)))))
    }
  }

  private func date(_ seconds: Int64?) -> QueryResult {
    guard let seconds else { return .missing("the certificate's date cannot be read") }
    let text = Moment(seconds: seconds).formatted("%Y-%m-%dT%H:%M:%SZ")
    return text.map { .found(.text($0)) } ?? .missing("the certificate's date cannot be read")
  }
}
