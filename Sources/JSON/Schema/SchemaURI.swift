/// A URI reference in its five parts (RFC 3986), as far as schemas need it: resolving against a base, and fragments.
struct SchemaURI: Hashable, Sendable {
  private var scheme: String?
  private var authority: String?
  private var path = ""
  private var query: String?
  var fragment: String?

  init(_ text: String) {
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: ":"), colon > rest.startIndex, !rest[..<colon].contains("/") {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      let after = rest.dropFirst(2)
      let end = after.firstIndex(of: "/") ?? after.endIndex
      authority = String(after[..<end])
      rest = after[end...]
    }
    path = String(rest)
  }

  var withoutFragment: SchemaURI {
    var copy = self
    copy.fragment = nil
    return copy
  }

  var isAbsolute: Bool { scheme != nil }

  /// What the reference means where `base` is the base URI (RFC 3986 section 5.2.2).
  static func resolve(_ text: String, against base: SchemaURI) -> SchemaURI {
    var result = SchemaURI(text)
    if result.scheme != nil {
      result.path = withoutDots(result.path)
      return result
    }
    result.scheme = base.scheme
    if result.authority != nil {
      result.path = withoutDots(result.path)
      return result
    }
    result.authority = base.authority
    if result.path.isEmpty {
      result.path = base.path
      result.query = result.query ?? base.query
    } else if result.path.hasPrefix("/") {
      result.path = withoutDots(result.path)
    } else {
      result.path = withoutDots(merged(base, result.path))
    }
    return result
  }

  private static func merged(_ base: SchemaURI, _ path: String) -> String {
    if base.authority != nil && base.path.isEmpty { return "/" + path }
    guard let slash = base.path.lastIndex(of: "/") else { return path }
    return base.path[...slash] + path
  }

  private static func withoutDots(_ path: String) -> String {
    guard path.contains("/.") || path.hasPrefix(".") else { return path }
    var kept: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (offset, part) in parts.enumerated() {
      let isLast = offset == parts.count - 1
      switch part {
      case ".": if isLast { kept.append("") }
      case "..":
        if let last = kept.last, last != "" || kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(part)
      }
    }
    return kept.joined(separator: "/")
  }
}

extension SchemaURI: CustomStringConvertible {
  var description: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}

/// A JSON Pointer (RFC 6901) as the list of its steps.
struct SchemaPointer: Hashable, Sendable {
  var tokens: [String] = []

  init(_ tokens: [String] = []) { self.tokens = tokens }

  /// Reads what stands behind `#`, percent-decoded; nil where it is no pointer but an anchor's name.
  init?(fragment: String) {
    guard let text = Self.percentDecoded(fragment) else { return nil }
    guard !text.isEmpty else { return }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    tokens = text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Self.unescaped(String(decoding: $0, as: UTF8.self)) }
  }

  func appending(_ more: String...) -> SchemaPointer { SchemaPointer(tokens + more) }

  var text: String {
    tokens.reduce(into: "") { text, token in
      text.append("/")
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  /// The value that the pointer leads to.
  func value(in root: JSONValue) -> JSONValue? {
    var value = root
    for token in tokens {
      let next: JSONValue?
      switch value {
      case .object(let object): next = object[token]
      case .array(let elements):
        guard let index = Int(token), String(index) == token, elements.indices.contains(index) else { return nil }
        next = elements[index]
      default: next = nil
      }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  private static func unescaped(_ token: String) -> String {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return token }
    var bytes: [UInt8] = []
    var rest = token.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~"), let next = rest.first, next == UInt8(ascii: "0") || next == UInt8(ascii: "1") {
        bytes.append(next == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
        rest = rest.dropFirst()
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func percentDecoded(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
