import JSON

/// Arranges shipment of a package that exists already.
enum ShipPackage: RouteFamily {
  static let routes = [
    Route(
      .post, "/fulfillment/202309/packages/{package_id}/ship", scopes: ["seller.fulfillment.basic"],
      body: .json(required: []), handler: ship)
  ]

  private static func ship(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let package = try tenant.shop.package(call.path("package_id"))
    let order = try tenant.shop.order(package.orderID)
    if order.status == .cancelled { throw Shipping.refusal(for: order) }
    if package.isArranged { throw .business(11_006_021, "The package is shipped and cannot be shipped again") }
    let method = try call.body.fields.text("handover_method") ?? "DROP_OFF"
    guard ["PICKUP", "DROP_OFF"].contains(method) else {
      throw .wrongType("HandoverMethod", expected: "'PICKUP' or 'DROP_OFF'")
    }
    tenant.shop.packages[package.id]?.handoverMethod = method
    Shipping.arrange(package.id, now: call.now, &tenant)
    return [:]
  }
}
