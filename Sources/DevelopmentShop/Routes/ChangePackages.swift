import JSON

/// What can be done to packages that are there: shipped many at once, given another number, delivered.
enum ChangePackages: RouteFamily {
  static let answers = [
    CatalogueAnswer("POST /fulfillment/202309/packages/ship", handler: shipAll),
    CatalogueAnswer("POST /fulfillment/202309/packages/deliver", handler: deliver),
    CatalogueAnswer("POST /fulfillment/202309/packages/{package_id}/shipping_info/update") {
      (call, tenant) throws(Refusal) in
      try update(try tenant.shop.package(call.path("package_id")), call.body.fields, call, &tenant)
    },
    CatalogueAnswer("POST /fulfillment/202610/packages/{package_id}/shipping_info/update") {
      (call, tenant) throws(Refusal) in
      let package = try tenant.shop.package(call.path("package_id"))
      guard let fields = try call.body.fields.list("shipping_info_list")?.first else {
        throw .missingField("ShippingInfoList[0]")
      }
      return try update(package, fields, call, &tenant)
    },
    CatalogueAnswer("POST /fulfillment/202309/orders/{order_id}/shipping_info/update") {
      (call, tenant) throws(Refusal) in
      let order = try tenant.shop.order(call.path("order_id"))
      guard let id = order.packageIDs.first else { throw Shipping.refusal(for: order) }
      return try update(try tenant.shop.package(id), call.body.fields, call, &tenant)
    },
  ]

  private static func update(
    _ package: Package, _ fields: Fields, _ call: ShopCall, _ tenant: inout TenantState
  ) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(package.orderID)
    guard order.shipping == .seller else {
      throw .business(21_011_049, "The tracking number cannot be updated: the platform ships this order itself")
    }
    guard tenant.shop.status(of: package) == "PROCESSING" else {
      throw .business(21_032_001, "The status of the package does not allow this update")
    }
    let provider = try Shipping.provider(try fields.text("shipping_provider_id") ?? "", in: tenant.shop)
    let number = try fields.text("tracking_number") ?? ""
    // Its own number is no duplicate.
    let tracking = number == package.tracking ? number : try Shipping.tracking(number, in: tenant.shop)
    tenant.shop.packages[package.id]?.tracking = tracking
    tenant.shop.packages[package.id]?.provider = (provider.id, provider.name)
    tenant.shop.packages[package.id]?.updateTime = call.now
    tenant.shop.orders[order.id]?.tracking = tracking
    tenant.shop.orders[order.id]?.provider = (provider.id, provider.name)
    tenant.shop.orders[order.id]?.updateTime = call.now
    return [:]
  }

  private static func shipAll(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    try each(call, &tenant) { (fields, tenant) throws(Refusal) in
      let package = try tenant.shop.package(try fields.text("id") ?? "")
      let order = try tenant.shop.order(package.orderID)
      if order.status == .cancelled { throw Shipping.refusal(for: order) }
      if package.isArranged { throw .business(11_006_021, "The package is shipped and cannot be shipped again") }
      if let own = try fields.nested("self_shipment") {
        let provider = try Shipping.provider(try own.text("shipping_provider_id") ?? "", in: tenant.shop)
        let tracking = try Shipping.tracking(try own.text("tracking_number") ?? "", in: tenant.shop)
        tenant.shop.packages[package.id]?.tracking = tracking
        tenant.shop.packages[package.id]?.provider = (provider.id, provider.name)
      }
      Shipping.arrange(package.id, now: call.now, &tenant)
    }
  }

  private static func deliver(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    try each(call, &tenant) { (fields, tenant) throws(Refusal) in
      let package = try tenant.shop.package(try fields.text("id") ?? "")
      let order = try tenant.shop.order(package.orderID)
      guard order.shipping == .seller else {
        throw .business(21_032_001, "The platform tells itself when a package of its own shipping is delivered")
      }
      guard order.status == .inTransit else {
        throw .business(21_032_001, "The status of the package does not allow this update")
      }
      if try fields.text("delivery_type") == "DELIVERY_SUCCESS" {
        tenant.shop.move(order: order.id, to: .delivered, at: call.now)
      }
    }
  }

  /// Does it to each of `packages`; what cannot be done is an entry of `errors`.
  private static func each(
    _ call: ShopCall, _ tenant: inout TenantState, _ change: (Fields, inout TenantState) throws(Refusal) -> Void
  ) throws(Refusal) -> JSONValue {
    var errors: [JSONValue] = []
    for fields in try call.body.fields.list("packages") ?? [] {
      do throws(Refusal) {
        try change(fields, &tenant)
      } catch {
        let id = try fields.text("id") ?? ""
        errors.append([
          "code": .integer(error.code), "message": .string(error.message), "detail": ["package_id": .string(id)],
        ])
      }
    }
    return ["errors": .array(errors)]
  }
}
