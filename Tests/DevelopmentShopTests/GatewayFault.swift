import Testing

@testable import DevelopmentShop

/// One thing that can be wrong with a request, and what the gateway says to it.
struct GatewayFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let status: Int
  let code: Int
  let words: String
  let spoil: @Sendable (inout ShopRequest, ShopClient) -> Void

  init(
    _ description: String, _ status: Int, _ code: Int, _ words: String = "",
    spoil: @escaping @Sendable (inout ShopRequest, ShopClient) -> Void
  ) {
    (testDescription, self.status, self.code, self.words) = (description, status, code, words)
    self.spoil = spoil
  }

  /// In the order in which the gateway looks.
  static let all: [GatewayFault] = [
    GatewayFault("unknown path", 404, 36_009_009) { request, _ in request.path = "/products/activate" },
    GatewayFault("unknown version", 400, 36_009_014) { request, _ in
      request.path = "/product/209912/products/activate"
    },
    GatewayFault("wrong method", 405, 36_009_010) { request, _ in request.method = "PATCH" },
    GatewayFault("wrong content type", 400, 36_009_022, "content-type") { request, _ in
      request.contentTypes = ["text/plain"]
    },
    GatewayFault("old timestamp", 400, 36_009_004, "timestamp") { request, _ in request.timestamp = "1767225000" },
    GatewayFault("unknown app", 400, 36_009_004, "app_key") { request, client in
      request.appKey = client.tenant["disabled_app_key"]
    },
    GatewayFault("wrong signature", 401, 106_001, "sign") { request, _ in
      request.sign = String(repeating: "0", count: 64)
    },
    GatewayFault("garbled token", 400, 36_009_004, "x-tts-access-token") { request, _ in request.token = "TTP_garbled"
    },
    GatewayFault("address not allowed", 403, 36_009_033, "10.0.0.9") { request, _ in request.remoteAddress = "10.0.0.9"
    },
    GatewayFault("missing scope", 401, 105_005, "seller.product.basic") { request, client in
      request.token = client.tenant["unscoped_access_token"]
    },
    GatewayFault("missing cipher", 400, 106_013, "shop_cipher") { request, _ in request.cipher = nil },
    GatewayFault("missing field", 400, 36_009_004, "'ProductIds'") { request, _ in request.body = Array("{}".utf8) },
    GatewayFault("business rule", 200, 12_019_120) { request, _ in
      let ids = (1...21).map { "\"\($0)\"" }.joined(separator: ",")
      request.body = Array("{\"product_ids\":[\(ids)]}".utf8)
    },
  ]
}
