import JSON

/// What orders are called in other systems.
enum ExternalOrders: RouteFamily {
  static let answers = [
    CatalogueAnswer("POST /order/202406/orders/external_orders", handler: add),
    CatalogueAnswer("GET /order/202406/orders/{order_id}/external_orders") { (call, tenant) throws(Refusal) in
      let order = try tenant.shop.order(call.path("order_id"))
      let platform = call.query["platform"] ?? ""
      let found = tenant.shop.externalOrders.all.filter { $0.orderID == order.id && $0.platform == platform }
      return ["external_orders": .array(found.map(\.json))]
    },
    CatalogueAnswer("POST /order/202406/orders/external_order_search") { call, tenant in
      let found = tenant.shop.externalOrders.all.filter { external in
        external.platform == call.query["platform"] && external.externalID == call.query["external_order_id"]
      }
      return ["orders": .array(found.map { ["id": .string($0.orderID), "external_order": $0.json] })]
    },
  ]

  private static func add(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var errors: [JSONValue] = []
    for fields in try call.body.fields.list("orders") ?? [] {
      let id = try fields.text("id") ?? ""
      guard let given = try fields.nested("external_order") else { continue }
      let external = ExternalOrder(
        orderID: id, platform: try given.text("platform") ?? "", externalID: try given.text("id") ?? "",
        lineItems: given["line_items"] ?? [])
      do throws(Refusal) {
        let order = try tenant.shop.order(id)
        for item in try given.list("line_items") ?? [] {
          let item = try item.text("origin_id") ?? ""
          guard order.lineItems.contains(where: { $0.id == item }) else {
            throw .invalidParameter("Invalid parameter: field 'OriginId' names an item of another order")
          }
        }
        tenant.shop.externalOrders.add(external)
      } catch {
        errors.append([
          "code": .string(String(error.code)), "message": .string(error.message),
          "detail": [
            "order_id": .string(id),
            "external_order": ["id": .string(external.externalID), "platform": .string(external.platform)],
          ],
        ])
      }
    }
    return ["errors": .array(errors)]
  }
}

/// One name of an order in one other system.
struct ExternalOrder: Sendable, Identifiable {
  let orderID: String
  let platform: String
  let externalID: String
  /// As sent.
  let lineItems: JSONValue

  var id: String { "\(orderID) \(platform)" }

  var json: JSONValue {
    ["id": .string(externalID), "platform": .string(platform), "line_items": lineItems]
  }
}
