import HTTP

/// A URL of Postman as a request's `url` and `query`, so that the same bytes are sent.
struct PostmanURLConverter {
  let conversion: ImportConversion
  let place: String

  func convert(_ url: PostmanURL, into request: inout RequestDraft) {
    var url = url
    if let user = url.user { authorize(user, &request) }
    let origin = origin(url.origin)
    let path = PostmanURL.encoded(url.path, PostmanURL.isEncodedInPath)
    request.url = origin + conversion.names.text(path, filter: rawFilter)
    if origin.isEmpty { conversion.note(.lost, at: place, "the request has no URL") }
    for name in url.unset { conversion.note(.lost, at: place, "the path variable ':\(name)' has no value") }
    if url.differs {
      conversion.note(.changed, at: place, "the URL shown and its parts differ; the parts are what Postman sends")
    }
    for item in url.query where item.isDisabled && !item.key.isEmpty {
      conversion.note(.changed, at: place, "a disabled parameter is left out: '\(item.key)'")
    }
    url.query.removeAll { $0.isDisabled || $0.key.isEmpty && ($0.value ?? "").isEmpty }
    addQuery(url.query, to: &request)
  }

  private func authorize(_ user: String, _ request: inout RequestDraft) {
    let parts = user.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let password = parts.count > 1 ? parts[1] : ""
    request.settings.auth = .user(
      kind: "basic", name: conversion.text(parts.first ?? ""),
      password: conversion.secret(password, named: "password", at: place))
  }

  /// Without a scheme it is http, unless a variable brings one.
  private func origin(_ origin: String) -> String {
    guard !origin.isEmpty else { return "" }
    var result = ""
    if origin.hasPrefix("{{"), let close = origin.firstRange(of: "}}") {
      let name = conversion.names.name(String(origin[origin.index(origin.startIndex, offsetBy: 2)..<close.lowerBound]))
      let value = conversion.known[name]
      let bringsScheme = value.map { $0.contains("://") || $0.hasPrefix("{{") || $0.isEmpty } ?? true
      if origin[close.upperBound...].hasPrefix("://") || bringsScheme {
        result = conversion.text(String(origin[..<close.upperBound]))
        return result + conversion.names.text(String(origin[close.upperBound...])) { _ in " | raw" }
      }
      return "http://" + conversion.names.text(origin) { _ in " | raw" }
    }
    guard let mark = origin.firstRange(of: "://") else {
      return "http://" + conversion.names.text(origin) { _ in " | raw" }
    }
    return origin[..<mark.upperBound] + conversion.names.text(String(origin[mark.upperBound...])) { _ in " | raw" }
  }

  /// A value that is known, and would be encoded where Postman leaves it as it is.
  private func rawFilter(_ name: String) -> String {
    guard let value = conversion.known[name], !value.isEmpty, !value.contains("{{") else { return "" }
    let isSafe = value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"#<>?`{}|\\^".utf8.contains($0) }
    return isSafe && PercentEncoding.encode(value) != value ? " | raw" : ""
  }

  // MARK: The query

  /// As a map where it sends the same, else in the URL.
  private func addQuery(_ items: [PostmanURL.Parameter], to request: inout RequestDraft) {
    guard !items.isEmpty else { return }
    if items.allSatisfy(isPlain), isInOrder(items.map(\.key)) {
      request.settings.query = items.map { item in
        FieldDraft(item.key, conversion.value(item.value ?? "", named: item.key, at: place))
      }
      return
    }
    let parts = items.map { item -> String in
      let key = PostmanURL.encoded(item.key) { PostmanURL.isEncodedInQuery($0) || $0 == UInt8(ascii: "=") }
      let name = conversion.names.text(key, filter: rawFilter)
      guard let value = item.value else { return name }
      if SecretNames.isSecret(item.key, value: value) {
        return name + "=" + conversion.secret(value, named: item.key, at: place)
      }
      return name + "="
        + conversion.names.text(PostmanURL.encoded(value, PostmanURL.isEncodedInQuery), filter: rawFilter)
    }
    request.url += "?" + parts.joined(separator: "&")
  }

  private func isPlain(_ item: PostmanURL.Parameter) -> Bool {
    guard let value = item.value, !item.key.contains("{{"), !item.key.isEmpty else { return false }
    return isSame(item.key) && isSame(value)
  }

  /// Whether the text, and what its variables hold as far as that is known, is encoded alike by both.
  private func isSame(_ text: String) -> Bool {
    let strict = PostmanURL.encoded(text) { !ASCIISet.unreserved.contains($0) }
    guard PostmanURL.encoded(text, PostmanURL.isEncodedInQuery) == strict else { return false }
    return TemplateUses.names(in: text).allSatisfy { rawFilter($0).isEmpty }
  }

  /// A map keeps equal names together.
  private func isInOrder(_ keys: [String]) -> Bool {
    var seen: Set<String> = []
    for (index, key) in keys.enumerated() {
      if seen.contains(key), keys[index - 1] != key { return false }
      seen.insert(key)
    }
    return true
  }
}
