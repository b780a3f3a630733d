import JSON

/// The platform's rules for the parts of a product, each with its business code.
enum ProductRules {
  static func title(_ title: String) throws(Refusal) -> String {
    if title.allSatisfy(\.isWhitespace) { throw .business(12_052_261, "The product name is empty") }
    if title.count > 255 { throw .business(12_052_051, "The product name is longer than 255 characters") }
    return title
  }

  static func description(_ text: String) throws(Refusal) -> String {
    if text.allSatisfy(\.isWhitespace) { throw .business(12_052_015, "The product description is required") }
    if text.count > 10_000 {
      throw .business(12_052_013, "The product description is longer than 10000 characters")
    }
    return text
  }

  static func leaf(_ id: String, in shop: Shop) throws(Refusal) -> Category {
    guard let category = shop.categories[id] else { throw .business(12_052_023, "The category does not exist") }
    guard category.isLeaf else { throw .business(12_052_024, "The category is not a leaf category") }
    return category
  }

  static func brand(_ id: String?, in shop: Shop) throws(Refusal) -> String? {
    guard let id, !id.isEmpty else { return nil }
    guard shop.brands[id] != nil else { throw .business(12_052_026, "The brand does not exist") }
    return id
  }

  static func mainImages(_ list: [Fields], in shop: Shop) throws(Refusal) -> [String] {
    if list.isEmpty { throw .business(12_052_028, "A main image of the product is required") }
    if list.count > 9 { throw .business(12_052_056, "The number of images exceeds the limit of 9") }
    var uris: [String] = []
    for fields in list {
      let uri = try fields.text("uri") ?? ""
      guard shop.images[uri] != nil else {
        throw .business(12_019_065, "The image URI '\(uri)' is invalid: upload the image first")
      }
      uris.append(uri)
    }
    return uris
  }

  static func weight(_ fields: Fields?) throws(Refusal) -> Product.Measure {
    guard let fields else { throw .business(12_052_016, "The parcel weight is required") }
    let value = try fields.text("value") ?? ""
    guard let number = decimal(value) else { throw .business(12_052_006, "The parcel weight has a wrong format") }
    if number == 0 { throw .business(12_052_181, "The package weight cannot be zero") }
    let unit = try fields.text("unit") ?? ""
    guard ["KILOGRAM", "POUND", "GRAM"].contains(unit) else {
      throw .wrongType(fields.goName("unit"), expected: "a unit")
    }
    return Product.Measure(value: value, unit: unit)
  }

  static func dimensions(_ fields: Fields?) throws(Refusal) -> Product.Dimensions? {
    guard let fields else { return nil }
    let codes = [("height", 12_052_003), ("width", 12_052_004), ("length", 12_052_005)]
    var values: [String: String] = [:]
    for (name, code) in codes {
      let value = try fields.text(name) ?? ""
      guard let number = decimal(value), number > 0 else {
        throw .business(code, "The parcel \(name) has a wrong format")
      }
      values[name] = value
    }
    let unit = try fields.text("unit") ?? ""
    guard ["CENTIMETER", "INCH"].contains(unit) else { throw .wrongType(fields.goName("unit"), expected: "a unit") }
    return Product.Dimensions(
      length: values["length"] ?? "", width: values["width"] ?? "", height: values["height"] ?? "", unit: unit)
  }

  static func price(_ fields: Fields?, shop: Shop) throws(Refusal) -> Money {
    guard let fields else { throw .business(12_052_571, "The price of a SKU is missing") }
    if try fields.text("currency") != shop.currency {
      throw .business(12_052_084, "The currency is not available in the region of the shop")
    }
    let sale = try fields.text("sale_price")
    guard let amount = try fields.text("amount") ?? sale else {
      throw .business(12_052_571, "The price of a SKU is missing")
    }
    guard let price = Money(amount) else { throw .business(12_052_012, "The price has a wrong format") }
    guard (1...760_000).contains(price.cents) else { throw .business(12_052_073, "The product price is invalid") }
    return price
  }

  static func stock(_ list: [Fields], shop: Shop) throws(Refusal) -> [SKU.Stock] {
    var stock: [SKU.Stock] = []
    for fields in list {
      let id = try warehouse(try fields.text("warehouse_id") ?? "", in: shop)
      stock.append(SKU.Stock(warehouseID: id, quantity: try quantity(try fields.integer("quantity") ?? 0)))
    }
    if stock.isEmpty { throw .business(12_019_022, "Each SKU needs a valid warehouse") }
    return stock
  }

  static func warehouse(_ id: String, in shop: Shop) throws(Refusal) -> String {
    if id == shop.foreignWarehouseID { throw .business(12_052_530, "The warehouse ID does not belong to this seller") }
    guard shop.warehouses[id]?.kind == .sales else { throw .business(12_052_097, "The warehouse does not exist") }
    return id
  }

  static func quantity(_ quantity: Int) throws(Refusal) -> Int {
    guard (0...99_999).contains(quantity) else {
      throw .business(12_052_055, "The inventory quantity of a SKU in a warehouse must be within 0 and 99999")
    }
    return quantity
  }

  static func salesAttribute(_ fields: Fields, shop: Shop) throws(Refusal) -> SKU.SalesAttribute {
    let id = try fields.text("id") ?? ""
    let known = shop.categories.all.flatMap(\.attributes).first { $0.id == id && $0.kind == .sales }
    let name = try fields.text("name") ?? known?.name ?? ""
    if name.isEmpty { throw .business(12_052_527, "The sales attribute ID does not exist") }
    let valueID = try fields.text("value_id") ?? ""
    let valueName = try fields.text("value_name") ?? known?.values.first { $0.id == valueID }?.name ?? ""
    if valueName.isEmpty { throw .business(12_052_248, "The value of a sales attribute has neither ID nor name") }
    return SKU.SalesAttribute(id: id, name: name, valueID: valueID, valueName: valueName)
  }

  static func attributes(_ list: [Fields], of category: Category) throws(Refusal) -> [JSONValue] {
    var given: Set<String> = []
    for fields in list {
      let id = try fields.text("id") ?? ""
      if !given.insert(id).inserted { throw .business(12_052_254, "An attribute ID is given twice") }
    }
    for attribute in category.attributes where attribute.kind == .product && attribute.isRequired {
      if !given.contains(attribute.id) {
        throw .business(12_052_104, "The required attribute '\(attribute.name)' (\(attribute.id)) is missing")
      }
    }
    return list.map { .object($0.object) }
  }

  /// Members that the shop has no rules for and gives back as they came.
  static let productExtras = [
    "is_cod_allowed", "external_product_id", "is_not_for_sale", "minimum_order_quantity", "is_pre_owned",
    "manufacturer_ids", "responsible_person_ids", "shipping_insurance_requirement", "shipping_template_id",
    "primary_combined_product_id",
  ]
  static let skuExtras = [
    "identifier_code", "sku_unit_count", "external_urls", "extra_identifier_codes", "pre_sale", "list_price",
    "external_list_prices",
  ]

  static func extras(_ fields: Fields, names: [String] = productExtras) -> JSONObject {
    JSONObject(names.compactMap { name in fields[name].map { (name, $0) } })
  }

  /// A decimal of up to four places; in ten-thousandths.
  private static func decimal(_ text: String) -> Int? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...7).contains(halves[0].utf8.count) else { return nil }
    let fraction = halves.count == 2 ? halves[1] : "0"
    guard (1...4).contains(fraction.utf8.count) else { return nil }
    let digits = halves[0] + fraction + String(repeating: "0", count: 4 - fraction.utf8.count)
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return Int(digits)
  }
}
