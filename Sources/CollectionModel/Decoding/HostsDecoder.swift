import Diagnostics
import YAML

/// `allow_hosts` and `hosts`.
enum HostsDecoder {
  static func allowed(_ node: Node, _ decoding: inout Decoding) -> [String] {
    decoding.texts(node, "allow_hosts").compactMap { text, span in
      let bare = text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
      if isHost(bare) { return text.lowercased() }
      // URLs have their IPv6 addresses in brackets, which are no part of the host.
      let address = text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
      if isIPv6(address) { return address.lowercased() }
      decoding.report(
        "'\(text)' is no host name", at: span,
        hints: [
          text == "*"
            ? "'*.example.com' stands for every name below it; without 'allow_hosts' every host is allowed"
            : "write the name alone, without scheme, port or path; '*.example.com' stands for every name below it"
        ])
      return nil
    }
  }

  static func mappings(_ node: Node, _ decoding: inout Decoding) -> [HostMapping] {
    (decoding.map(node, "hosts") ?? []).compactMap { entry in
      guard isHost(entry.key) else {
        decoding.report("'\(entry.key)' is no host name", at: entry.keySpan)
        return nil
      }
      guard let text = decoding.name(entry.value, entry.key) else { return nil }
      if let mapping = mapping(entry.key.lowercased(), text) { return mapping }
      decoding.report(
        "'\(text)' is no address", at: entry.value.span,
        hints: ["write address, address:port, or http://address:port for a plain-text server"])
      return nil
    }
  }

  private static func mapping(_ name: String, _ text: String) -> HostMapping? {
    let plain = text.hasPrefix("http://")
    var rest = plain ? text.dropFirst("http://".count) : Substring(text)
    if plain, rest.hasSuffix("/") { rest = rest.dropLast() }
    var address = rest
    var port: Int?
    if rest.hasPrefix("["), let close = rest.firstIndex(of: "]") {
      address = rest[rest.index(after: rest.startIndex)..<close]
      rest = rest[rest.index(after: close)...]
      guard isIPv6(address), rest.isEmpty || rest.hasPrefix(":") else { return nil }
    } else if let colon = rest.firstIndex(of: ":"), !rest[rest.index(after: colon)...].contains(":") {
      address = rest[..<colon]
      rest = rest[colon...]
    } else {
      rest = ""
    }
    if rest.hasPrefix(":") {
      guard let number = Int(rest.dropFirst()), (1...65535).contains(number) else { return nil }
      port = number
    }
    guard isHost(String(address)) || isIPv6(address) else { return nil }
    return HostMapping(name: name, address: String(address), port: port, plainText: plain)
  }

  private static func isIPv6(_ text: Substring) -> Bool {
    text.contains(":") && text.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." || $0 == "%" }
  }

  /// Letters, digits, `-`, `_` and dots; also IPv4 addresses, which look the same. Anything else needs punycode.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 253 && !text.hasPrefix(".") && !text.hasPrefix("-") && !text.contains("..")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
