/// Categories, brands, warehouses and carriers of a new shop.
enum Surroundings {
  static func add(to shop: inout Shop, _ ids: inout IDSource) {
    shop.categories = Table(categories)
    for (name, isTop, isAuthorized) in brands {
      shop.brands.add(
        Brand(
          id: ids.id(prefix: "7082"), name: name, authorizedStatus: isAuthorized ? "AUTHORIZED" : "UNAUTHORIEZD",
          isTopBrand: isTop))
    }
    shop.deliveryOptions = Table([
      DeliveryOption(
        id: ids.id(prefix: "7100"), name: "Standard shipping", kind: "STANDARD",
        providers: ["USPS", "UPS"].map { .init(id: ids.id(prefix: "7200"), name: $0) }),
      DeliveryOption(
        id: ids.id(prefix: "7100"), name: "Express shipping", kind: "EXPRESS",
        providers: ["FedEx"].map { .init(id: ids.id(prefix: "7200"), name: $0) }),
    ])
    let options = shop.deliveryOptions.ids
    shop.warehouses = Table([
      Warehouse(
        id: ids.id(prefix: "7400"), entityID: ids.id(prefix: "7400"), name: "Main warehouse", kind: .sales,
        deliveryOptionIDs: options),
      Warehouse(
        id: ids.id(prefix: "7400"), entityID: ids.id(prefix: "7400"), name: "Second warehouse", kind: .sales,
        deliveryOptionIDs: options),
      Warehouse(
        id: ids.id(prefix: "7400"), entityID: ids.id(prefix: "7400"), name: "Return warehouse", kind: .returns,
        deliveryOptionIDs: []),
    ])
  }

  private static let brands = [
    ("Example Brand", false, true), ("Plain & Co", false, true), ("Harbour Lane", false, false),
    ("North Kettle", true, false), ("Quiet Oak", false, false),
  ]

  static let color = Category.Attribute(
    id: "100000", name: "Color", kind: .sales, isCustomizable: true,
    values: [
      .init(id: "1000001", name: "Red"), .init(id: "1000002", name: "Blue"), .init(id: "1000003", name: "Black"),
    ])
  static let size = Category.Attribute(
    id: "100007", name: "Size", kind: .sales, isCustomizable: true,
    values: [.init(id: "1000101", name: "S"), .init(id: "1000102", name: "M"), .init(id: "1000103", name: "L")])
  static let material = Category.Attribute(
    id: "100157", name: "Material", kind: .product, isRequired: true, isMultiple: true,
    values: [.init(id: "1000039", name: "Cotton"), .init(id: "1000040", name: "Wool")])
  static let warranty = Category.Attribute(
    id: "100392", name: "Warranty", kind: .product, isCustomizable: true,
    values: [.init(id: "1000392", name: "1 year")])

  private static let categories = [
    Category(id: "601152", parentID: "0", name: "Womenswear & Underwear", isLeaf: false),
    Category(id: "842888", parentID: "601152", name: "Women's Tops", isLeaf: false),
    Category(id: "601226", parentID: "842888", name: "T-shirts", attributes: [color, size, material]),
    Category(id: "601228", parentID: "842888", name: "Shirts & Blouses", attributes: [color, size, material]),
    Category(id: "600001", parentID: "0", name: "Home Supplies", isLeaf: false),
    Category(id: "600009", parentID: "600001", name: "Kitchen Tools", attributes: [color, warranty]),
    Category(id: "600024", parentID: "600001", name: "Storage Boxes", attributes: [color]),
    Category(id: "601739", parentID: "0", name: "Phones & Electronics", isLeaf: false),
    Category(id: "601755", parentID: "601739", name: "Phone Cases", attributes: [color, warranty]),
  ]
}
