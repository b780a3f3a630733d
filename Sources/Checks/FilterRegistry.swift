import Diagnostics

/// Every filter, in the order of the reference: lists and structure, text, types and time, encodings, digests.
package enum FilterRegistry {
  package static let all: [any Filter.Type] = [
    LengthFilter.self, FirstFilter.self, LastFilter.self, NthFilter.self, SliceFilter.self, SplitFilter.self,
    JoinFilter.self, ReplaceFilter.self, ReplaceRegexFilter.self, RegexFilter.self, UniqueFilter.self,
    SortFilter.self, ReverseFilter.self, FlattenFilter.self, KeysFilter.self, ValuesFilter.self,
    LowerFilter.self, UpperFilter.self, TrimFilter.self, ToIntFilter.self, ToNumberFilter.self,
    ToStringFilter.self, ToDateFilter.self, AddFilter.self, DateFilter.self, UnixFilter.self,
    DaysFromNowFilter.self, Base64Filter.self, Base64DecodeFilter.self, Base64URLFilter.self,
    Base64URLDecodeFilter.self, HexFilter.self, HexDecodeFilter.self, URLEncodeFilter.self,
    URLDecodeFilter.self, HTMLDecodeFilter.self, ParseJSONFilter.self, ToJSONFilter.self,
    JSONPathFilter.self, XPathFilter.self, RawFilter.self, MD5Filter.self, SHA1Filter.self,
    SHA256Filter.self, SHA512Filter.self, HMACSHA256Filter.self,
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
