/// Rewrites a pattern of ECMA-262 (with its flag `u`, as JSON Schema 2020-12 section 6.4 wants it) for PCRE2.
///
/// What differs: `.` and `\s` know other line ends and spaces, `\u{…}` and pairs of surrogates are one character,
/// `\p{Letter}` has long names, and letters that mean something to PCRE2 only (`\Z`, `\K`, `\Q`) mean nothing.
struct ECMAScriptPattern {
  struct Problem: Error { let reason: String }

  static func rewritten(_ pattern: String) throws(Problem) -> String {
    guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ".") }) else { return pattern }
    var reader = ECMAScriptPattern(pattern)
    return try reader.rewritten()
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var isInClass = false
  private var output = String.UnicodeScalarView()

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private mutating func rewritten() throws(Problem) -> String {
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "\\": try escape()
      case ".": put(isInClass ? "." : Self.dot)
      case "[":
        // PCRE2 would take `[[:alpha:]]` for a class of its own.
        put(isInClass ? "\\[" : "[")
        isInClass = true
      case "]":
        isInClass = false
        output.append(scalar)
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  private mutating func put(_ text: String) { output.append(contentsOf: text.unicodeScalars) }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func escape() throws(Problem) {
    guard let letter = next else { throw Problem(reason: "it ends after a backslash") }
    position += 1
    switch letter {
    case "s": put(isInClass ? Self.spaces : "[\(Self.spaces)]")
    case "S":
      guard !isInClass else { throw Problem(reason: "'\\S' in brackets is not supported: write [^…\\s…]") }
      put("[^\(Self.spaces)]")
    case "u": try character()
    case "p", "P": try property(letter)
    case "b" where isInClass: put("\\x08")
    case "b", "B", "c", "d", "D", "f", "k", "n", "r", "t", "v", "w", "W", "x", "0"..."9":
      output.append("\\")
      output.append(letter)
    case "a"..."z", "A"..."Z": throw Problem(reason: "'\\\(letter)' is no escape of ECMA-262")
    default: literal(letter)
    }
  }

  /// A character that stands for itself, whatever it means to PCRE2 or to a class.
  private mutating func literal(_ scalar: Unicode.Scalar) {
    if scalar.isASCII, !("a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar), scalar.value >= 0x20 {
      output.append("\\")
    }
    output.append(scalar)
  }

  /// `\u00e9`, `\u{1F600}`, `\ud83d\ude00`.
  private mutating func character() throws(Problem) {
    if next == "{" {
      position += 1
      let value = hexadecimal(atMost: 8)
      guard next == "}", let value, let scalar = Unicode.Scalar(value) else {
        throw Problem(reason: "'\\u{' wants the number of a character and '}'")
      }
      position += 1
      return literal(scalar)
    }
    guard let first = hexadecimal(of: 4) else { throw Problem(reason: "'\\u' wants four hexadecimal digits") }
    if let scalar = Unicode.Scalar(first) { return literal(scalar) }
    if 0xD800...0xDBFF ~= first, next == "\\", position + 1 < scalars.count, scalars[position + 1] == "u" {
      position += 2
      if let second = hexadecimal(of: 4), 0xDC00...0xDFFF ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return literal(scalar)
      }
    }
    throw Problem(reason: "'\\u\(String(first, radix: 16))' is half of a surrogate pair without its other half")
  }

  private mutating func hexadecimal(of count: Int) -> UInt32? {
    let start = position
    let value = hexadecimal(atMost: count)
    return position - start == count ? value : nil
  }

  private mutating func hexadecimal(atMost count: Int) -> UInt32? {
    let start = position
    while position - start < count, let scalar = next, scalar.isASCII, scalar.properties.isASCIIHexDigit {
      position += 1
    }
    return UInt32(String(String.UnicodeScalarView(scalars[start..<position])), radix: 16)
  }

  /// `\p{Letter}`, `\p{gc=Lu}`, `\p{Script=Greek}`.
  private mutating func property(_ letter: Unicode.Scalar) throws(Problem) {
    guard next == "{", let end = scalars[position...].firstIndex(of: "}") else {
      throw Problem(reason: "'\\\(letter)' wants a property, as in '\\\(letter){Letter}'")
    }
    var name = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
    position = end + 1
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    put("\\\(letter){\(Self.categories[name] ?? name)}")
  }

  /// Everything but the ends of lines.
  private static let dot = "[^\\n\\r\u{2028}\u{2029}]"
  /// White space and ends of lines (ECMA-262 sections 12.2 and 12.3), for the inside of a class.
  private static let spaces =
    "\\t\\n\\v\\f\\r \u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}"

  /// The long names of general categories; PCRE2 knows the short ones.
  private static let categories = [
    "Letter": "L", "Cased_Letter": "L&", "LC": "L&", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
    "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M",
    "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd",
    "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "punct": "P",
    "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps", "Close_Punctuation": "Pe",
    "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S",
    "Math_Symbol": "Sm", "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
    "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C", "Control": "Cc",
    "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co", "Unassigned": "Cn",
  ]
}
