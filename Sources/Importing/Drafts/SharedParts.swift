import JSON

/// Lifts what requests have in common to their collection, so that it stands there once.
enum SharedParts {
  static func lift(_ collection: inout CollectionDraft) {
    let requests = collection.items.requests
    guard requests.count >= 2 else { return }
    liftOrigin(&collection, requests)
    liftSteps(&collection, requests)
    liftHeaders(&collection, requests)
  }

  // MARK: base_url

  private static func liftOrigin(_ collection: inout CollectionDraft, _ requests: [RequestDraft]) {
    guard collection.settings.baseURL == nil else { return }
    let origins = requests.compactMap { origin(of: $0.url) }
    guard let common = mostFrequent(origins), origins.count(where: { $0 == common }) * 2 > requests.count,
      !requests.contains(where: { origin(of: $0.url) == nil })
    else { return }
    collection.settings.baseURL = common
    collection.items.changeRequests { request in
      guard origin(of: request.url) == common else { return }
      let rest = String(request.url.dropFirst(common.count))
      // A URL that is no more than its origin keeps it: an empty one would be none.
      if rest.hasPrefix("/") { request.url = rest } else { request.url = "/" + rest }
    }
  }

  /// `https://host` or `{{base}}` before the path; nothing where that is not told apart.
  private static func origin(of url: String) -> String? {
    let text = url.utf8.count < 4096 ? url : String(url.prefix(4096))
    var start = text.startIndex
    if let scheme = text.firstRange(of: "://"), !text[..<scheme.lowerBound].contains("/") { start = scheme.upperBound }
    var index = start
    var isInside = false
    while index < text.endIndex {
      let rest = text[index...]
      if rest.hasPrefix("{{") { isInside = true }
      if rest.hasPrefix("}}") { isInside = false }
      if !isInside, text[index] == "/" || text[index] == "?" { break }
      index = text.index(after: index)
    }
    return index == text.startIndex ? nil : String(text[..<index])
  }

  private static func mostFrequent(_ texts: [String]) -> String? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    // Of several the one that comes first: the same input gives the same files.
    var best: String?
    for text in texts where counts[text, default: 0] > best.map({ counts[$0, default: 0] }) ?? 0 { best = text }
    return best
  }

  // MARK: pre_request

  private static func liftSteps(_ collection: inout CollectionDraft, _ requests: [RequestDraft]) {
    guard collection.settings.preRequest == nil else { return }
    let lists = requests.compactMap(\.settings.preRequest).filter { !$0.isEmpty }
    guard let common = lists.first(where: { list in lists.count { $0 == list } * 2 > requests.count }) else { return }
    collection.settings.preRequest = common
    collection.items.changeRequests { request in
      switch request.settings.preRequest {
      case common?: request.settings.preRequest = nil
      case nil: request.settings.preRequest = []
      default: break
      }
    }
  }

  // MARK: headers

  private static func liftHeaders(_ collection: inout CollectionDraft, _ requests: [RequestDraft]) {
    for candidate in requests[0].settings.headers + (requests.dropFirst().first?.settings.headers ?? [])
      + (requests.dropFirst(5).first?.settings.headers ?? [])
    {
      guard !collection.settings.headers.contains(where: { $0.isSameHeader(as: candidate) }), candidate.value != nil
      else { continue }
      let having = requests.count { $0.has(candidate) }
      let without = requests.count { request in !request.settings.headers.contains { $0.isSameHeader(as: candidate) } }
      // Each request without it costs a line that takes it away.
      guard having >= 3, without * 4 <= having else { continue }
      // A body brings its own Content-Type; an inherited one would replace it.
      guard candidate.name.lowercased() != "content-type" else { continue }
      collection.settings.headers.append(candidate)
      collection.items.changeRequests { request in
        if request.has(candidate) {
          request.settings.headers.removeAll { $0 == candidate }
        } else if !request.settings.headers.contains(where: { $0.isSameHeader(as: candidate) }) {
          request.settings.headers.append(FieldDraft(candidate.name, nil))
        }
      }
    }
  }
}

extension FieldDraft {
  fileprivate func isSameHeader(as other: FieldDraft) -> Bool { name.lowercased() == other.name.lowercased() }
}

extension RequestDraft {
  /// Exactly once, with exactly that value.
  fileprivate func has(_ header: FieldDraft) -> Bool {
    settings.headers.filter { $0.isSameHeader(as: header) } == [header]
  }
}
