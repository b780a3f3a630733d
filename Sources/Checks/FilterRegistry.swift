import Diagnostics

/// Every filter, in the order of the reference: lists and structure, text, types and time, encodings, digests.
package enum FilterRegistry {
  package static let all: [any Filter.Type] = [
    Length.self, First.self, Last.self, Nth.self, Slice.self, Split.self, Join.self, Replace.self, ReplaceRegex.self,
    Regex.self, Unique.self, Sort.self, Reverse.self, Flatten.self, Keys.self, Values.self,
    Lower.self, Upper.self, Trim.self,
    ToInt.self, ToNumber.self, ToString.self, ToDate.self, Add.self, DateFormat.self, Unix.self, DaysFromNow.self,
    Base64.self, Base64Decode.self, Base64URL.self, Base64URLDecode.self, Hex.self, HexDecode.self, URLEncode.self,
    URLDecode.self, HTMLDecode.self, ParseJSON.self, ToJSON.self, JSONPathFilter.self, XPathFilter.self, Raw.self,
    MD5.self, SHA1.self, SHA256.self, SHA512.self, HMACSHA256.self,
  ]

  package static let names = all.map { $0.name }

  static func filter(for call: Call) throws(ArgumentProblem) -> any Filter {
    if let type = all.first(where: { $0.name == call.name }) { return try type.init(call) }
    throw ArgumentProblem(
      "unknown filter '\(call.name)'",
      label: Spelling.suggestion(for: call.name, among: names).map { "did you mean '\($0)'?" },
      hints: ["the filters are: \(names.joined(separator: " "))"], offset: call.offset)
  }
}
