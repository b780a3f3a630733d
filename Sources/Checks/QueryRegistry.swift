import Diagnostics

/// Every source that a query may begin with.
package enum QueryRegistry {
  package static let all: [any QuerySource.Type] = [
    JSONPathSource.self, StatusSource.self, HeaderSource.self, CookieSource.self, BodySource.self, BytesSource.self,
    XPathSource.self, RegexSource.self, URLSource.self, RedirectsSource.self, VersionSource.self, AddressSource.self,
    SizeSource.self, DurationSource.self, TimingSource.self, CertificateSource.self, VariableSource.self,
  ]

  package static let names = all.map { $0.name }

  static func source(for call: Call) throws(ArgumentProblem) -> any QuerySource {
    let family = call.name.prefix { $0 != "." }
    if let type = all.first(where: { $0.name == family }) { return try type.init(call) }
    throw ArgumentProblem(
      "'\(call.name)' is not a source of a query",
      label: Spelling.suggestion(for: call.name, among: names).map { "did you mean '\($0)'?" },
      hints: hints(for: call), offset: call.offset)
  }

  private static func hints(for call: Call) -> [String] {
    if call.name.hasPrefix("/") { return ["an XPath is written xpath '\(call.name)'"] }
    if Query.looksLikeMembers(call.name.unicodeScalars), call.name.contains(".") {
      return ["a JSONPath begins with $: $.\(call.name)"]
    }
    if FilterRegistry.names.contains(call.name) { return ["'\(call.name)' is a filter: write SOURCE | \(call.name)"] }
    return ["a query begins with a JSONPath ($.data.id) or with one of: \(names.dropFirst().joined(separator: ", "))"]
  }
}
