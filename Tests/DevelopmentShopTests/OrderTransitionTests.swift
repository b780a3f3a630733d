import JSON
import Testing

@testable import DevelopmentShop

@Suite("The life of an order")
struct OrderTransitionTests {
  /// As the platform's diagram has them.
  static let allowed: [(OrderStatus, OrderStatus)] = [
    (.unpaid, .onHold), (.unpaid, .cancelled), (.onHold, .awaitingShipment), (.onHold, .cancelled),
    (.awaitingShipment, .partiallyShipping), (.awaitingShipment, .awaitingCollection), (.awaitingShipment, .cancelled),
    (.partiallyShipping, .awaitingCollection), (.partiallyShipping, .cancelled), (.awaitingCollection, .inTransit),
    (.awaitingCollection, .completed), (.awaitingCollection, .cancelled), (.inTransit, .delivered),
    (.inTransit, .completed), (.inTransit, .cancelled), (.delivered, .completed),
  ]

  @Test("each step is taken or refused, and told to the webhook", arguments: OrderStatus.allCases, OrderStatus.allCases)
  func step(_ from: OrderStatus, _ to: OrderStatus) {
    let client = ShopClient()
    let body = #"{"address":"http://127.0.0.1:9/","event_type":"ORDER_STATUS_CHANGE"}"#
    _ = client.call("PUT", "/event/202309/webhooks", body: body)
    let id = client.tenant["\(from.rawValue.lowercased())_order_id"]
    let answer = client.control("POST", "orders/\(id)/status", body: #"{"status":"\#(to.rawValue)"}"#)
    let told = client.control("GET", "notifications").json.at("notifications").elements
    let order = client.call("GET", "/order/202507/orders", [("ids", id)]).data.at("orders", "0")
    if Self.allowed.contains(where: { $0 == (from, to) }) {
      #expect(answer.status == 200)
      #expect(order.at("status").text == to.rawValue)
      #expect(told.map { $0.at("data", "order_id").text } == [id])
      #expect(told.first?.at("data", "order_status").text == (to == .cancelled ? "CANCEL" : to.rawValue))
    } else {
      #expect(answer.status == 400)
      #expect(answer.json.at("code").int == 25_001_003)
      #expect(answer.json.at("error").text.contains("from \(from.rawValue) an order can go to"))
      #expect(order.at("status").text == from.rawValue)
      #expect(told.isEmpty)
    }
  }

  @Test(
    "the seller cancels only what may be cancelled, each status refusing with its code",
    arguments: [
      (.unpaid, 25_001_003), (.onHold, 0), (.awaitingShipment, 0), (.partiallyShipping, 25_001_045),
      (.awaitingCollection, 0), (.inTransit, 25_001_045), (.delivered, 25_001_045), (.completed, 25_001_051),
      (.cancelled, 25_001_051),
    ] as [(OrderStatus, Int)], ["202309", "202602"])
  func cancel(_ line: (OrderStatus, Int), _ version: String) {
    let client = ShopClient()
    let id = client.tenant["\(line.0.rawValue.lowercased())_order_id"]
    let body = #"{"order_id":"\#(id)","cancel_reason":"seller_cancel_reason_out_of_stock"}"#
    #expect(client.call("POST", "/return_refund/\(version)/cancellations", body: body).code == line.1)
  }
}
