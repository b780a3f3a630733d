import JSON

/// What a message may hold: its content is JSON in a text, of a form for each type.
enum MessageRules {
  /// The members that each type's content must have.
  private static let members: [String: [String]] = [
    "TEXT": ["content"], "IMAGE": ["url", "width", "height"], "PRODUCT_CARD": ["product_id"],
    "ORDER_CARD": ["order_id"], "RETURN_REFUND_CARD": ["order_id", "sku_id"], "COUPON_CARD": ["coupon_id"],
    "LOGISTICS_CARD": ["order_id", "package_id"], "VIDEO": ["url"],
  ]

  static func check(_ kind: String, _ content: String, _ shop: Shop) throws(Refusal) {
    guard let names = members[kind] else { throw .wrongType("Type", expected: "a type of message") }
    guard let value = try? JSONParser.parse(Array(content.utf8)), case .object(let object) = value else {
      throw .wrongType("Content", expected: "a text that is a JSON object")
    }
    let fields = Fields(object, at: "Content.")
    for name in names where fields[name] == nil { throw .missingField(fields.goName(name)) }
    switch kind {
    case "TEXT":
      let text = try fields.text("content") ?? ""
      guard (1...2_000).contains(text.count) else {
        throw .wrongType("Content.Content", expected: "a text of 1 to 2000 characters")
      }
    case "PRODUCT_CARD":
      if shop.products[try fields.text("product_id") ?? ""] == nil { throw noRecord }
    case "ORDER_CARD":
      if shop.orders[try fields.text("order_id") ?? ""] == nil { throw noRecord }
    case "RETURN_REFUND_CARD":
      let order = shop.orders[try fields.text("order_id") ?? ""]
      let sku = try fields.text("sku_id") ?? ""
      guard order?.lineItems.contains(where: { $0.skuID == sku }) == true else {
        throw .business(45_101_002, "Invalid params: a RETURN_REFUND_CARD names an order and a SKU in it")
      }
    case "COUPON_CARD":
      if shop.coupons[try fields.text("coupon_id") ?? ""] == nil {
        throw .business(45_111_017, "Invalid params: a COUPON_CARD names a coupon of the shop")
      }
    default: return
    }
  }

  private static let noRecord = Refusal.business(45_101_003, "No record was found for the parameters")
}
