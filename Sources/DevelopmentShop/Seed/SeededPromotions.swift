/// Coupons and conversations of a new shop.
enum SeededPromotions {
  static func add(to shop: inout Shop, _ ids: inout IDSource, now: Int64) {
    let day: Int64 = 86_400
    let lines: [(String, String, Int64, Int64, Money?, Money?)] = [
      ("Welcome", "REGULAR", -10, 20, Money(cents: 200), Money(cents: 1_000)),
      ("Live evening", "LIVE", -2, 5, nil, nil),
      ("Summer code", "PROMO_CODE", 5, 15, Money(cents: 500), Money(cents: 2_500)),
      ("Spring sale", "REGULAR", -60, -30, nil, Money(cents: 1_500)),
    ]
    for (index, line) in lines.enumerated() {
      shop.coupons.add(
        Coupon(
          id: ids.id(prefix: "7236"), title: line.0, display: line.1, begin: now + line.2 * day,
          end: now + line.3 * day, reduction: line.4, percentage: 10, minimum: line.5,
          code: line.1 == "PROMO_CODE" ? "SUMMER" : "", claimed: 4 * index))
    }
    for (index, order) in shop.orders.all.filter({ $0.status == .awaitingShipment }).prefix(3).enumerated() {
      var conversation = Conversation(
        id: ids.id(prefix: "7494"), buyerID: order.buyerID, createTime: now - 7_200 + Int64(index))
      for text in ["Hello, when will my order arrive?", "It is for a birthday."].prefix(index + 1) {
        conversation.add(id: ids.id(prefix: "7495"), "TEXT", Conversation.text(text), from: .buyer, at: now - 3_600)
      }
      shop.conversations.add(conversation)
    }
  }
}
