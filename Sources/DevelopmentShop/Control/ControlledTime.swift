import JSON

/// Controls of the calendar, the app and its authorization.
enum ControlledTime {
  static let actions: [ControlSurface.Action] = [
    .init(method: "POST", template: "/_shop/clock") { (call, tenant) throws(Refusal) in
      guard let seconds = try call.fields.integer("advance"), (0...4_000_000_000).contains(seconds) else {
        throw ControlCall.refused("'advance' must be a number of seconds, not negative")
      }
      tenant.calendarOffset += Int64(seconds)
      tenant.settle(now: call.now + Int64(seconds))
      return ["now": .integer(call.now + Int64(seconds))]
    },
    .init(method: "POST", template: "/_shop/app") { (call, tenant) throws(Refusal) in
      guard let url = try call.fields.text("redirect_url"), url.hasPrefix("http") else {
        throw ControlCall.refused("'redirect_url' must be an http or https URL")
      }
      tenant.redirectURL = url
      return ["redirect_url": .string(url)]
    },
    .init(method: "POST", template: "/_shop/deauthorize") { _, tenant in
      for value in Array(tenant.grants.accessTokens.keys) {
        tenant.grants.accessTokens[value]?.isDeauthorized = true
      }
      tenant.grants.refreshTokens = [:]
      return ["access_tokens": .integer(tenant.grants.accessTokens.count)]
    },
    .init(method: "POST", template: "/_shop/shop") { (call, tenant) throws(Refusal) in
      guard let isActive = try call.fields.boolean("is_active") else {
        throw ControlCall.refused("'is_active' must be true or false")
      }
      tenant.shop.isActive = isActive
      return ["is_active": .bool(isActive)]
    },
  ]
}
