import HTTP

/// Items of the query that are chosen, sorted or written otherwise.
enum QueryMistakes {
  static func all(_ attempt: SigningAttempt, _ line: SignedLine) -> [SigningMistake] {
    var found: [SigningMistake] = []
    let add = { (words: String, change: (inout ItemsVariation) -> Void) in
      var items = ItemsVariation()
      change(&items)
      var changed = attempt
      changed.variation.items = items
      found.append(SigningMistake(kind: .query, words: words, attempt: changed))
    }
    let names = names(in: line.request)
    add("with its query unsorted") { $0.order = ItemsPart.Order.none }
    add("with its query sorted") { $0.order = .name }
    add("with its query sorted as it is encoded") { $0.order = .encoded }
    add("over the values of its query as they are encoded, not as they are meant") { $0.escaping = .rfc3986 }
    add("over the values of its query encoded as a form's") { $0.escaping = .form }
    add("over the values of its query without their encoding") { $0.escaping = ItemsPart.Escaping.none }
    add("with every value of a repeated name in its query") { $0.repeats = .all }
    add("with the first value of a repeated name only") { $0.repeats = .first }
    add("without the empty values of its query") { $0.leavesOutEmpty = true }
    // What the signer leaves out is taken in, and the other way round: which of both it is shows in the message.
    for name in names { add("with '\(name)' of its query in the message") { $0.included = [name] } }
    for name in names { add("without '\(name)' of its query: it was added later") { $0.excluded = [name] } }
    add("with everything in its query, whatever the signer leaves out") { $0.included = names }
    add("without its query") { $0.excluded = names }
    return found + reordered(attempt)
  }

  /// Names as they are decoded, each once.
  private static func names(in request: HTTPRequest) -> [String] {
    var names: [String] = []
    for item in request.url.queryItems.prefix(64) where !names.contains(item.name) { names.append(item.name) }
    return names
  }

  /// For signers that take the query as it stands.
  private static func reordered(_ attempt: SigningAttempt) -> [SigningMistake] {
    let items = attempt.request.url.rawQueryItems
    guard items.count > 1 else { return [] }
    let sorted = items.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard sorted != items else { return [] }
    var changed = attempt
    changed.request.url.query = sorted.map { $0.name + ($0.value.map { "=" + $0 } ?? "") }.joined(separator: "&")
    return [
      SigningMistake(kind: .query, words: "with the items of its query in the order of their names", attempt: changed)
    ]
  }
}
