/// A token of the kind of account that the API is for, and of no other's assets.
enum AccountCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let account = try call.match().route.account
    guard call.token?.account == account else {
      throw Refusal(
        status: 400, code: 101_000, "The access token is not one of a \(account.rawValue), which this API needs")
    }
    guard let cipher = call.query["category_asset_cipher"], !cipher.isEmpty else { return }
    guard cipher == state.tenants[call.appKey]?.assetCipher else {
      throw Refusal(
        status: 400, code: 101_000, "The 'category_asset_cipher' does not belong to an asset of this access token")
    }
  }
}
