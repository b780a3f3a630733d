import JSON

/// Controls of what reaches the shop, and of failures.
enum ControlledTraffic {
  static let actions: [ControlSurface.Action] = [
    .init(method: "POST", template: "/_shop/traffic") { (call, tenant) throws(Refusal) in
      // A member that is there, even as null, replaces its limit; one that is not leaves it.
      let names = call.fields.object.keys
      if names.contains("allowed_addresses") {
        tenant.traffic.allowedAddresses = try call.fields.texts("allowed_addresses").map { Set($0) }
      }
      if names.contains("requests_per_second") {
        tenant.traffic.requestsPerSecond = try call.fields.integer("requests_per_second")
      }
      if names.contains("requests_per_hour") {
        tenant.traffic.requestsPerHour = try call.fields.integer("requests_per_hour")
      }
      return [:]
    },
    .init(method: "POST", template: "/_shop/faults", run: orderFault),
    .init(method: "DELETE", template: "/_shop/faults") { _, tenant in
      tenant.traffic.faults = []
      return ["faults": 0]
    },
    .init(method: "GET", template: "/_shop/notifications") { _, tenant in
      [
        "notifications": .array(
          tenant.shop.notifications.map { notification in
            [
              "address": .string(notification.address), "type": .integer(notification.type),
              "timestamp": .integer(notification.time), "data": notification.data,
            ]
          })
      ]
    },
    .init(method: "GET", template: "/_shop/deliveries") { _, tenant in
      ["deliveries": .array(tenant.deliveries.deliveries.map(\.json))]
    },
  ]

  private static func orderFault(_ call: ControlCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let kinds = ShopFault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    guard let kind = ShopFault.Kind(rawValue: try call.fields.text("kind") ?? "") else {
      throw ControlCall.refused("'kind' must be one of \(kinds)")
    }
    let times = try call.fields.integer("times") ?? 1
    guard (1...1_000_000).contains(times) else { throw ControlCall.refused("'times' must be at least 1") }
    let percent = try call.fields.integer("percent") ?? 100
    guard (1...100).contains(percent) else { throw ControlCall.refused("'percent' must be from 1 to 100") }
    let value = try call.fields.integer("value")
    guard (-86_400...600_000).contains(value ?? 0) else { throw ControlCall.refused("'value' must be 600000 at most") }
    let path = try call.fields.text("path") ?? "/"
    tenant.traffic.faults.append(
      ShopFault(kind: kind, value: value, path: path, percent: percent, times: times))
    return ["faults": .integer(tenant.traffic.faults.count)]
  }
}
