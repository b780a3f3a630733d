import Digests
import JSON

/// `page_size` and `page_token`, and the page that they ask for.
struct Paging: Sendable {
  private let size: Int
  private let start: Int
  private let fingerprint: UInt32

  /// - Parameter filter: what the list depends on besides paging; a token of another filter is refused.
  init(_ call: ShopCall, maximum: Int = 100, default fallback: Int? = nil, filter: String) throws(Refusal) {
    try self.init(
      size: call.query["page_size"].map(Int.init) ?? fallback, token: call.query["page_token"] ?? "", maximum: maximum,
      filter: filter)
  }

  /// The same from a body.
  init(size: Int?, token: String, maximum: Int = 100, filter: String) throws(Refusal) {
    guard let size, (1...maximum).contains(size) else {
      throw Refusal.invalidParameter("Invalid parameter: field 'PageSize' must be between 1 and \(maximum)")
    }
    self.size = size
    fingerprint = Paging.fingerprint(filter)
    guard !token.isEmpty else {
      start = 0
      return
    }
    guard let start = Paging.offset(in: token, fingerprint: fingerprint) else {
      throw Refusal.invalidParameter("Invalid parameter: field 'PageToken' is not a token of this list")
    }
    self.start = start
  }

  /// The members that every list answers with, in this order, and the page under `name`.
  func page<Row>(_ name: String, of rows: [Row], _ render: (Row) -> JSONValue) -> JSONValue {
    let end = min(rows.count, start + size)
    let page = start < end ? rows[start..<end].map(render) : []
    return [
      "total_count": .integer(rows.count),
      "next_page_token": .string(end < rows.count ? Paging.token(offset: end, fingerprint: fingerprint) : ""),
      name: .array(page),
    ]
  }

  /// Real tokens hold `+`, `/` and `=`, at which a careless signer breaks; so each of ours begins with `++//` and
  /// ends with padding.
  private static let head: [UInt8] = [0xFB, 0xEF, 0xFF]

  private static func token(offset: Int, fingerprint: UInt32) -> String {
    ByteEncoding.base64.encode(head + bytes(UInt32(truncatingIfNeeded: offset)) + bytes(fingerprint))
  }

  private static func offset(in token: String, fingerprint: UInt32) -> Int? {
    guard let decoded = ByteEncoding.base64.decode(token), decoded.count == 11 else { return nil }
    guard decoded.starts(with: head), decoded[7...].elementsEqual(bytes(fingerprint)) else { return nil }
    return decoded[3..<7].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// FNV-1a, 32 bits: tells filters apart, guards nothing.
  private static func fingerprint(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
