import JSON

/// The shops that the token speaks for, with the cipher that their requests need.
enum AuthorizedShops: RouteFamily {
  static let routes = [
    Route(.get, "/authorization/202309/shops", scopes: ["seller.authorization.info"], cipher: .none) { _, tenant in
      let shop = tenant.shop
      return [
        "shops": [
          [
            "id": .string(shop.id), "name": .string(shop.name), "region": .string(shop.region),
            "seller_type": "LOCAL", "cipher": .string(shop.cipher), "code": .string(shop.code),
          ]
        ]
      ]
    }
  ]
}
