#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension RequestURL {
  /// Reads an absolute http or https URL (RFC 3986, section 3).
  ///
  /// Path and query stay as written, but for characters that may not stand in a URL: those are percent-encoded as
  /// UTF-8. A fragment is dropped. Refused: spaces, line breaks and control characters, user names and passwords,
  /// hosts that are not ASCII.
  package init(parsing text: String) throws(URLProblem) {
    if let plain = RequestURL.plain(text) {
      self = plain
      return
    }
    try RequestURL.refuseControlCharacters(in: text)
    let (scheme, afterScheme) = try RequestURL.scheme(of: text)
    let rest = afterScheme.prefix { $0 != UInt8(ascii: "#") }
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    let target = rest[authority.endIndex...]
    let path = target.prefix { $0 != UInt8(ascii: "?") }

    self.scheme = scheme
    (host, port) = try RequestURL.hostAndPort(of: Substring(authority), in: text)
    if port == RequestURL.standardPort(of: scheme) { port = nil }
    self.path = path.isEmpty ? "/" : PercentEncoding.encode(Substring(path), allowing: .writtenPath)
    let query = target[path.endIndex...]
    self.query =
      query.isEmpty ? nil : PercentEncoding.encode(Substring(query.dropFirst()), allowing: .writtenQuery)
  }

  /// Where a reference found at this URL leads, such as a `Location` header (RFC 3986, section 5.2).
  package func resolving(_ reference: String) throws(URLProblem) -> RequestURL {
    if reference.hasPrefix("//") { return try RequestURL(parsing: "\(scheme):\(reference)") }
    if RequestURL.beginsWithScheme(reference) { return try RequestURL(parsing: reference) }
    var base = RequestURL(scheme: scheme, host: host, port: port, path: "", query: nil).description
    if reference.hasPrefix("/") {
      base += reference
    } else if reference.hasPrefix("?") {
      base += path + reference
    } else if reference.isEmpty || reference.hasPrefix("#") {
      base += target
    } else {
      base += path[...(path.lastIndex(of: "/") ?? path.startIndex)] + reference
    }
    var resolved = try RequestURL(parsing: base)
    resolved.path = RequestURL.removingDotSegments(resolved.path)
    return resolved
  }
}

extension RequestURL {
  /// A URL in which nothing has to be changed, encoded or explained: nearly every one, read in one pass over its bytes.
  private static func plain(_ text: String) -> RequestURL? {
    var text = text
    return text.withUTF8 { bytes in
      guard let scheme = ["http", "https"].first(where: { bytes.starts(with: "\($0)://".utf8) }) else { return nil }
      let hostStart = scheme.utf8.count + 3
      var index = hostStart
      while index < bytes.count, isPlainHost(bytes[index]) { index += 1 }
      let host = bytes[hostStart..<index]
      var port: Int?
      if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
        let digits = bytes[(index + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let number = Int(String(decoding: digits.prefix(6), as: UTF8.self)), (1...65535).contains(number) else {
          return nil
        }
        port = number
        index = digits.endIndex
      }
      let path = bytes[index...].prefix { $0 != UInt8(ascii: "?") }
      let query = bytes[path.endIndex...].dropFirst()
      guard !host.isEmpty, path.first == UInt8(ascii: "/"), path.allSatisfy(ASCIISet.writtenPath.contains),
        query.allSatisfy(ASCIISet.writtenQuery.contains)
      else { return nil }
      return RequestURL(
        scheme: scheme, host: String(decoding: host, as: UTF8.self),
        port: port == standardPort(of: scheme) ? nil : port, path: String(decoding: path, as: UTF8.self),
        query: path.endIndex == bytes.count ? nil : String(decoding: query, as: UTF8.self))
    }
  }

  private static func isPlainHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func refuseControlCharacters(in text: String) throws(URLProblem) {
    for byte in text.utf8 where byte <= 0x20 || byte == 0x7F {
      switch byte {
      case UInt8(ascii: " "): throw URLProblem("the URL '\(text)' holds a space; write it as %20")
      case 0x0A, 0x0D: throw URLProblem("the URL holds a line break; write it as %0A or %0D")
      case 0: throw URLProblem("the URL holds a NUL byte")
      default: throw URLProblem("the URL holds the control character \(byte); percent-encode it")
      }
    }
  }

  private static func beginsWithScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else { return false }
    return ASCIISet.alphanumeric.contains(first) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
      && text.utf8[..<colon].allSatisfy(ASCIISet.alphanumeric.union(ASCIISet("+-.")).contains)
  }

