/// `app_key` of an app that exists and is not disabled.
enum AppKeyCheck: GatewayCheck {
  static let refusal = Refusal.invalidParameter(
    "Invalid 'app_key': it is unknown, or the app is disabled or deleted")

  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard let appKey = call.query["app_key"], state.tenants[appKey] != nil else { throw refusal }
    call.appKey = appKey
  }
}
