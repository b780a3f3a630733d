import DevelopmentShop
import Digests
import HTTP
import JSON
import LocalServer
import Synchronization

/// A clock that only a test moves.
final class TestClock: Sendable {
  private let seconds = Mutex<Int64>(1_767_225_600)

  var now: Int64 { seconds.withLock { $0 } }
  func advance(_ by: Int64) { seconds.withLock { $0 += by } }
}

/// One tenant of a shop, and requests to it.
struct ShopClient: Sendable {
  let clock: TestClock
  let shop: DevelopmentShop
  let tenant: Tenant

  init(seed: UInt64 = 7) {
    let clock = TestClock()
    let shop = DevelopmentShop(clock: { clock.now }, seed: seed)
    self.init(clock: clock, shop: shop)
  }

  init(clock: TestClock, shop: DevelopmentShop, tenant: Tenant? = nil) {
    self.clock = clock
    self.shop = shop
    self.tenant = tenant ?? shop.makeTenant()
  }

  /// A sound request, which a test then spoils or sends.
  func request(_ method: String, _ path: String, _ query: [(String, String)] = [], body: String? = nil) -> ShopRequest {
    ShopRequest(
      shop: shop, method: method, path: path, query: query, body: body.map { Array($0.utf8) },
      appKey: tenant.appKey, appSecret: tenant.appSecret, timestamp: String(clock.now), cipher: tenant.shopCipher,
      token: tenant.accessToken)
  }

  func call(
    _ method: String, _ path: String, _ query: [(String, String)] = [], body: String? = nil, cipher: Bool = true
  ) -> Answer {
    var request = request(method, path, query, body: body)
    if !cipher { request.cipher = nil }
    return request.send()
  }

  func control(_ method: String, _ path: String, body: String = "") -> Answer {
    let request = ServerRequest(
      method: method, path: "/_shop/\(path)", query: "app_key=\(tenant.appKey)", body: Array(body.utf8))
    return Answer(shop.answer(request))
  }

  func token(_ action: String, _ query: [(String, String)]) -> Answer {
    let host = HTTPFields([.init("Host", "auth.tiktok-shops.com")])
    let request = ServerRequest(
      method: "GET", path: "/api/v2/token/\(action)", query: ShopRequest.encode(query), headers: host)
    return Answer(shop.answer(request))
  }
}

struct ShopRequest {
  let shop: DevelopmentShop
  var method: String
  var path: String
  var query: [(String, String)]
  var body: [UInt8]?
  var contentTypes: [String] = ["application/json"]
  var appKey: String?
  var appSecret: String
  var timestamp: String?
  var cipher: String?
  var token: String?
  /// In place of the right signature; empty for none at all.
  var sign: String?
  var remoteAddress = "127.0.0.1"
  var host = "open-api.tiktokglobalshop.com"

  func send() -> Answer { Answer(shop.answer(serverRequest())) }

  func serverRequest() -> ServerRequest {
    var items = query
    if let appKey { items.append(("app_key", appKey)) }
    if let timestamp { items.append(("timestamp", timestamp)) }
    if let cipher { items.append(("shop_cipher", cipher)) }
    let sign = sign ?? signature(items)
    if !sign.isEmpty { items.append(("sign", sign)) }
    var headers = HTTPFields([.init("Host", host)])
    for type in contentTypes { headers.append("Content-Type", type) }
    if let token { headers.append("x-tts-access-token", token) }
    return ServerRequest(
      method: method, path: path, query: ShopRequest.encode(items), headers: headers, body: body ?? [],
      remoteAddress: remoteAddress)
  }

  private func signature(_ items: [(String, String)]) -> String {
    let pairs = items.sorted { $0.0 < $1.0 }.map { $0.0 + $0.1 }.joined()
    var message = Array((appSecret + path + pairs).utf8)
    if contentTypes.first?.hasPrefix("multipart/") != true { message += body ?? [] }
    message += Array(appSecret.utf8)
    let digest = try? Digest.hmac(.sha256, key: Array(appSecret.utf8), message: message)
    return ByteEncoding.hex.encode(digest ?? [])
  }

  static func encode(_ items: [(String, String)]) -> String {
    items.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
  }

  private static func encode(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return text.utf8.map { byte in
      let isPlain = byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
      if isPlain || "-._~".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
      return "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
    }.joined()
  }
}

/// An answer with its envelope read.
struct Answer {
  let status: Int
  let headers: HTTPFields
  let body: [UInt8]
  let json: JSONValue

  init(_ response: ServerResponse) {
    status = response.status
    headers = response.headers
    body = response.body
    json = (try? JSONParser.parse(response.body)) ?? .null
  }

  var text: String { String(decoding: body, as: UTF8.self) }
  var code: Int { json.at("code").int ?? -1 }
  var message: String { json.at("message").text }
  var data: JSONValue { json.at("data") }
}

extension JSONValue {
  /// The member of that name, or the element of that number; null where there is none.
  func at(_ path: String...) -> JSONValue {
    path.reduce(self) { value, step in
      switch value {
      case .object(let object): object[step] ?? .null
      case .array(let elements): Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil } ?? .null
      default: .null
      }
    }
  }

  var text: String { if case .string(let text) = self { text } else { "" } }
  var int: Int? { if case .number(let number) = self { number.intValue } else { nil } }
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
}
