/// One seller's shop: its fixed surroundings, its goods and its orders.
struct Shop: Sendable {
  let id: String
  let name: String
  let code: String
  let cipher: String
  /// Two letters.
  let region: String
  let currency: String
  let openID: String
  let sellerName: String
  /// A warehouse that exists, but not in this shop.
  let foreignWarehouseID: String
  /// A product that exists, but in another shop.
  let foreignProductID: String
  /// An order of another seller.
  let foreignOrderID: String

  var isActive = true
  /// Seconds from sending a product in until its review ends well; 0 means by the next request.
  var reviewTime: Int64 = 0
  var categories = Table<Category>()
  var brands = Table<Brand>()
  var warehouses = Table<Warehouse>()
  var deliveryOptions = Table<DeliveryOption>()
  var images = Table<UploadedImage>()
  var products = Table<Product>()
  var orders = Table<Order>()
  var packages = Table<Package>()
  var cancellations = Table<Cancellation>()
  var returns = Table<Return>()
  var globalProducts = Table<GlobalProduct>()
  var externalOrders = Table<ExternalOrder>()
  var activities = Table<Activity>()
  var coupons = Table<Coupon>()
  var conversations = Table<Conversation>()
  /// Whether customer service takes conversations.
  var acceptsChat = true
  var webhooks = Table<EventWebhook>()
  /// Waiting to be sent to the webhooks, oldest first.
  var notifications: [PendingNotification] = []

  /// Reviews end, and the hour in which a buyer may still think better of an order.
  mutating func settle(now: Int64) {
    for id in products.ids where products[id]?.reviewEnds.map({ $0 <= now }) == true {
      // When it ended, not when someone looks: whoever asks first must not change what is told.
      let end = products[id]?.reviewEnds ?? now
      products[id]?.pass(review: .approved, at: end)
      notifyProductStatus(id, at: end)
    }
    for id in orders.ids where orders[id]?.holdEnds.map({ $0 <= now }) == true {
      move(order: id, to: .awaitingShipment, at: orders[id]?.holdEnds ?? now)
    }
  }

  /// Sets an order's status with all that hangs on it, and tells the webhook.
  mutating func move(order id: String, to status: OrderStatus, at now: Int64) {
    orders[id]?.move(to: status, at: now)
    notifyOrderStatus(id, at: now)
  }
}
