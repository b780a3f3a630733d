/// The certificate that the peer showed in the TLS handshake.
package struct PeerCertificate: Sendable, Equatable {
  /// As OpenSSL writes it, such as `CN = example.com`.
  package var subject = ""
  package var issuer = ""
  /// Hexadecimal, as OpenSSL writes it.
  package var serialNumber = ""
  /// Seconds since 1970.
  package var notBefore: Int64?
  /// Seconds since 1970.
  package var notAfter: Int64?

  package init() {}

  /// Reads libcurl's lines, such as `Subject:CN = example.com`.
  init(lines: [String]) {
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...])
      switch line[..<colon] {
      case "Subject": subject = value
      case "Issuer": issuer = value
      case "Serial Number": serialNumber = value
      case "Start date": notBefore = PeerCertificate.seconds(value)
      case "Expire date": notAfter = PeerCertificate.seconds(value)
      default: break
      }
    }
  }

  /// Reads OpenSSL's form of a date, `Nov  2 20:55:34 2026 GMT`.
  static func seconds(_ text: String) -> Int64? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" })
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count >= 6, let month = months.firstIndex(of: String(parts[0])), let day = Int64(parts[1]),
      let hour = Int64(parts[2]), let minute = Int64(parts[3]), let second = Int64(parts[4]),
      let year = Int64(parts[5])
    else { return nil }
    // Days since 1970 in the Gregorian calendar, with the year beginning in March so that a leap day ends it.
    let shifted = month < 2 ? year - 1 : year
    let monthFromMarch = Int64((month + 10) % 12)
    let days =
      365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthFromMarch + 2) / 5 + day - 719_469
    return ((days * 24 + hour) * 60 + minute) * 60 + second
  }
}
