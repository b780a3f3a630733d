/// `shop_cipher`: wanted by most routes, refused by some, and only of a shop that the token speaks for.
enum CipherCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let cipher = call.query["shop_cipher"] ?? ""
    switch try call.match().route.cipher {
    case .none:
      if !cipher.isEmpty { throw Refusal.invalidParameter("Invalid 'shop_cipher': it is not required by this API") }
    case .required:
      if cipher.isEmpty {
        throw Refusal(status: 400, code: 106_013, "The query parameter 'shop_cipher' is missing")
      }
      try checkOwner(cipher, call, state)
    case .optional:
      if !cipher.isEmpty { try checkOwner(cipher, call, state) }
    }
  }

  private static func checkOwner(_ cipher: String, _ call: GatewayCall, _ state: ShopState) throws(Refusal) {
    guard cipher == state.tenants[call.appKey]?.shop.cipher else {
      throw Refusal(status: 400, code: 101_000, "The 'shop_cipher' does not belong to a shop of this access token")
    }
  }
}
