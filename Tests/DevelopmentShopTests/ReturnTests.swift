import JSON
import Testing

@testable import DevelopmentShop

@Suite("Returns and refunds")
struct ReturnTests {
  let client = ShopClient()

  private func ask(_ kind: String, of order: String = "delivered_order_id") -> Answer {
    client.control(
      "POST", "orders/\(client.tenant[order])/return_request", body: #"{"return_type":"\#(kind)"}"#)
  }

  private func answer(_ id: String, _ verb: String, _ decision: String, _ more: String = "", version: String = "202309")
    -> Answer
  {
    client.call(
      "POST", "/return_refund/\(version)/returns/\(id)/\(verb)", body: #"{"decision":"\#(decision)"\#(more)}"#)
  }

  private func found(_ id: String) -> JSONValue {
    let body = #"{"return_ids":["\#(id)"]}"#
    return client.call("POST", "/return_refund/202602/returns/search", body: body).data.at("return_orders", "0")
  }

  private func lead(_ id: String, to status: String) -> Answer {
    client.control("POST", "returns/\(id)/status", body: #"{"status":"\#(status)"}"#)
  }

  @Test("a refund that is approved is complete, and the order with it")
  func refund() {
    let id = ask("REFUND").json.at("return_id").text
    #expect(found(id).at("return_status").text == "RETURN_OR_REFUND_REQUEST_PENDING")
    #expect(found(id).at("seller_next_action_response", "0", "action").text == "SELLER_RESPOND_REFUND")
    #expect(answer(id, "approve", "APPROVE_RETURN").code == 25_020_004)
    #expect(answer(id, "approve", "APPROVE_REFUND").code == 0)
    #expect(found(id).at("return_status").text == "RETURN_OR_REFUND_REQUEST_COMPLETE")
    let order = client.call("GET", "/order/202507/orders", [("ids", client.tenant["delivered_order_id"])])
    #expect(order.data.at("orders", "0", "status").text == "COMPLETED")
    #expect(found(id).at("refund_amount", "refund_total") == order.data.at("orders", "0", "payment", "total_amount"))
    #expect(answer(id, "approve", "APPROVE_REFUND").code == 25_020_003)
    let events = client.call("GET", "/return_refund/202309/returns/\(id)/records").data.at("records").elements
    #expect(events.map { $0.at("event").text } == ["ORDER_RETURN_CREATED", "APPROVE_REFUND"])
  }

  @Test("a return goes from approval over the buyer's parcel to its reception")
  func parcel() {
    let id = ask("RETURN_AND_REFUND").json.at("return_id").text
    #expect(answer(id, "approve", "APPROVE_RECEIVED_PACKAGE").code == 25_020_003)
    #expect(answer(id, "approve", "APPROVE_RETURN").code == 0)
    #expect(found(id).at("return_status").text == "AWAITING_BUYER_SHIP")
    #expect(lead(id, to: "BUYER_SHIPPED_ITEM").status == 200)
    #expect(!found(id).at("return_tracking_number").text.isEmpty)
    let reasons = client.call("GET", "/return_refund/202309/reject_reasons", [("return_or_cancel_id", id)])
    #expect(reasons.data.at("reasons", "0", "name").text == "reverse_reject_return_parcel_reason_1")
    #expect(answer(id, "reject", "REJECT_RECEIVED_PACKAGE", #","reject_reason":"none"# + "\"").code == 25_001_014)
    #expect(answer(id, "approve", "APPROVE_RECEIVED_PACKAGE").code == 0)
    #expect(found(id).at("return_status").text == "RETURN_OR_REFUND_REQUEST_COMPLETE")
  }

  @Test("a rejected request ends as the arbiter says", arguments: ["COMPLETE", "CANCEL"])
  func rejection(_ end: String) {
    let id = ask("REFUND").json.at("return_id").text
    let reason = #","reject_reason":"reverse_reject_request_reason_1""#
    #expect(answer(id, "reject", "REJECT_RETURN", reason).code == 25_020_004)
    #expect(answer(id, "reject", "REJECT_REFUND", reason).code == 0)
    #expect(found(id).at("return_status").text == "REFUND_OR_RETURN_REQUEST_REJECT")
    #expect(lead(id, to: "BUYER_SHIPPED_ITEM").status == 400)
    #expect(lead(id, to: "RETURN_OR_REFUND_REQUEST_\(end)").status == 200)
    let arbitration = end == "CANCEL" ? "SUPPORT_SELLER" : "SUPPORT_BUYER"
    #expect(found(id).at("arbitration_status").text == arbitration)
  }

  @Test("a part of the money is offered, and paid when the buyer takes it")
  func partial() {
    let id = ask("REFUND").json.at("return_id").text
    func offer(_ amount: String) -> Int {
      let offer = #","partial_refund":{"currency":"USD","amount":"\#(amount)"}"#
      return answer(id, "approve", "OFFER_PARTIAL_REFUND", offer).code
    }
    #expect(offer("0") == 25_001_032)
    #expect(offer("99999") == 25_001_032)
    #expect(offer("1.00") == 0)
    #expect(found(id).at("return_status").text == "AWAITING_BUYER_RESPONSE")
    _ = lead(id, to: "RETURN_OR_REFUND_REQUEST_COMPLETE")
    #expect(found(id).at("refund_amount", "refund_total").text == "1.00")
  }

  @Test("which decisions fit is told before one is made")
  func eligibility() {
    let id = ask("REFUND").json.at("return_id").text
    let answer = client.call("GET", "/return_refund/202601/decision_eligibility", [("return_or_cancel_id", id)])
    let fitting = answer.data.at("decisions").elements.filter { $0.at("eligible") == true }
    #expect(fitting.map { $0.at("decision").text } == ["APPROVE_REFUND", "OFFER_PARTIAL_REFUND", "REJECT_REFUND"])
  }

  @Test(
    "a seller asks with a reason of the seller's, in a status that allows it",
    arguments: [
      ("delivered_order_id", "REFUND", "ecom_order_delivered_refund_reason_damaged_seller", 0),
      ("delivered_order_id", "REFUND", "ecom_order_delivered_refund_reason_damaged", 25_001_015),
      ("delivered_order_id", "REFUND", "ecom_order_delivered_refund_and_return_reason_damaged_seller", 25_001_057),
      ("delivered_order_id", "REFUND", "because", 25_001_014),
      ("unpaid_order_id", "REFUND", "ecom_order_delivered_refund_reason_damaged_seller", 25_001_003),
      ("cancelled_order_id", "REFUND", "ecom_order_delivered_refund_reason_damaged_seller", 25_001_051),
      (
        "awaiting_collection_order_id", "RETURN_AND_REFUND",
        "ecom_order_delivered_refund_and_return_reason_damaged_seller", 25_001_003
      ),
      ("other_order_id", "REFUND", "ecom_order_delivered_refund_reason_damaged_seller", 21_008_111),
    ])
  func bySeller(_ order: String, _ kind: String, _ reason: String, _ code: Int) {
    let body = #"{"order_id":"\#(client.tenant[order])","return_type":"\#(kind)","return_reason":"\#(reason)"}"#
    for version in ["202309", "202602"] where version == "202309" || code != 0 {
      #expect(client.call("POST", "/return_refund/\(version)/returns", body: body).code == code)
    }
  }

  @Test("nothing can be refunded twice, or beyond what was paid")
  func tooMuch() {
    let order = client.tenant["delivered_order_id"]
    let reason = "ecom_order_delivered_refund_reason_damaged_seller"
    let head = #"{"order_id":"\#(order)","return_type":"REFUND","return_reason":"\#(reason)""#
    let path = "/return_refund/202309/returns"
    #expect(client.call("POST", path, body: head + #","refund_total":"99999.00"}"#).code == 25_005_005)
    #expect(client.call("POST", path, body: head + "}").code == 0)
    #expect(client.call("POST", path, body: head + "}").code == 25_001_051, "the order is completed")
  }

  @Test("a change of a return is told to the webhook")
  func webhook() {
    let body = #"{"address":"http://127.0.0.1:9/","event_type":"RETURN_STATUS_CHANGE"}"#
    _ = client.call("PUT", "/event/202309/webhooks", body: body)
    let id = ask("REFUND").json.at("return_id").text
    let told = client.control("GET", "notifications").json.at("notifications").elements
    #expect(told.map { $0.at("type").int } == [12])
    #expect(told.first?.at("data", "return_id").text == id)
  }
}
