import JSON

/// The platform's rules for promotions, each with its business code.
enum ActivityRules {
  /// Seconds.
  static let shortest: Int64 = 600
  static let longest: Int64 = 365 * 86_400
  static let longestFlashSale: Int64 = 3 * 86_400

  static func title(_ title: String, of id: String?, in shop: Shop) throws(Refusal) -> String {
    if title.allSatisfy(\.isWhitespace) { throw .business(17_029_003, "The title of the activity is empty") }
    if title.count > 50 { throw .business(17_029_002, "The title is longer than 50 characters") }
    if shop.activities.all.contains(where: { $0.title == title && $0.id != id }) {
      throw .business(17_029_004, "There is an activity of that title already")
    }
    return title
  }

  static func period(_ begin: Int64, _ end: Int64, kind: String, now: Int64) throws(Refusal) {
    if begin < now { throw .business(17_029_005, "The beginning is earlier than now") }
    if end - begin < shortest { throw .business(17_029_006, "The activity's period is too short") }
    if kind == "FLASHSALE", end - begin > longestFlashSale {
      throw .business(17_029_008, "The period of a flash sale is too long")
    }
    if end - begin > longest { throw .business(17_029_007, "The activity's period is too long") }
  }

  static func items(_ list: [Fields], of activity: Activity, in shop: Shop) throws(Refusal) -> [Activity.Item] {
    if list.isEmpty { throw .business(17_029_033, "The list of products is empty") }
    var items: [Activity.Item] = []
    var products: Set<String> = []
    for fields in list {
      let id = try fields.text("id") ?? ""
      guard products.insert(id).inserted else { throw .business(17_029_039, "A product ID is given twice") }
      guard let product = shop.products[id] else {
        throw id == shop.foreignProductID
          ? .business(17_029_017, "The specified products are not of this shop")
          : .business(17_029_051, "The product ID was not found")
      }
      guard product.status == .activate else { throw .business(17_029_056, "Invalid product status") }
      items += try entries(fields, of: product, activity)
    }
    return items
  }

  private static func entries(
    _ fields: Fields, of product: Product, _ activity: Activity
  ) throws(Refusal) -> [Activity.Item] {
    if activity.level == "PRODUCT" {
      try check(fields, kind: activity.kind, most: product.skus.map(\.price).max())
      return [Activity.Item(productID: product.id, skuID: nil, terms: terms(fields))]
    }
    let list = try fields.list("skus") ?? []
    if list.isEmpty { throw .business(17_029_037, "The list of SKUs is empty") }
    var items: [Activity.Item] = []
    var seen: Set<String> = []
    for sku in list {
      let id = try sku.text("id") ?? ""
      guard seen.insert(id).inserted else { throw .business(17_029_040, "A SKU ID is given twice") }
      guard let found = product.skus.first(where: { $0.id == id }) else {
        throw .business(17_029_053, "The SKU ID does not match the product")
      }
      try check(sku, kind: activity.kind, most: found.price)
      items.append(Activity.Item(productID: product.id, skuID: id, terms: terms(sku)))
    }
    return items
  }

  /// A discount is a percentage, a fixed price an amount, and never one for the other.
  private static func check(_ fields: Fields, kind: String, most: Money?) throws(Refusal) {
    let discount = try fields.text("discount") ?? ""
    let price = try fields.text("activity_price_amount") ?? ""
    if kind == "DIRECT_DISCOUNT" {
      if discount.isEmpty { throw .business(17_029_029, "Specify 'discount', not 'activity_price_amount'") }
      guard let percent = Int(discount), (1...99).contains(percent) else {
        throw .business(17_029_112, "The discount value is invalid")
      }
    } else if kind == "FIXED_PRICE" || kind == "FLASHSALE" {
      if price.isEmpty { throw .business(17_029_030, "Specify 'activity_price_amount', not 'discount'") }
      guard let amount = Money(price), amount.cents > 0, most.map({ amount < $0 }) ?? true else {
        throw .business(17_029_034, "The 'activity_price_amount' is invalid")
      }
    }
    for name in ["quantity_limit", "quantity_per_user"] {
      guard let limit = try fields.integer(name) else { continue }
      guard limit == -1 || (1...99).contains(limit) else {
        throw .business(17_029_050, "The value of '\(name)' must be -1 or within 1 and 99")
      }
    }
  }

  private static func terms(_ fields: Fields) -> JSONObject {
    let names = ["discount", "activity_price_amount", "quantity_limit", "quantity_per_user"]
    return JSONObject(names.compactMap { name in fields[name].map { (name, $0) } })
  }
}

extension Shop {
  func activity(_ id: String) throws(Refusal) -> Activity {
    guard let activity = activities[id] else { throw .business(17_029_009, "The activity does not exist") }
    return activity
  }

  /// One that may still be changed.
  func changeableActivity(_ id: String, now: Int64) throws(Refusal) -> Activity {
    let activity = try activity(id)
    switch activity.status(at: now) {
    case "DEACTIVATED": throw .business(17_029_010, "The activity is deactivated")
    case "EXPIRED": throw .business(17_029_012, "Not allowed: the activity is expired")
    default: return activity
    }
  }
}
