/// One `name=value` of a query.
package struct QueryItem: Sendable, Equatable, Hashable {
  package var name: String
  /// Nothing where the query has the name alone, without `=`.
  package var value: String?

  package init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension RequestURL {
  /// The query's items in order, decoded as a server decodes them: `+` is a space.
  package var queryItems: [QueryItem] {
    rawQueryItems.map {
      QueryItem(PercentEncoding.decodeForm($0.name), $0.value.map { PercentEncoding.decodeForm($0) })
    }
  }

  /// The query's items in order, each as it will be sent. Empty parts, as in `a=1&&b=2`, are no items.
  package var rawQueryItems: [QueryItem] {
    (query ?? "").utf8.split(separator: UInt8(ascii: "&")).map(RequestURL.rawItem)
  }

  /// The first value of `name`, decoded; an item without `=` has the empty value.
  package func queryValue(_ name: String) -> String? {
    queryItems.first { $0.name == name }.map { $0.value ?? "" }
  }

  /// Replaces every item of that name by one, at the place of the first; other items keep their bytes.
  ///
  /// `name` and `value` are encoded: everything but RFC 3986's unreserved characters, so that `+` goes out as `%2B`.
  package mutating func setQuery(name: String, value: String?) {
    var placed = false
    let parts = (query ?? "").utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    var kept: [String] = []
    for part in parts where !(part.isEmpty && parts.count == 1) {
      guard RequestURL.isItem(part, named: name) else {
        kept.append(String(Substring(part)))
        continue
      }
      if !placed { kept.append(RequestURL.encoded(name, value)) }
      placed = true
    }
    if !placed { kept.append(RequestURL.encoded(name, value)) }
    query = kept.joined(separator: "&")
  }

  /// Adds an item at the end, encoded as `setQuery` does.
  package mutating func appendQuery(name: String, value: String?) {
    let item = RequestURL.encoded(name, value)
    if let query, !query.isEmpty { self.query = "\(query)&\(item)" } else { query = item }
  }

  /// Removes every item of that name; a query that had nothing else goes with its `?`.
  package mutating func removeQuery(_ name: String) {
    guard let query else { return }
    let parts = query.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    let kept = parts.filter { !RequestURL.isItem($0, named: name) }
    guard kept.count < parts.count else { return }
    self.query = kept.isEmpty ? nil : kept.map { String(Substring($0)) }.joined(separator: "&")
  }
}

extension RequestURL {
  private static func rawItem(_ part: Substring.UTF8View) -> QueryItem {
    guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return QueryItem(String(Substring(part)), nil) }
    return QueryItem(
      String(Substring(part[..<equals])), String(Substring(part[part.index(after: equals)...])))
  }

  private static func isItem(_ part: Substring.UTF8View, named name: String) -> Bool {
    guard !part.isEmpty else { return false }
    let raw = part.prefix { $0 != UInt8(ascii: "=") }
    return PercentEncoding.decodeForm(Substring(raw)) == name
  }

  private static func encoded(_ name: String, _ value: String?) -> String {
    let name = PercentEncoding.encode(name)
    return value.map { "\(name)=\(PercentEncoding.encode($0))" } ?? name
  }
}
