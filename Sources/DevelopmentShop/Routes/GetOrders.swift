import JSON

/// Up to fifty orders by id.
enum GetOrders: RouteFamily {
  static let routes = ["202309", "202507"].map { version in
    Route(
      .get, PathTemplate(stringLiteral: "/order/\(version)/orders"), scopes: ["seller.order.info"], query: ["ids"],
      handler: get)
  }

  private static func get(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let ids = try ids(in: call.query["ids"] ?? "")
    guard (1...50).contains(ids.count) else { throw .wrongType("Ids", expected: "a list of 1 to 50 order IDs") }
    var orders: [JSONValue] = []
    for id in ids { orders.append(try tenant.shop.order(id).json) }
    return ["orders": .array(orders)]
  }

  /// The documentation separates ids by commas; the vendor's Postman collection sends a JSON array. Both are taken.
  private static func ids(in text: String) throws(Refusal) -> [String] {
    guard text.hasPrefix("[") else { return text.split(separator: ",").map(String.init) }
    guard let value = try? JSONParser.parse(Array(text.utf8)), case .array(let values) = value else {
      throw .wrongType("Ids", expected: "a list of order IDs")
    }
    return values.compactMap { value in
      switch value {
      case .string(let id): id
      case .number(let number): number.text
      default: nil
      }
    }
  }
}

extension Shop {
  func order(_ id: String) throws(Refusal) -> Order {
    guard let order = orders[id] else {
      throw .business(21_008_111, "The order or package does not belong to the current seller")
    }
    return order
  }
}
