import JSON

/// Lists orders by status and time.
enum SearchOrders: RouteFamily {
  static let routes = [
    Route(
      .post, "/order/202309/orders/search", scopes: ["seller.order.info"], query: ["page_size"],
      body: .json(required: []), handler: search)
  ]

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let filter = try Filter(call.body.fields)
    let sort = try OrderSort(call.query)
    let paging = try Paging(call, filter: "orders \(filter) \(sort)")
    let found = sort.sorted(tenant.shop.orders.all.filter(filter.accepts))
    return paging.page("orders", of: found, \.json)
  }

  private struct Filter {
    var status: OrderStatus?
    var shipping: String?
    var buyerID: String?
    var cancelRequested: Bool?
    var warehouseIDs: [String]?
    var created: (from: Int?, to: Int?)
    var updated: (from: Int?, to: Int?)

    init(_ fields: Fields) throws(Refusal) {
      if let text = try fields.text("order_status"), !text.isEmpty {
        guard let status = OrderStatus(rawValue: text) else {
          throw .wrongType("OrderStatus", expected: "an order status")
        }
        self.status = status
      }
      shipping = try fields.text("shipping_type")
      buyerID = try fields.text("buyer_user_id")
      cancelRequested = try fields.boolean("is_buyer_request_cancel")
      warehouseIDs = try fields.texts("warehouse_ids")
      created = (try fields.integer("create_time_ge"), try fields.integer("create_time_lt"))
      updated = (try fields.integer("update_time_ge"), try fields.integer("update_time_lt"))
    }

    func accepts(_ order: Order) -> Bool {
      if let status, order.status != status { return false }
      if let shipping, order.shipping.rawValue != shipping { return false }
      if let buyerID, order.buyerID != buyerID { return false }
      if let cancelRequested, (order.cancelRequestTime != nil) != cancelRequested { return false }
      if let warehouseIDs, !warehouseIDs.contains(order.warehouseID) { return false }
      return TimeRange.holds(order.createTime, created) && TimeRange.holds(order.updateTime, updated)
    }
  }
}

/// `sort_field` and `sort_order`; by creation and ascending where they are left out.
struct OrderSort {
  private let byUpdate: Bool
  private let descending: Bool

  init(_ query: QueryString) throws(Refusal) {
    let field = query["sort_field"] ?? "create_time"
    guard ["create_time", "update_time"].contains(field) else {
      throw .wrongType("SortField", expected: "'create_time' or 'update_time'")
    }
    let order = query["sort_order"] ?? "ASC"
    guard ["ASC", "DESC"].contains(order) else { throw .wrongType("SortOrder", expected: "'ASC' or 'DESC'") }
    byUpdate = field == "update_time"
    descending = order == "DESC"
  }

  func sorted(_ orders: [Order]) -> [Order] {
    let ascending = orders.enumerated().sorted { left, right in
      let times = (time(left.element), time(right.element))
      // Orders of the same second keep their order, so that pages never overlap.
      return times.0 == times.1 ? left.offset < right.offset : times.0 < times.1
    }
    let sorted = ascending.map(\.element)
    return descending ? sorted.reversed() : sorted
  }

  private func time(_ order: Order) -> Int64 { byUpdate ? order.updateTime : order.createTime }
}