  private static func scheme(of text: String) throws(URLProblem) -> (String, Substring.UTF8View) {
    guard !text.isEmpty else { throw URLProblem("the URL is empty") }
    let utf8 = Substring(text).utf8
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), utf8[colon...].starts(with: "://".utf8) else {
      throw URLProblem("'\(text)' is not an absolute URL; begin it with http:// or https://, or set base_url")
    }
    let scheme = lowercased(text[..<colon])
    guard scheme == "http" || scheme == "https" else {
      throw URLProblem("the URL '\(text)' begins with '\(text[..<colon])://'; only http and https can be sent")
    }
    return (scheme, utf8[utf8.index(colon, offsetBy: 3)...])
  }

  private static func hostAndPort(of authority: Substring, in text: String) throws(URLProblem) -> (String, Int?) {
    guard !authority.utf8.contains(UInt8(ascii: "@")) else {
      throw URLProblem("the URL holds a user name or password before '@'; give them under 'auth' (basic) instead")
    }
    var host = authority
    var port: Substring?
    if authority.utf8.first == UInt8(ascii: "[") {
      guard let bracket = authority.utf8.firstIndex(of: UInt8(ascii: "]")) else {
        throw URLProblem("the URL '\(text)' has an IPv6 address without its closing ']'")
      }
      host = authority[authority.utf8.index(after: authority.startIndex)..<bracket]
      let after = authority[authority.utf8.index(after: bracket)...]
      guard after.isEmpty || after.utf8.first == UInt8(ascii: ":") else {
        throw URLProblem("the URL '\(text)' has '\(after)' after its IPv6 address; only ':' and a port may follow")
      }
      port = after.isEmpty ? nil : after.dropFirst()
      guard isIPv6(host) else { throw URLProblem("'\(host)' in the URL is not an IPv6 address") }
    } else {
      if let colon = authority.utf8.firstIndex(of: UInt8(ascii: ":")) {
        host = authority[..<colon]
        port = authority[authority.utf8.index(after: colon)...]
      }
      try check(host, in: text)
    }
    return (lowercased(host), try number(ofPort: port))
  }

  /// Nearly every URL is in lower case already, and a look at its bytes is all that it costs.
  private static func lowercased(_ text: Substring) -> String {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return text.utf8.contains(where: capitals.contains) ? text.lowercased() : String(text)
  }

  private static func check(_ host: Substring, in text: String) throws(URLProblem) {
    guard !host.isEmpty else { throw URLProblem("the URL '\(text)' has no host") }
    guard host.utf8.allSatisfy({ $0 < 128 }) else {
      throw URLProblem("the host '\(host)' is not ASCII; write it in its ASCII form, which begins with xn--")
    }
    if let wrong = host.unicodeScalars.first(where: { !ASCIISet.host.contains(UInt8(truncatingIfNeeded: $0.value)) }) {
      throw URLProblem("the host '\(host)' holds '\(wrong)', which no host name has")
    }
  }

  /// Nothing for no port, and for the empty one of `http://host:/` (RFC 3986, section 3.2.3).
  private static func number(ofPort text: Substring?) throws(URLProblem) -> Int? {
    guard let text, !text.isEmpty else { return nil }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(text),
      (1...65535).contains(port)
    else { throw URLProblem("the port '\(text)' is not a number from 1 to 65535") }
    return port
  }

  private static func isIPv6(_ text: Substring) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, String(text), &address) == 1
  }

  /// RFC 3986, section 5.2.4.
  private static func removingDotSegments(_ path: String) -> String {
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}
