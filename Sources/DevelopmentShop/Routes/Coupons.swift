import JSON

/// The shop's coupons, which sellers make elsewhere.
enum Coupons: RouteFamily {
  static let answers = [
    CatalogueAnswer("POST /promotion/202406/coupons/search", handler: search),
    CatalogueAnswer("GET /promotion/202406/coupons/{coupon_id}") { (call, tenant) throws(Refusal) in
      guard let coupon = tenant.shop.coupons[call.path("coupon_id")] else {
        throw .business(17_029_009, "The coupon does not exist")
      }
      return ["coupon": json(coupon, call.now, tenant.shop.currency)]
    },
  ]

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let statuses = try fields.texts("status")
    let displays = try fields.texts("display_type")
    let keyword = (try fields.text("title_keyword") ?? "").lowercased()
    let filter = [statuses, displays].map { ($0 ?? ["*"]).joined(separator: ",") }
    let paging = try Paging(call, default: 20, filter: "coupons \(filter) \(keyword)")
    let found = tenant.shop.coupons.all.filter { coupon in
      (statuses?.contains(coupon.status(at: call.now)) ?? true) && (displays?.contains(coupon.display) ?? true)
        && (keyword.isEmpty || coupon.title.lowercased().contains(keyword))
    }
    let currency = tenant.shop.currency
    return paging.page("coupons", of: found) { json($0, call.now, currency) }
  }

  private static func json(_ coupon: Coupon, _ now: Int64, _ currency: String) -> JSONValue {
    func money(_ amount: Money?) -> JSONValue {
      ["amount": .string(amount?.text ?? ""), "currency": .string(amount == nil ? "" : currency)]
    }
    return [
      "id": .string(coupon.id),
      "title": .string(coupon.title),
      "display_type": .string(coupon.display),
      "status": .string(coupon.status(at: now)),
      "create_time": .integer(coupon.begin),
      "update_time": .integer(coupon.begin),
      "claim_duration": ["start_time": .integer(coupon.begin), "end_time": .integer(coupon.end)],
      "redemption_duration": [
        "type": "ABSOLUTE", "start_time": .integer(coupon.begin), "end_time": .integer(coupon.end), "relative_time": 0,
      ],
      "promo_code": .string(coupon.code),
      "target_buyer_segment": "ALL",
      "usage_limits": ["single_buyer_claim_limit": 1, "total_claim_limit": 100, "redemption_limit": 100],
      "usage_stats": ["claimed_count": .integer(coupon.claimed), "redeemed_count": .integer(coupon.claimed / 2)],
      "discount": [
        "type": .string(coupon.reduction == nil ? "PERCENT_OFF" : "AMOUNT_OFF"),
        "reduction_amount": money(coupon.reduction),
        "percentage": .string(coupon.reduction == nil ? String(coupon.percentage) : ""),
        "max_discount": money(nil),
      ],
      "threshold": [
        "type": .string(coupon.minimum == nil ? "NONE" : "MIN_SPEND"), "min_spend": money(coupon.minimum),
      ],
      "product_scope": "FULL_SHOP",
      "creation_source": "SELLER_CENTER",
    ]
  }
}
