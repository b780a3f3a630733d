import JSON

/// An answer of the documented shape for an operation that the shop keeps nothing of.
///
/// The same shop, operation and parameters give the same answer, whatever came before.
struct GeneratedAnswer {
  private let call: ShopCall
  private let shop: Shop
  private var ids: IDSource
  private var depth = 0

  static func answer(_ operation: CatalogueOperation, _ call: ShopCall, _ shop: Shop) -> JSONValue {
    var answer = GeneratedAnswer(operation, call, shop)
    return .object(answer.object(operation.answer))
  }

  private init(_ operation: CatalogueOperation, _ call: ShopCall, _ shop: Shop) {
    self.call = call
    self.shop = shop
    // FNV-1a, 64 bits: spreads, guards nothing.
    let parameters = call.path.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    let seed = "\(shop.id) \(operation.name) \(parameters)".utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    ids = IDSource(seed: seed)
  }

  private mutating func object(_ members: [Shape.Member]) -> JSONObject {
    depth += 1
    defer { depth -= 1 }
    var object = JSONObject()
    for member in members { object.members.append((member.name, value(member))) }
    // What is counted is what is there.
    let listed = object.members.lazy.compactMap { member -> Int? in
      if case .array(let elements) = member.value { elements.count } else { nil }
    }.first
    if let index = object.members.firstIndex(where: { $0.key == "total_count" }) {
      object.members[index].value = .integer(listed ?? 0)
    }
    return object
  }

  private mutating func value(_ member: Shape.Member) -> JSONValue {
    let name = member.name
    switch member.shape {
    case .text(let words): return .string(text(name, words))
    case .integer: return .integer(integer(name))
    case .boolean: return .bool(ids.number(below: 2) == 1)
    case .date: return .string(CalendarTime(unixSeconds: call.now).date)
    case .file: return .null
    case .integers: return [.integer(integer(name))]
    case .texts(let words): return .strings(isOfFailures(name) ? [] : [text(name.singular, words)])
    case .object(let members): return .object(object(members))
    case .objects(let members):
      if isOfFailures(name) { return [] }
      // Nested lists stay short, so that no answer grows without bounds.
      let asked = depth == 1 ? call.query["page_size"].flatMap(Int.init) ?? 2 : 1
      return .array((0..<min(max(asked, 1), 2)).map { _ in .object(object(members)) })
    }
  }

  private mutating func text(_ name: String, _ words: [String]) -> String {
    if name == "next_page_token" { return "" }
    if depth == 1, let given = given(name) { return given }
    if !words.isEmpty { return words[ids.number(below: words.count)] }
    return GeneratedText.text(name, shop: shop, now: call.now, &ids)
  }

  /// What the caller sent under that name comes back.
  private func given(_ name: String) -> String? {
    if let value = call.path[name] ?? call.query[name], !value.isEmpty { return value }
    if case .string(let value) = call.body.fields[name] { return value }
    return nil
  }

  private mutating func integer(_ name: String) -> Int64 {
    if name.hasSuffix("millis") || name.hasSuffix("_ms") { return call.now * 1_000 }
    if name.hasSuffix("time") || name.hasSuffix("timestamp") { return call.now - Int64(ids.number(below: 86_400)) }
    if name == "code" || name.hasSuffix("_code") { return 0 }
    return Int64(1 + ids.number(below: 100))
  }

  private func isOfFailures(_ name: String) -> Bool {
    name == "errors" || name == "warnings" || name.hasPrefix("fail") || name.hasSuffix("fail_reasons")
      || name.hasSuffix("errors")
  }
}

/// Texts that look like what a member's name promises.
enum GeneratedText {
  static func text(_ name: String, shop: Shop, now: Int64, _ ids: inout IDSource) -> String {
    let words = name.split(separator: "_")
    let last = words.last ?? ""
    switch last {
    case "id", "uid": return ids.id(prefix: "75")
    case "currency": return shop.currency
    case "region", "country", "market": return shop.region
    case "date": return CalendarTime(unixSeconds: now).date
    case "time", "timestamp": return String(now - Int64(ids.number(below: 86_400)))
    case "url", "link", "uri", "deeplink": return "https://files.sandbox.invalid/" + ids.hexadecimal(16)
    case "email": return "someone@sandbox.invalid"
    case "phone", "mobile": return "(+1)5120000000"
    case "rate", "percentage", "ratio", "ctr", "ctor":
      return "0." + IDSource.padded(String(ids.number(below: 100)), to: 4)
    case "token", "cipher", "key", "md5": return ids.hexadecimal(32)
    case "code", "reason", "tips": return ""
    default: break
    }
    if words.contains(where: amounts.contains) { return Money(cents: 100 + ids.number(below: 10_000)).text }
    if words.contains(where: counts.contains) { return String(1 + ids.number(below: 100)) }
    return "sample \(name.replacingUnderscores) \(1 + ids.number(below: 9))"
  }

  private static let amounts: Set<Substring> = [
    "amount", "price", "gmv", "fee", "tax", "revenue", "cost", "total", "subtotal", "discount", "commission", "value",
    "balance", "reserve", "settlement",
  ]
  private static let counts: Set<Substring> = [
    "count", "quantity", "length", "width", "height", "weight", "number", "index", "views", "clicks", "days",
  ]
}

extension String {
  /// `tracking_numbers` to `tracking_number`: the name of one element.
  fileprivate var singular: String { hasSuffix("s") ? String(dropLast()) : self }

  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
