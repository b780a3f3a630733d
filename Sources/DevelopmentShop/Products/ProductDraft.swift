import JSON

/// A product as a body of Create Product or Edit Product describes it, found sound by the platform's rules.
///
/// The members that a body cannot do without are checked before; the rules here answer with business codes.
struct ProductDraft: Sendable {
  let isDraft: Bool
  let title: String
  let description: String
  let categoryID: String
  let brandID: String?
  let mainImages: [String]
  let weight: Product.Measure
  let dimensions: Product.Dimensions?
  let skus: [SKUDraft]
  let attributes: [JSONValue]
  let extras: JSONObject
  let warnings: [JSONValue]

  init(_ fields: Fields, shop: Shop) throws(Refusal) {
    isDraft = try fields.text("save_mode") == "AS_DRAFT"
    title = try ProductRules.title(try fields.text("title") ?? "")
    description = try ProductRules.description(try fields.text("description") ?? "")
    let category = try ProductRules.leaf(try fields.text("category_id") ?? "", in: shop)
    categoryID = category.id
    brandID = try ProductRules.brand(try fields.text("brand_id"), in: shop)
    mainImages = try ProductRules.mainImages(try fields.list("main_images") ?? [], in: shop)
    weight = try ProductRules.weight(try fields.nested("package_weight"))
    dimensions = try ProductRules.dimensions(try fields.nested("package_dimensions"))
    skus = try SKUDraft.list(try fields.list("skus") ?? [], shop: shop)
    attributes = try ProductRules.attributes(try fields.list("product_attributes") ?? [], of: category)
    extras = ProductRules.extras(fields)
    warnings = []
  }
}

/// One entry of `skus` in such a body.
struct SKUDraft: Sendable {
  /// The SKU that an edit means; nothing for a new one.
  let id: String?
  let sellerSKU: String
  let price: Money
  let stock: [SKU.Stock]
  let salesAttributes: [SKU.SalesAttribute]
  let externalID: String
  let extras: JSONObject

  static func list(_ list: [Fields], shop: Shop) throws(Refusal) -> [SKUDraft] {
    if list.isEmpty { throw .business(12_052_902, "The SKU list is empty") }
    if list.count > 100 { throw .business(12_052_050, "A product cannot have more than 100 SKUs") }
    var drafts: [SKUDraft] = []
    for fields in list { drafts.append(try SKUDraft(fields, shop: shop)) }
    let combinations = Set(drafts.map(\.salesAttributes))
    if drafts.count > 1, combinations.count < drafts.count {
      throw .business(12_052_560, "Two SKUs have the same sales attributes")
    }
    return drafts
  }

  private init(_ fields: Fields, shop: Shop) throws(Refusal) {
    id = try fields.text("id")
    sellerSKU = try fields.text("seller_sku") ?? ""
    if sellerSKU.count > 50 { throw .business(12_052_054, "The 'seller_sku' is longer than 50 characters") }
    price = try ProductRules.price(try fields.nested("price"), shop: shop)
    stock = try ProductRules.stock(try fields.list("inventory") ?? [], shop: shop)
    externalID = try fields.text("external_sku_id") ?? ""
    var attributes: [SKU.SalesAttribute] = []
    for attribute in try fields.list("sales_attributes") ?? [] {
      attributes.append(try ProductRules.salesAttribute(attribute, shop: shop))
    }
    salesAttributes = attributes
    extras = ProductRules.extras(fields, names: ProductRules.skuExtras)
  }

  func sku(id: String) -> SKU {
    SKU(
      id: id, sellerSKU: sellerSKU, price: price, stock: stock, salesAttributes: salesAttributes,
      externalID: externalID, extras: extras)
  }
}
