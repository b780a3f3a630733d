import CLibXML

/// The character references of HTML: `&amp;`, `&#233;`, `&#xE9;`, and the names that libxml2 knows (HTML 4).
enum HTMLReferences {
  /// The text with every reference replaced; what is none (`AT&T`, `&nothing;`) stays as it is.
  static func replaced(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...].dropFirst()
      // The longest name has 8 letters; a far-off semicolon ends no reference.
      let name = rest.prefix(12).prefix { $0 != ";" }
      if rest[name.endIndex...].first == ";", let scalar = scalar(named: String(name)) {
        result.unicodeScalars.append(scalar)
        rest = rest[name.endIndex...].dropFirst()
      } else {
        result += "&"
      }
    }
    return result + rest
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return entity(name) }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default: signet_xml_load() == nil ? Unicode.Scalar(signet_html_entity(name)) : nil
    }
  }
}
