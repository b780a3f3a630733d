/// `x-tts-access-token`: there, whole, of this app, in force.
enum TokenCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard let tenant = state.tenants[call.appKey] else { throw AppKeyCheck.refusal }
    guard let value = call.header("x-tts-access-token"), !value.isEmpty else {
      throw Refusal.invalidParameter("Invalid 'x-tts-access-token' header: the access token is missing")
    }
    guard let token = tenant.grants.accessTokens[value] else {
      throw Refusal.invalidParameter("Invalid 'x-tts-access-token' header: no such access token for this app")
    }
    if token.isDeauthorized {
      throw Refusal(status: 401, code: 105_001, "The access token is deauthorized: the seller cancelled the app")
    }
    if token.expiresAt <= call.now + state.calendarOffset + tenant.calendarOffset {
      throw Refusal(status: 401, code: 105_002, "The access token is expired: refresh it")
    }
    call.token = token
  }
}
