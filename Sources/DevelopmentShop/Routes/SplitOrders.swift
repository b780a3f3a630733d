import JSON

/// Divides an order's items among packages before any is shipped.
enum SplitOrders: RouteFamily {
  static let answers = [
    CatalogueAnswer("GET /fulfillment/202309/orders/split_attributes", handler: attributes),
    CatalogueAnswer("POST /fulfillment/202309/orders/{order_id}/split", handler: split),
  ]

  private static func attributes(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let ids = (call.query["order_ids"] ?? "").split { "[],\" ".contains($0) }.map(String.init)
    guard (1...50).contains(ids.count) else { throw .wrongType("OrderIds", expected: "a list of 1 to 50 order IDs") }
    var list: [JSONValue] = []
    for id in ids {
      let order = try tenant.shop.order(id)
      let reason = reason(against: order)
      list.append([
        "order_id": .string(id), "can_split": .bool(reason == nil), "reason": .string(reason?.message ?? ""),
        "must_split": false, "must_split_reasons": [],
      ])
    }
    return ["split_attributes": .array(list)]
  }

  private static func reason(against order: Order) -> Refusal? {
    guard order.status == .awaitingShipment else { return Shipping.refusal(for: order) }
    if order.lineItems.count < 2 || !order.packageIDs.isEmpty {
      return .business(21_022_028, "The order cannot be split: it has one item, or packages already")
    }
    return nil
  }

  private static func split(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path("order_id"))
    if let reason = reason(against: order) { throw reason }
    let groups = try call.body.fields.list("splittable_groups") ?? []
    // All is read before anything is packed: a refused split changes nothing.
    var divided: [(id: String, items: [String])] = []
    for group in groups {
      divided.append((try group.text("id") ?? "", try group.texts("order_line_item_ids") ?? []))
    }
    let named = divided.flatMap(\.items)
    // Each item in one group, none left over.
    guard divided.count >= 2, !divided.contains(where: { $0.items.isEmpty }), named.count == Set(named).count,
      Set(named) == Set(order.lineItems.map(\.id))
    else {
      throw .business(21_022_028, "The groups must be two or more, and hold each item of the order once")
    }
    var packages: [JSONValue] = []
    for group in divided {
      let items = order.lineItems.filter { group.items.contains($0.id) }
      let package = Shipping.pack(
        items, of: order, provider: .init(id: "", name: ""), tracking: "", isArranged: false, now: call.now, &tenant)
      packages.append(["splittable_group_id": .string(group.id), "id": .string(package.id)])
    }
    tenant.shop.notifyPackages(of: order.id, "SPLIT", at: call.now)
    return ["packages": .array(packages)]
  }
}

extension Shop {
  mutating func notifyPackages(of orderID: String, _ change: String, at now: Int64) {
    let ids = orders[orderID]?.packageIDs ?? []
    notify(
      "PACKAGE_UPDATE", type: 4, at: now,
      data: [
        "sc_type": .string(change), "role_type": "ROLE_SELLER",
        "package_list": .array(ids.map { ["package_id": .string($0), "order_id_list": [.string(orderID)]] }),
        "update_time": .integer(now),
      ])
  }
}
