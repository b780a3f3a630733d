import JSON

/// Promotions: created, filled with products, changed, ended.
enum Activities: RouteFamily {
  private static let path = "/promotion/202309/activities"

  static let answers = [
    CatalogueAnswer("POST \(path)", handler: create),
    CatalogueAnswer("POST \(path)/search", handler: search),
    CatalogueAnswer("GET \(path)/{activity_id}") { (call, tenant) throws(Refusal) in
      let activity = try tenant.shop.activity(call.path("activity_id"))
      return json(activity, now: call.now, currency: tenant.shop.currency, isWhole: true)
    },
    CatalogueAnswer("PUT \(path)/{activity_id}", handler: update),
    CatalogueAnswer("POST \(path)/{activity_id}/deactivate", handler: deactivate),
    CatalogueAnswer("PUT \(path)/{activity_id}/products", handler: setProducts),
    CatalogueAnswer("DELETE \(path)/{activity_id}/products", handler: removeProducts),
  ]

  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let kind = try fields.text("activity_type") ?? ""
    let title = try ActivityRules.title(try fields.text("title") ?? "", of: nil, in: tenant.shop)
    let begin = Int64(try fields.integer("begin_time") ?? 0)
    let end = Int64(try fields.integer("end_time") ?? 0)
    try ActivityRules.period(begin, end, kind: kind, now: call.now)
    let activity = Activity(
      id: tenant.ids.id(prefix: "7136"), title: title, kind: kind, level: try fields.text("product_level") ?? "",
      begin: begin, end: end, extras: extras(fields), createTime: call.now, updateTime: call.now)
    tenant.shop.activities.add(activity)
    return [
      "activity_id": .string(activity.id), "create_time": .integer(call.now), "update_time": .integer(call.now),
      "status": .string(activity.status(at: call.now)),
    ]
  }

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let status = try fields.text("status")
    let title = try fields.text("activity_title")
    let kind = try fields.text("activity_type")
    // The one search whose paging stands in the body.
    let paging = try Paging(
      size: try fields.integer("page_size") ?? 10, token: try fields.text("page_token") ?? "",
      filter: "activities \(status ?? "") \(title ?? "") \(kind ?? "")")
    let found = tenant.shop.activities.all.filter { activity in
      (status == nil || activity.status(at: call.now) == status) && (title.map(activity.title.contains) ?? true)
        && (kind == nil || activity.kind == kind)
    }
    let currency = tenant.shop.currency
    return paging.page("activities", of: found) { json($0, now: call.now, currency: currency, isWhole: false) }
  }

  private static func update(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    var activity = try tenant.shop.changeableActivity(call.path("activity_id"), now: call.now)
    activity.title = try ActivityRules.title(try fields.text("title") ?? "", of: activity.id, in: tenant.shop)
    let begin = Int64(try fields.integer("begin_time") ?? 0)
    let end = Int64(try fields.integer("end_time") ?? 0)
    if activity.status(at: call.now) == "ONGOING", begin != activity.begin {
      throw .business(17_029_011, "Not allowed: the activity has begun, and its beginning cannot be changed")
    }
    try ActivityRules.period(max(begin, call.now), end, kind: activity.kind, now: call.now)
    activity.begin = begin
    activity.end = end
    activity.updateTime = call.now
    for member in extras(fields).members { activity.extras[member.key] = member.value }
    tenant.shop.activities.add(activity)
    return [
      "activity_id": .string(activity.id), "title": .string(activity.title), "update_time": .integer(call.now),
    ]
  }

  private static func deactivate(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var activity = try tenant.shop.changeableActivity(call.path("activity_id"), now: call.now)
    activity.isDeactivated = true
    activity.updateTime = call.now
    tenant.shop.activities.add(activity)
    return receipt(activity, call)
  }

  private static func setProducts(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var activity = try tenant.shop.changeableActivity(call.path("activity_id"), now: call.now)
    if activity.level == "SHOP" { throw .business(17_029_036, "The activity's level takes no products") }
    let items = try ActivityRules.items(
      try call.body.fields.list("products") ?? [], of: activity, in: tenant.shop)
    let named = Set(items.map(\.productID))
    activity.items = activity.items.filter { !named.contains($0.productID) } + items
    activity.updateTime = call.now
    tenant.shop.activities.add(activity)
    guard case .object(var object) = receipt(activity, call) else { return [:] }
    object.members.append(("total_count", .integer(Set(activity.items.map(\.productID)).count)))
    return .object(object)
  }

  private static func removeProducts(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    var activity = try tenant.shop.changeableActivity(call.path("activity_id"), now: call.now)
    let products = try fields.texts("product_ids") ?? []
    let skus = try fields.texts("sku_ids") ?? []
    if products.contains(where: { id in !activity.items.contains { $0.productID == id } }) {
      throw .business(17_029_023, "The products are not in the promotion")
    }
    if skus.contains(where: { id in !activity.items.contains { $0.skuID == id } }) {
      throw .business(17_029_024, "The SKUs are not in the promotion")
    }
    activity.items.removeAll { products.contains($0.productID) || $0.skuID.map(skus.contains) == true }
    activity.updateTime = call.now
    tenant.shop.activities.add(activity)
    return receipt(activity, call)
  }

  private static func receipt(_ activity: Activity, _ call: ShopCall) -> JSONValue {
    [
      "activity_id": .string(activity.id), "title": .string(activity.title),
      "status": .string(activity.status(at: call.now)), "update_time": .integer(call.now),
    ]
  }

  private static func extras(_ fields: Fields) -> JSONObject {
    let names = ["duration_type", "participation_limit", "discount"]
    return JSONObject(names.compactMap { name in fields[name].map { (name, $0) } })
  }

  private static func json(_ activity: Activity, now: Int64, currency: String, isWhole: Bool) -> JSONValue {
    var object = JSONObject([
      (isWhole ? "activity_id" : "id", .string(activity.id)),
      ("title", .string(activity.title)),
      ("activity_type", .string(activity.kind)),
      ("product_level", .string(activity.level)),
      ("begin_time", .integer(activity.begin)),
      ("end_time", .integer(activity.end)),
      ("status", .string(activity.status(at: now))),
      ("create_time", .integer(activity.createTime)),
      ("update_time", .integer(activity.updateTime)),
    ])
    object.members += activity.extras.members
    if isWhole { object.members.append(("products", .array(products(of: activity, currency: currency)))) }
    return .object(object)
  }

  private static func products(of activity: Activity, currency: String) -> [JSONValue] {
    var seen: Set<String> = []
    return activity.items.filter { seen.insert($0.productID).inserted }.map { first in
      var object = JSONObject([("id", .string(first.productID))])
      if first.skuID == nil {
        object.members += terms(first, currency)
      } else {
        let skus = activity.items.filter { $0.productID == first.productID }.map { item -> JSONValue in
          .object(JSONObject([("id", .string(item.skuID ?? ""))] + terms(item, currency)))
        }
        object.members.append(("skus", .array(skus)))
      }
      return .object(object)
    }
  }

  private static func terms(_ item: Activity.Item, _ currency: String) -> [JSONObject.Member] {
    item.terms.members.map { member in
      guard member.key == "activity_price_amount" else { return member }
      return ("activity_price", ["amount": member.value, "currency": .string(currency)])
    }
  }
}
