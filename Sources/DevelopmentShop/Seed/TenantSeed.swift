/// Makes a new tenant with everything in its shop.
struct TenantSeed {
  private var ids: IDSource
  private let deliveryIDs: IDSource
  private let now: Int64

  init(seed: UInt64, ordinal: UInt64, now: Int64) {
    ids = IDSource(seed: seed &* 0x9E6C_63D0_876A_46AD &+ ordinal &* 0xD1B5_4A32_D192_ED03)
    deliveryIDs = IDSource(seed: seed &* 0xD1B5_4A32_D192_ED03 &+ ordinal &* 0x9E6C_63D0_876A_46AD)
    self.now = now
  }

  mutating func make() -> (TenantState, Tenant) {
    let credentials = TenantState.Credentials(
      appKey: ids.text(12), appSecret: ids.hexadecimal(40), serviceID: ids.id(prefix: "74"))
    var shop = Shop(
      id: ids.id(prefix: "7495"), name: "Sandbox Shop US",
      code: "USLC" + ids.text(6, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"),
      cipher: ids.token(prefix: "TTP_", length: 32), region: "US", currency: "USD",
      openID: ids.token(prefix: "", length: 40), sellerName: "Sandbox Seller",
      foreignWarehouseID: ids.id(prefix: "7400"), foreignProductID: ids.id(prefix: "1729"),
      foreignOrderID: ids.id(prefix: "5770", length: 18))
    Surroundings.add(to: &shop, &ids)
    Goods.add(to: &shop, &ids, now: now)
    SeededOrders.add(to: &shop, &ids, now: now)
    var tenant = TenantState(
      credentials: credentials, redirectURL: "https://app.sandbox.invalid/callback", scopes: TenantSeed.scopes,
      shop: shop, ids: ids, deliveryIDs: deliveryIDs)
    let variables = TenantSeed.variables(of: &tenant, now: now)
    return (tenant, Tenant(variables: variables))
  }

  /// What a seller grants to an app of full rights over one shop.
  static let scopes = [
    "seller.authorization.info", "seller.shop.info", "seller.product.basic", "seller.product.write",
    "seller.product.delete", "seller.order.info", "seller.logistics", "seller.fulfillment.basic",
    "seller.fulfillment.package.write", "seller.delivery.status.write", "seller.return_refund.basic",
    "seller.finance.info", "seller.promotion.info", "seller.promotion.write", "seller.customer_service",
    "seller.customer_engagement.read", "seller.customer_engagement.write", "seller.global_product.info",
    "seller.global_product.write", "seller.global_product.delete", "seller.global_product.category.info",
    "seller.order.ext_ref.read", "seller.order.ext_ref.write", "seller.order.ext_ref.write.custom", "seller.fbt.info",
    "seller.affiliate_collaboration.read", "seller.affiliate_collaboration.write", "seller.affiliate_messages.write",
    "seller.creator_marketplace.read", "data.shop_analytics.public.read",
    // The platform's own spelling.
    "serller.product.optimize",
  ]

  static let creatorScopes = [
    "creator.affiliate.info", "creator.affiliate.share_link.read", "creator.affiliate_collaboration.read",
    "creator.showcase.read", "creator.showcase.write",
  ]

  static let partnerScopes = [
    "partner.authorization.info", "partner.tap_campaign.read", "partner.tap_campaign.write",
    "partner.tap_campaign.link.write", "partner.tap_campaign.product.write",
  ]

  /// The scopes of `unscoped_access_token`: enough to look around, not for products and orders.
  static let fewScopes = ["seller.authorization.info", "seller.shop.info"]

  private static func variables(of tenant: inout TenantState, now: Int64) -> [Tenant.Variable] {
    let year = now + Grants.authorizationLife
    let (access, refresh) = tenant.makeTokens(scopes: scopes, refreshExpiry: year, now: now)
    let (unscoped, _) = tenant.makeTokens(scopes: fewScopes, refreshExpiry: year, now: now)
    let (expired, expiredRefresh) = tenant.makeTokens(
      scopes: scopes, refreshExpiry: now - 60, now: now - Grants.accessTokenLife - 60)
    let (deauthorized, _) = tenant.makeTokens(scopes: scopes, refreshExpiry: year, now: now)
    tenant.grants.accessTokens[deauthorized.value]?.isDeauthorized = true
    let code = tenant.makeCode(now: now)
    let oldCode = tenant.makeCode(now: now - Grants.codeLife - 60)
    let shop = tenant.shop
    var variables: [Tenant.Variable] = [
      .init("app_key", tenant.credentials.appKey),
      .init("app_secret", tenant.credentials.appSecret, isSecret: true),
      .init("service_id", tenant.credentials.serviceID),
      .init("redirect_url", tenant.redirectURL),
      .init("auth_code", code, isSecret: true),
      .init("access_token", access.value, isSecret: true),
      .init("refresh_token", refresh, isSecret: true),
      .init("shop_id", shop.id),
      .init("shop_cipher", shop.cipher),
      .init("shop_region", shop.region),
      .init("open_id", shop.openID),
      // For proving refusals.
      .init("expired_auth_code", oldCode, isSecret: true),
      .init("expired_access_token", expired.value, isSecret: true),
      .init("expired_refresh_token", expiredRefresh, isSecret: true),
      .init("unscoped_access_token", unscoped.value, isSecret: true),
      .init("deauthorized_access_token", deauthorized.value, isSecret: true),
      .init("other_shop_cipher", tenant.ids.token(prefix: "TTP_", length: 32)),
      .init("disabled_app_key", tenant.ids.text(12)),
      .init("other_product_id", shop.foreignProductID),
      .init("other_order_id", shop.foreignOrderID),
      .init("other_warehouse_id", shop.foreignWarehouseID),
    ]
    variables += goods(in: shop)
    variables += otherAccounts(of: &tenant, now: now)
    SeededPromotions.add(to: &tenant.shop, &tenant.ids, now: now)
    variables += [
      .init("coupon_id", tenant.shop.coupons.ids.first ?? ""),
      .init("conversation_id", tenant.shop.conversations.ids.first ?? ""),
      .init("buyer_id", tenant.shop.orders.all.last?.buyerID ?? ""),
    ]
    return variables
  }

  /// A creator's and a partner's tokens for the same app, which open other APIs than a seller's.
  private static func otherAccounts(of tenant: inout TenantState, now: Int64) -> [Tenant.Variable] {
    let year = now + Grants.authorizationLife
    let accounts: [(CatalogueOperation.Account, [String])] = [(.creator, creatorScopes), (.partner, partnerScopes)]
    var variables: [Tenant.Variable] = []
    for (account, scopes) in accounts {
      let (whole, _) = tenant.makeTokens(scopes: scopes, refreshExpiry: year, now: now, account: account)
      let (few, _) = tenant.makeTokens(scopes: [], refreshExpiry: year, now: now, account: account)
      let (expired, _) = tenant.makeTokens(
        scopes: scopes, refreshExpiry: now - 60, now: now - Grants.accessTokenLife - 60, account: account)
      variables += [
        .init("\(account.rawValue)_access_token", whole.value, isSecret: true),
        .init("unscoped_\(account.rawValue)_access_token", few.value, isSecret: true),
        .init("expired_\(account.rawValue)_access_token", expired.value, isSecret: true),
      ]
    }
    tenant.assetCipher = tenant.ids.token(prefix: tenant.tokenPrefix, length: 32)
    return variables + [.init("category_asset_cipher", tenant.assetCipher)]
  }

  /// Names for a few of the things that a shop is born with.
  private static func goods(in shop: Shop) -> [Tenant.Variable] {
    let product = shop.products.all.first { $0.status == .activate }
    var variables: [Tenant.Variable] = [
      .init("product_id", product?.id ?? ""),
      .init("sku_id", product?.skus.first?.id ?? ""),
      .init("image_uri", product?.mainImages.first ?? ""),
      .init("category_id", product?.categoryID ?? ""),
      .init("brand_id", shop.brands.all.first?.id ?? ""),
      .init("warehouse_id", shop.warehouses.all.first?.id ?? ""),
      .init("delivery_option_id", shop.deliveryOptions.all.first?.id ?? ""),
      .init("shipping_provider_id", shop.deliveryOptions.all.first?.providers.first?.id ?? ""),
      .init("order_id", shop.orders.all.first { $0.status == .awaitingShipment }?.id ?? ""),
    ]
    for shipping in [Order.Shipping.platform, .seller] {
      let order = shop.orders.all.first { $0.status == .awaitingShipment && $0.shipping == shipping }
      variables.append(.init("\(shipping.rawValue.lowercased())_shipping_order_id", order?.id ?? ""))
    }
    for status in OrderStatus.allCases {
      guard let order = shop.orders.all.first(where: { $0.status == status }) else { continue }
      variables.append(.init("\(status.rawValue.lowercased())_order_id", order.id))
    }
    return variables
  }
}
