/// What `format` checks where it is asked to: the formats of 2020-12 validation section 7.3 that are common in APIs.
///
/// A format that is not in this table is a comment. `regex` depends on the engine and is made by the reader.
enum SchemaFormat {
  static let checks: [String: @Sendable (String) -> Bool] = [
    "date": isDate,
    "time": isTime,
    "date-time": isDateTime,
    "duration": isDuration,
    "email": isEmail,
    "hostname": isHostname,
    "ipv4": isIPv4,
    "ipv6": isIPv6,
    "uri": { isURI($0, mayBeRelative: false) },
    "uri-reference": { isURI($0, mayBeRelative: true) },
    "uuid": isUUID,
    "json-pointer": isPointer,
    "relative-json-pointer": isRelativePointer,
  ]

  // MARK: Dates (RFC 3339)

  /// A number of exactly that many ASCII digits.
  private static func number(_ text: Substring, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
      return nil
    }
    return Int(text)
  }

  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2), 1...12 ~= month
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }

  static func isTime(_ text: String) -> Bool {
    let clock = text.prefix { $0 != "Z" && $0 != "z" && $0 != "+" && $0 != "-" }
    guard let offset = minutes(ofOffset: text[clock.endIndex...]) else { return false }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = number(parts[0], digits: 2), let minute = number(parts[1], digits: 2),
      let second = number(parts[2].prefix(2), digits: 2), 0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second
    else { return false }
    let fraction = parts[2].dropFirst(2)
    if !fraction.isEmpty {
      guard fraction.first == ".", fraction.count > 1, number(fraction.dropFirst(), digits: fraction.count - 1) != nil
      else { return false }
    }
    // A leap second comes only at the end of a day in UTC.
    return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 == 1439
  }

  private static func minutes(ofOffset text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let sign = text.first, sign == "+" || sign == "-", parts.count == 2, let hours = number(parts[0], digits: 2),
      let minutes = number(parts[1], digits: 2), 0...23 ~= hours, 0...59 ~= minutes
    else { return nil }
    return (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
  }

  static func isDateTime(_ text: String) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" }) else { return false }
    return isDate(String(text[..<mark])) && isTime(String(text[text.index(after: mark)...]))
  }

  /// RFC 3339 appendix A: `P3DT4H`, `P2W`; the units follow each other without a gap.
  static func isDuration(_ text: String) -> Bool {
    guard text.hasPrefix("P") else { return false }
    let parts = text.dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if let weeks = units(parts[0], of: "W"), parts.count == 1, weeks == 1 { return true }
    guard let days = units(parts[0], of: "YMD") else { return false }
    guard parts.count == 2 else { return days > 0 }
    return (units(parts[1], of: "HMS") ?? 0) > 0
  }

  /// How many of the units stand there, in their order and next to each other; nil where something else does.
  private static func units(_ text: Substring, of units: String) -> Int? {
    var rest = text
    var count = 0
    var allowed = units[...]
    while !rest.isEmpty {
      let digits = rest.prefix { "0"..."9" ~= $0 }
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty, let unit = rest.popFirst(), let place = allowed.firstIndex(of: unit),
        count == 0 || place == allowed.startIndex
      else { return nil }
      allowed = allowed[allowed.index(after: place)...]
      count += 1
    }
    return count
  }

  // MARK: Networks

  static func isEmail(_ text: String) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let local = text[..<at]
    let domain = text[text.index(after: at)...]
    if domain.hasPrefix("["), domain.hasSuffix("]") {
      let address = String(domain.dropFirst().dropLast())
      guard isIPv4(address) || address.hasPrefix("IPv6:") && isIPv6(String(address.dropFirst(5))) else { return false }
    } else if !isHostname(String(domain)) {
      return false
    }
    if local.count >= 3, local.hasPrefix("\""), local.hasSuffix("\"") {
      return local.dropFirst().dropLast().utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
    }
    return !local.isEmpty && local.utf8.count <= 64
      && local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.unicodeScalars.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0) }
      }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar
  }

  /// RFC 1123 section 2.1.
  static func isHostname(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      1...63 ~= label.utf8.count && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
    }
  }

  static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard 1...3 ~= part.utf8.count, let value = number(part, digits: part.utf8.count) else { return false }
        return value <= 255 && (part.utf8.count == 1 || part.first != "0")
      }
  }

  /// RFC 4291 section 2.2: eight groups, one run of zeros left out as '::', the last two as an IPv4 address.
  static func isIPv6(_ text: String) -> Bool {
    var groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count >= 3 else { return false }
    var wanted = 8
    if let last = groups.last, last.contains(".") {
      guard isIPv4(String(last)) else { return false }
      groups.removeLast()
      wanted = 6
    }
    // '::' at an end leaves two empty groups there; taken together they are one gap.
    if groups.first == "" {
      guard groups.count > 1, groups[1] == "" else { return false }
      groups.removeFirst()
    }
    if groups.count > 1, groups.last == "", wanted == 8 {
      guard groups[groups.count - 2] == "" else { return false }
      groups.removeLast()
    }
    let gaps = groups.count { $0.isEmpty }
    guard groups.allSatisfy({ $0.utf8.count <= 4 && $0.utf8.allSatisfy(isHexadecimal) }) else { return false }
    return gaps == 0 ? groups.count == wanted : gaps == 1 && groups.count <= wanted
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// The characters of RFC 3986 in whole percent-encodings; absolute means a scheme in front.
  static func isURI(_ text: String, mayBeRelative: Bool) -> Bool {
    var rest = text.utf8[...]
    var brackets = 0
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(isHexadecimal) else { return false }
      case UInt8(ascii: "["), UInt8(ascii: "]"): brackets += 1
      case 0...0x20, 0x7F...0xFF: return false
      default: if "\"<>\\^`{|}".utf8.contains(byte) { return false }
      }
    }
    if text.utf8.count(where: { $0 == UInt8(ascii: "#") }) > 1 { return false }
    let authority = text.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first?
      .prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if brackets > 0 && !(brackets == 2 && (authority?.contains("[") ?? false)) { return false }
    let scheme = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let hasColon = text[scheme.endIndex...].first == ":"
    let isScheme =
      scheme.unicodeScalars.first.map { "a"..."z" ~= $0 || "A"..."Z" ~= $0 } ?? false
      && scheme.unicodeScalars.allSatisfy { isLetterOrDigit($0) || "+-.".unicodeScalars.contains($0) }
    if let port = authority?.split(separator: "@").last?.split(separator: "]").last?.split(separator: ":").dropFirst()
      .first,
      hasColon, !(authority?.hasSuffix("]") ?? false)
    {
      guard port.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return false }
    }
    return hasColon ? isScheme : mayBeRelative
  }

  static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.utf8.allSatisfy(isHexadecimal) }
  }

  // MARK: Pointers

  /// RFC 6901 section 3.
  static func isPointer(_ text: String) -> Bool {
    guard text.isEmpty || text.hasPrefix("/") else { return false }
    return text.split(separator: "~", omittingEmptySubsequences: false).dropFirst().allSatisfy {
      $0.hasPrefix("0") || $0.hasPrefix("1")
    }
  }

  static func isRelativePointer(_ text: String) -> Bool {
    let digits = text.prefix { "0"..."9" ~= $0 }
    guard !digits.isEmpty, digits == "0" || digits.first != "0" else { return false }
    let rest = text.dropFirst(digits.count)
    return rest == "#" || isPointer(String(rest))
  }
}
