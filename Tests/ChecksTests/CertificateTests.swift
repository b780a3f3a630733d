import Checks
import HTTP
import JSON
import Testing

@Suite("The server's certificate")
struct CertificateTests {
  private var certificate: PeerCertificate {
    var certificate = PeerCertificate()
    certificate.subject = "CN = shop.example"
    certificate.issuer = "CN = authority"
    certificate.serialNumber = "0a1b"
    certificate.notBefore = -86400
    certificate.notAfter = 10 * 86400 - 1
    return certificate
  }

  @Test(
    "is looked at part by part",
    arguments: [
      ("subject", JSONValue.string("CN = shop.example")), ("issuer", "CN = authority"), ("serial", "0a1b"),
      ("not_before", "1969-12-31T00:00:00Z"), ("not_after", "1970-01-10T23:59:59Z"), ("days_left", 9),
    ])
  func parts(part: String, expected: JSONValue) throws {
    let query = try Query(parsing: "certificate.\(part)")
    #expect(query.readsCertificate)
    guard case .found(let value) = query.evaluate(on: view(certificate: certificate)) else {
      return #expect(Bool(false), "nothing found")
    }
    #expect(value.asJSON == expected)
  }

  @Test("that has run out has days below zero left")
  func expired() throws {
    var certificate = certificate
    certificate.notAfter = -1
    guard
      case .found(let value) = try Query(parsing: "certificate.days_left").evaluate(on: view(certificate: certificate))
    else { return #expect(Bool(false), "nothing found") }
    #expect(value.asJSON == -1)
  }

  @Test("is missing where the exchange had no TLS")
  func missing() throws {
    guard case .missing(let reason) = try Query(parsing: "certificate.issuer").evaluate(on: view()) else {
      return #expect(Bool(false), "something found")
    }
    #expect(reason == "the request was not made over TLS: there is no certificate")
    #expect(!(try Query(parsing: "status").readsCertificate))
  }
}
