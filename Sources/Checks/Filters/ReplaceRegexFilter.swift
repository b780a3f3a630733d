/// `replace_regex P R`.
struct ReplaceRegexFilter: Filter {
  static let name = "replace_regex"
  static let usage = "replace_regex PATTERN R"
  static let summary =
    "Text with R wherever a regular expression (PCRE2) matched; in R, $1 to $9 are its groups, $0 the match, $$ a "
    + "dollar."
  static let examples = [
    FilterExample(#""a1b22""#, #"'\d+' '#'"#, gives: #""a#b#""#),
    FilterExample(#""2024-05""#, #"'(\d+)-(\d+)' '$2/$1 $$'"#, gives: #""05/2024 $""#),
    FilterExample(#""aé""#, "'x*' '-'", gives: #""-a-é-""#),
    FilterExample(#""aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab""#, "'^(a+)+$' ''", gives: nil),
  ]

  private let expression: RegularExpression
  private let replacement: [UInt8]

  init(_ call: Call) throws(ArgumentProblem) {
    let arguments = try call.arguments(Self.usage)
    expression = try arguments[0].placing { () throws(ArgumentProblem) in try RegularExpression(arguments[0].text) }
    replacement = Array(arguments[1].text.utf8)
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let bytes = Array(try value.inputText().utf8)
    var result: [UInt8] = []
    var copied = 0
    do {
      for match in try expression.allMatches(in: bytes) {
        result += bytes[copied..<match.range.lowerBound]
        expand(match, of: bytes, into: &result)
        copied = match.range.upperBound
      }
    } catch {
      throw FilterFailure(error.reason)
    }
    return value.replaced(by: String(decoding: result + bytes[copied...], as: UTF8.self))
  }

  private func expand(_ match: RegularExpression.Match, of bytes: [UInt8], into result: inout [UInt8]) {
    var rest = replacement[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "$"), let next = rest.first else {
        result.append(byte)
        continue
      }
      if next == byte {
        result.append(byte)
        rest = rest.dropFirst()
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
        let group = Int(next - UInt8(ascii: "0"))
        if group < match.groups.count, let range = match.groups[group] { result += bytes[range] }
        rest = rest.dropFirst()
      } else {
        result.append(byte)
      }
    }
  }
}
