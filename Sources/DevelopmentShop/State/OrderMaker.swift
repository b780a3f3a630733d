/// Makes orders as buyers would.
enum OrderMaker {
  /// An unpaid order of one piece of each product's first SKU.
  static func make(
    of products: [Product], in shop: Shop, shipping: Order.Shipping, now: Int64, _ ids: inout IDSource
  ) -> Order {
    let option = shop.deliveryOptions.all.first
    var items: [Order.LineItem] = []
    for product in products {
      guard let sku = product.skus.first else { continue }
      items.append(
        Order.LineItem(
          id: ids.id(prefix: "5770", length: 18), productID: product.id, productName: product.title, skuID: sku.id,
          skuName: sku.name, sellerSKU: sku.sellerSKU,
          imageURL: product.mainImages.first.flatMap { shop.images[$0]?.url } ?? "", originalPrice: sku.price,
          sellerDiscount: Money(cents: sku.price.cents / 10), status: .unpaid))
    }
    return Order(
      id: ids.id(prefix: "5770", length: 18), buyerID: ids.id(prefix: "7490"), currency: shop.currency,
      shipping: shipping, shippingFee: Money(cents: 500), warehouseID: shop.warehouses.all.first?.id ?? "",
      deliveryOption: (option?.id ?? "", option?.name ?? ""), createTime: now, status: .unpaid, lineItems: items,
      updateTime: now)
  }

  /// Adds the order and locks its stock.
  static func store(_ order: Order, in shop: inout Shop) {
    shop.orders.add(order)
    for item in order.lineItems {
      guard let index = shop.products[item.productID]?.skus.firstIndex(where: { $0.id == item.skuID }) else { continue }
      guard shop.products[item.productID]?.skus[index].stock.isEmpty == false else { continue }
      shop.products[item.productID]?.skus[index].stock[0].committed += 1
    }
  }
}
