import JSON

/// The products of a new shop: enough for several pages, in every status that a product can have.
enum Goods {
  private static let lines: [(title: String, code: String, categoryID: String, cents: Int)] = [
    ("Plain cotton tee", "TEE", "601226", 1_990), ("Striped cotton tee", "STRIPE", "601226", 2_190),
    ("Linen shirt", "LINEN", "601228", 3_490), ("Flannel shirt", "FLANNEL", "601228", 3_990),
    ("Bamboo chopping board", "BOARD", "600009", 1_850), ("Silicone spatula set", "SPATULA", "600009", 1_290),
    ("Stackable storage box", "BOX", "600024", 990), ("Folding laundry basket", "BASKET", "600024", 1_590),
    ("Clear phone case", "CASE", "601755", 899), ("Leather phone case", "LEATHER", "601755", 2_999),
  ]

  private static let statuses: [ProductStatus] = [
    .activate, .activate, .activate, .sellerDeactivated, .activate, .draft, .activate, .activate, .pending, .activate,
    .activate, .activate, .failed, .activate, .activate, .platformDeactivated, .activate, .freeze, .activate,
    .sellerDeactivated, .activate, .activate, .deleted, .activate, .activate, .activate,
  ]

  static func add(to shop: inout Shop, _ ids: inout IDSource, now: Int64) {
    let warehouses = shop.warehouses.all.filter { $0.kind == .sales }.map(\.id)
    for (index, status) in statuses.enumerated() {
      let line = lines[index % lines.count]
      let image = UploadedImage(
        id: "tos-dev-i-sandbox/" + ids.hexadecimal(32), width: 800, height: 800, useCase: "MAIN_IMAGE")
      shop.images.add(image)
      // Each later than the one before, the latest an hour old.
      let time = now - 3_600 - Int64(statuses.count - index) * 7_200
      let edition = index / lines.count
      var product = Product(
        id: ids.id(prefix: "1729"), status: .draft, audit: .none,
        title: edition == 0 ? line.title : "\(line.title), edition \(edition + 1)",
        description: "<p>\(line.title), as made for trying things out.</p>", categoryID: line.categoryID,
        brandID: index % 3 == 0 ? shop.brands.ids.first : nil, mainImages: [image.id],
        weight: .init(value: "0.3", unit: "KILOGRAM"),
        dimensions: .init(length: "20", width: "15", height: "3", unit: "CENTIMETER"),
        skus: skus(of: line, edition: edition, warehouses, &ids), createTime: time, updateTime: time)
      if line.categoryID == "601226" || line.categoryID == "601228" {
        product.attributes = [["id": "100157", "values": [["id": "1000039", "name": "Cotton"]]]]
      }
      product.set(status, at: time)
      shop.products.add(product)
    }
  }

  private static func skus(
    of line: (title: String, code: String, categoryID: String, cents: Int), edition: Int, _ warehouses: [String],
    _ ids: inout IDSource
  ) -> [SKU] {
    Surroundings.color.values.prefix(2).enumerated().map { position, value in
      let attribute = SKU.SalesAttribute(id: "100000", name: "Color", valueID: value.id, valueName: value.name)
      let stock = warehouses.enumerated().map { SKU.Stock(warehouseID: $1, quantity: $0 == 0 ? 120 : 40) }
      return SKU(
        id: ids.id(prefix: "1729"), sellerSKU: "\(line.code)-\(value.name.uppercased())-\(edition + 1)",
        price: Money(cents: line.cents + position * 100), stock: stock, salesAttributes: [attribute])
    }
  }
}
