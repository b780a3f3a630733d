import RunEvents

/// A result as the page holds it: its line of the journal, so that whoever reads journals can read the page.
enum CaseRecord {
  /// The line without its exchange and its closing brace, and the exchange as a member to follow it.
  ///
  /// They are apart because only the end of a run tells how many exchanges fit into the page. A case that no event told of
  /// has no `event`.
  static func parts(_ result: RequestResult, isEvent: Bool) -> (record: [UInt8], exchange: [UInt8]) {
    var bare = result
    bare.exchange = nil
    var json = JSONBytes()
    json.beginObject()
    if isEvent { json.member("event", "request_finished") }
    json.member("collection", result.collection)
    JournalEncoder.members(bare, suite: nil, to: &json)
    let record = EmbeddedJSON.escaped(json.bytes)
    guard let exchange = result.exchange else { return (record, []) }
    var member = JSONBytes()
    member.beginObject()
    JournalEncoder.write(exchange, to: &member)
    // `,` in place of the brace.
    return (record, [UInt8(ascii: ",")] + EmbeddedJSON.escaped(member.bytes).dropFirst())
  }

  static let exchangeLeftOut = Array(#","exchange_left_out":true"#.utf8)
}
