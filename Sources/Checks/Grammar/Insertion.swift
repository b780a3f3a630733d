/// Values that are put into the text of a query, where `mark` stands for each: as data, which can end neither the string
/// that it stands in nor the query.
package struct Insertion {
  /// A noncharacter, which no text has a use for (Unicode, section 23.7).
  package static let mark: Unicode.Scalar = "\u{10FFFF}"

  private let values: [String]
  /// Whether the values only stand in, to see whether the query can be read at all.
  private let isTrial: Bool
  private var next = 0

  init(_ values: [String], isTrial: Bool) {
    self.values = values
    self.isTrial = isTrial
  }

  private mutating func value() throws(ArgumentProblem) -> String {
    guard next < values.count else {
      throw ArgumentProblem("the character U+10FFFF cannot stand in a query with templates")
    }
    next += 1
    return values[next - 1]
  }

  /// A call whose arguments have their values.
  mutating func fill(_ call: Call) throws(ArgumentProblem) -> Call {
    if call.name.unicodeScalars.contains(Self.mark) {
      throw ArgumentProblem(
        "a template cannot be the name of a source or a filter", hints: ["templates stand in their arguments"],
        offset: call.offset)
    }
    var call = call
    for index in call.arguments.indices {
      let text = call.arguments[index].text
      guard text.unicodeScalars.contains(Self.mark) else { continue }
      let isWhole = text.unicodeScalars.count == 1
      switch call.name {
      case "jsonpath" where isWhole && isTrial, "xpath" where isWhole && isTrial:
        _ = try value()
        call.arguments[index].text = call.name == "xpath" ? "." : "$"
      case "jsonpath" where !isWhole: call.arguments[index].text = try path(text)
      case "xpath" where !isWhole: call.arguments[index].text = try xpath(text)
      default: call.arguments[index].text = try plain(text)
      }
    }
    return call
  }

  private mutating func plain(_ text: String) throws(ArgumentProblem) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == Self.mark { out.append(contentsOf: try value().unicodeScalars) } else { out.append(scalar) }
    }
    return String(out)
  }

  // MARK: JSONPath

  /// The path with an index for each mark outside of quotes: where it ends does not depend on the values.
  static func probe(ofPath text: String) -> String {
    var quotes = PathQuotes()
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      out.append(scalar == mark && !quotes.isOpen ? "0" : scalar)
      quotes.pass(scalar)
    }
    return String(out)
  }

  /// Inside of quotes escaped (RFC 9535 section 2.3.1.1), elsewhere an index.
  mutating func path(_ text: String) throws(ArgumentProblem) -> String {
    var quotes = PathQuotes()
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == Self.mark {
        let value = try value()
        if quotes.isOpen {
          Self.escape(value, into: &out)
        } else if value.isInteger {
          out.append(contentsOf: value.unicodeScalars)
        } else {
          throw ArgumentProblem(
            "\(Excerpt.quoted(value, limit: 60)) cannot stand in a path outside of quotes",
            hints: ["for the name of a member write ['{{name}}']"])
        }
      } else {
        out.append(scalar)
        quotes.pass(scalar)
      }
    }
    return String(out)
  }

  private struct PathQuotes {
    private var quote: Unicode.Scalar?
    private var isEscaped = false

    var isOpen: Bool { quote != nil }

    mutating func pass(_ scalar: Unicode.Scalar) {
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if scalar == "\\" { isEscaped = true } else if scalar == open { quote = nil }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
      }
    }
  }

  private static func escape(_ value: String, into out: inout String.UnicodeScalarView) {
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
      case "'", "\"",
        _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      default: out.append(scalar)
      }
    }
  }

  // MARK: XPath

  /// A string with values becomes one that may hold any quotes; a value outside of strings is a number or a string.
  mutating func xpath(_ text: String) throws(ArgumentProblem) -> String {
    var out = ""
    var literal: (quote: Unicode.Scalar, text: String.UnicodeScalarView, isFilled: Bool)?
    for scalar in text.unicodeScalars {
      if let open = literal {
        if scalar == Self.mark {
          literal?.text.append(contentsOf: try value().unicodeScalars)
          literal?.isFilled = true
        } else if scalar == open.quote {
          out += open.isFilled ? Self.literal(String(open.text)) : "\(scalar)\(String(open.text))\(scalar)"
          literal = nil
        } else {
          literal?.text.append(scalar)
        }
      } else if scalar == Self.mark {
        let value = try value()
        out += value.isInteger ? value : Self.literal(value)
      } else if scalar == "'" || scalar == "\"" {
        literal = (scalar, String.UnicodeScalarView(), false)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    if let open = literal { out += "\(open.quote)\(String(open.text))" }
    return out
  }

  /// XPath 1.0 has no escapes: a text with both kinds of quotes is put together.
  private static func literal(_ text: String) -> String {
    if !text.utf8.contains(UInt8(ascii: "'")) { return "'\(text)'" }
    if !text.utf8.contains(UInt8(ascii: "\"")) { return "\"\(text)\"" }
    let parts = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
    return "concat(" + parts.joined(separator: ", \"'\", ") + ")"
  }
}

extension String {
  fileprivate var isInteger: Bool {
    let digits = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
    return (1...15).contains(digits.count) && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
