/// A set of ASCII characters that is asked by byte; a byte above 127 is never in it.
package struct ASCIISet: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  package init(_ characters: StaticString) {
    characters.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  package func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case ..<64: low >> UInt64(byte) & 1 == 1
    case ..<128: high >> UInt64(byte - 64) & 1 == 1
    default: false
    }
  }

  package func union(_ other: ASCIISet) -> ASCIISet {
    var both = self
    both.low |= other.low
    both.high |= other.high
    return both
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }
}

extension ASCIISet {
  package static let alphanumeric = ASCIISet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  /// RFC 3986, section 2.3: what never needs encoding, and what signers leave alone.
  package static let unreserved = alphanumeric.union(ASCIISet("-._~"))
  /// What the form serialiser of WHATWG URL, section 5.2, leaves alone.
  package static let form = alphanumeric.union(ASCIISet("*-._"))
  /// RFC 3986, section 3.3, `pchar` without `%`.
  package static let pathSegment = unreserved.union(ASCIISet("!$&'()*+,;=:@"))
  /// RFC 9110, section 5.6.2: methods and header names.
  package static let token = alphanumeric.union(ASCIISet("!#$%&'*+-.^_`|~"))

  /// What a URL's path may hold as the user wrote it: brackets are not RFC 3986, but browsers send them as they are.
  static let writtenPath = pathSegment.union(ASCIISet("/%[]"))
  static let writtenQuery = writtenPath.union(ASCIISet("?"))
  static let host = unreserved.union(ASCIISet("!$&'()*+,;="))
}
