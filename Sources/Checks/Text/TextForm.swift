import Digests
import HTTP
import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The forms of text that `is` knows, spelled as in a file.
enum TextForm: String, CaseIterable {
  case uuid
  case isoDate = "iso_date"
  case isoDateTime = "iso_date_time"
  case email, ipv4, ipv6, url, hex, base64, jwt

  /// Completes "is not …".
  var words: String {
    switch self {
    case .uuid: "a UUID"
    case .isoDate: "a date (2024-05-01)"
    case .isoDateTime: "a date and time with its zone (2024-05-01T12:00:00Z)"
    case .email: "an e-mail address"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .url: "an absolute URL"
    case .hex: "hexadecimal digits, two a byte"
    case .base64: "base64"
    case .jwt: "a JSON Web Token"
    }
  }

  func fits(_ text: String) -> Bool {
    switch self {
    case .uuid: Self.isUUID(text.utf8)
    case .isoDate: Moment.isDate(text)
    case .isoDateTime: Moment.isDateTime(text)
    case .email: Self.isEmail(text)
    case .ipv4: Self.isAddress(text, AF_INET)
    case .ipv6: Self.isAddress(text, AF_INET6)
    case .url: Self.isURL(text)
    case .hex: !text.isEmpty && ByteEncoding.hex.decode(text) != nil
    case .base64: !text.isEmpty && ByteEncoding.base64.decode(text) != nil
    case .jwt: Self.isToken(text)
    }
  }

  /// RFC 9562 section 4, any version and variant, either case.
  private static func isUUID(_ text: String.UTF8View) -> Bool {
    guard text.count == 36 else { return false }
    return text.enumerated().allSatisfy { offset, byte in
      offset == 8 || offset == 13 || offset == 18 || offset == 23
        ? byte == UInt8(ascii: "-") : Unicode.Scalar(byte).properties.isASCIIHexDigit
    }
  }

  /// What HTML takes for `input type=email`, with a dot in the domain: practical rather than all of RFC 5322.
  private static func isEmail(_ text: String) -> Bool {
    guard text.utf8.count <= 254, let at = text.firstIndex(of: "@") else { return false }
    let local = text[..<at].unicodeScalars
    let labels = text[at...].dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    return !local.isEmpty && local.count <= 64
      && local.allSatisfy { $0.isASCIIAlphanumeric || ".!#$%&'*+/=?^_`{|}~-".unicodeScalars.contains($0) }
      && labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
          && label.unicodeScalars.allSatisfy { $0.isASCIIAlphanumeric || $0 == "-" }
      }
  }

  private static func isAddress(_ text: String, _ family: Int32) -> Bool {
    var address = in6_addr()
    return !text.utf8.contains(0) && inet_pton(family, text, &address) == 1
  }

  /// A scheme, a colon and something that may stand in a URL (RFC 3986); http and https by their own rules.
  private static func isURL(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text.unicodeScalars.first?.properties.isAlphabetic == true else {
      return false
    }
    let scheme = text[..<colon].lowercased()
    if scheme == "http" || scheme == "https" { return (try? RequestURL(parsing: text)) != nil }
    return scheme.unicodeScalars.allSatisfy { $0.isASCIIAlphanumeric || "+-.".unicodeScalars.contains($0) }
      && text.utf8.count > scheme.utf8.count + 1
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("<>\"{}|\\^`".utf8).contains($0) }
  }

  /// RFC 7519 section 7.2: three parts in base64url, of which the first two are JSON objects. No signature is checked.
  private static func isToken(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, ByteEncoding.base64url.decode(parts[2]) != nil else { return false }
    return parts.prefix(2).allSatisfy { part in
      guard let bytes = ByteEncoding.base64url.decode(part) else { return false }
      return (try? JSONParser.parse(bytes))?.objectValue != nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIAlphanumeric: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }
}
