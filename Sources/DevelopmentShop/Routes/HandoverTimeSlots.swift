import JSON

/// When a package can be picked up: the next two mornings.
enum HandoverTimeSlots: RouteFamily {
  static let routes = [
    Route(
      .get, "/fulfillment/202309/packages/{package_id}/handover_time_slots",
      scopes: ["seller.fulfillment.package.write"]
    ) { (call, tenant) throws(Refusal) in
      _ = try tenant.shop.package(call.path("package_id"))
      let midnight = call.now - call.now % day
      return [
        "can_pickup": true,
        "can_drop_off": true,
        "can_van_collection": false,
        "drop_off_point_url": "https://docs.sandbox.invalid/drop-off",
        "pickup_slots": .array([slot(onDay: midnight + day), slot(onDay: midnight + 2 * day)]),
      ]
    }
  ]

  /// Seconds.
  private static let day: Int64 = 86_400

  private static func slot(onDay midnight: Int64) -> JSONValue {
    let start = midnight + 9 * 3_600
    // The platform's own spelling of "available".
    return ["start_time": .integer(start), "end_time": .integer(start + 3 * 3_600), "avaliable": true]
  }
}
