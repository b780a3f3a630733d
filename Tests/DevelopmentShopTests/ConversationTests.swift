import JSON
import Testing

@testable import DevelopmentShop

@Suite("Customer service")
struct ConversationTests {
  private static let path = "/customer_service/202309/conversations"
  let client = ShopClient()
  private var id: String { client.tenant["conversation_id"] }

  private func list() -> [JSONValue] {
    client.call("GET", Self.path, [("page_size", "20")]).data.at("conversations").elements
  }

  private func send(_ kind: String, _ content: String, version: String = "202309") -> Answer {
    let body: JSONValue = ["type": .string(kind), "content": .string(content)]
    let text = String(decoding: JSONWriter.compactBytes(body), as: UTF8.self)
    return client.call("POST", "/customer_service/\(version)/conversations/\(id)/messages", body: text)
  }

  private func messages(_ order: String = "DESC") -> [JSONValue] {
    let query = [("page_size", "10"), ("sort_order", order)]
    return client.call("GET", "\(Self.path)/\(id)/messages", query).data.at("messages").elements
  }

  @Test("what the shop answers stands behind what the buyer wrote, and is read", arguments: ["202309", "202606"])
  func answer(_ version: String) {
    #expect(list().first { $0.at("id").text == id }?.at("unread_count").int == 1)
    let sent = send("TEXT", #"{"content":"Tomorrow."}"#, version: version).data.at("message_id").text
    #expect(messages().first?.at("id").text == sent)
    #expect(messages("ASC").last?.at("id").text == sent)
    #expect(messages().first?.at("sender", "role").text == "CUSTOMER_SERVICE")
    #expect(list().first?.at("id").text == id, "the latest message comes first")
    #expect(list().first?.at("unread_count").int == 0)
  }

  @Test("what buyers write is unread until it is read, and told to the webhook")
  func buyer() {
    let body = #"{"address":"http://127.0.0.1:9/","event_type":"NEW_MESSAGE"}"#
    _ = client.call("PUT", "/event/202309/webhooks", body: body)
    let order = client.tenant["order_id"]
    _ = client.call("POST", "\(Self.path)/\(id)/messages/read")
    #expect(list().first { $0.at("id").text == id }?.at("unread_count").int == 0)
    let written = client.control("POST", "orders/\(order)/message", body: #"{"text":"Hello?"}"#).json
    #expect(written.at("conversation_id").text == id)
    #expect(list().first { $0.at("id").text == id }?.at("unread_count").int == 1)
    let told = client.control("GET", "notifications").json.at("notifications").elements
    #expect(told.map { $0.at("type").int } == [14])
    #expect(told.first?.at("data", "content").text == #"{"content":"Hello?"}"#)
  }

  @Test("each type of message has its content")
  func contents() {
    let order = client.tenant["order_id"]
    let cases: [(String, String, Int)] = [
      ("TEXT", #"{"content":""}"#, 36_009_004), ("TEXT", "hello", 36_009_004), ("TEXT", "[]", 36_009_004),
      ("TEXT", "{}", 36_009_004), ("SONG", "{}", 36_009_004),
      ("TEXT", #"{"content":"\#(String(repeating: "x", count: 2_000))"}"#, 0),
      ("TEXT", #"{"content":"\#(String(repeating: "x", count: 2_001))"}"#, 36_009_004),
      ("IMAGE", #"{"url":"https://a.example/1.png","width":1,"height":1}"#, 0), ("IMAGE", #"{"url":"a"}"#, 36_009_004),
      ("PRODUCT_CARD", #"{"product_id":"\#(client.tenant["product_id"])"}"#, 0),
      ("PRODUCT_CARD", #"{"product_id":"1"}"#, 45_101_003), ("ORDER_CARD", #"{"order_id":"\#(order)"}"#, 0),
      ("ORDER_CARD", #"{"order_id":"1"}"#, 45_101_003),
      ("RETURN_REFUND_CARD", #"{"order_id":"\#(order)","sku_id":"1"}"#, 45_101_002),
      ("COUPON_CARD", #"{"coupon_id":"\#(client.tenant["coupon_id"])"}"#, 0),
      ("COUPON_CARD", #"{"coupon_id":"1"}"#, 45_111_017),
    ]
    for (kind, content, code) in cases { #expect(send(kind, content).code == code, "\(kind) \(content.prefix(60))") }
  }

  @Test("a conversation is begun with a buyer of the shop's, once")
  func begin() {
    func create(_ buyer: String) -> Answer { client.call("POST", Self.path, body: #"{"buyer_user_id":"\#(buyer)"}"#) }
    #expect(create("1").code == 45_109_003)
    let first = create(client.tenant["buyer_id"]).data.at("conversation_id").text
    #expect(!first.isEmpty)
    #expect(create(client.tenant["buyer_id"]).data.at("conversation_id").text == first)
    let whole = client.call("GET", "/customer_service/202601/conversations/\(first)").data
    #expect(whole.at("conversation", "participant_count").int == 2)
  }

  @Test("limits, unknown conversations, and whether anyone answers")
  func edges() {
    #expect(client.call("GET", Self.path, [("page_size", "21")]).code == 36_009_004)
    #expect(client.call("GET", Self.path).code == 36_009_004)
    #expect(client.call("GET", "\(Self.path)/\(id)/messages", [("page_size", "11")]).code == 36_009_004)
    #expect(client.call("GET", "\(Self.path)/1/messages", [("page_size", "10")]).code == 45_101_003)
    let settings = "/customer_service/202309/agents/settings"
    #expect(client.call("GET", settings).data.at("can_accept_chat") == true)
    #expect(client.call("PUT", settings, body: #"{"can_accept_chat":false}"#).code == 0)
    #expect(client.call("GET", settings).data.at("can_accept_chat") == false)
    #expect(client.call("PUT", settings, body: #"{"can_accept_chat":"no"}"#).code == 36_009_004)
  }
}
