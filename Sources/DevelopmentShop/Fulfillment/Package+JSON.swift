import JSON

extension Shop {
  func package(_ id: String) throws(Refusal) -> Package {
    guard let package = packages[id] else {
      throw .business(21_008_111, "The order or package does not belong to the current seller")
    }
    return package
  }

  func status(of package: Package) -> String {
    guard let order = orders[package.orderID] else { return "CANCELLED" }
    let item = order.lineItems.first { $0.packageID == package.id }
    return package.isArranged ? (item?.status ?? order.status).packageStatus : "TO_FULFILL"
  }

  /// `orders` of a package: its SKUs with how many of each.
  func contents(of package: Package) -> JSONValue {
    let items = orders[package.orderID]?.lineItems.filter { package.lineItemIDs.contains($0.id) } ?? []
    var seen: Set<String> = []
    let skus = items.filter { seen.insert($0.skuID).inserted }.map { item in
      [
        "id": .string(item.skuID), "name": .string(item.productName), "image_url": .string(item.imageURL),
        "quantity": .integer(items.count { $0.skuID == item.skuID }),
      ] as JSONValue
    }
    return [["id": .string(package.orderID), "skus": .array(skus)]]
  }

  static let parcelSize: JSONValue = ["length": "8", "width": "6", "height": "2", "unit": "INCH"]
  static let parcelWeight: JSONValue = ["value": "0.8", "unit": "POUND"]
}
