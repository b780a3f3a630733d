import JSON

/// Customer service: conversations with buyers, their messages, and who answers.
enum Conversations: RouteFamily {
  private static let path = "/customer_service/202309/conversations"

  static let answers = [
    CatalogueAnswer("GET \(path)", handler: list),
    CatalogueAnswer("POST \(path)", handler: create),
    CatalogueAnswer("GET /customer_service/202601/conversations/{conversation_id}") { (call, tenant) throws(Refusal) in
      ["conversation": json(try tenant.shop.conversation(call), tenant.shop)]
    },
    CatalogueAnswer("GET \(path)/{conversation_id}/messages", handler: messages),
    CatalogueAnswer("POST \(path)/{conversation_id}/messages", handler: send),
    CatalogueAnswer("POST /customer_service/202606/conversations/{conversation_id}/messages", handler: send),
    CatalogueAnswer("POST \(path)/{conversation_id}/messages/read") { (call, tenant) throws(Refusal) in
      let id = try tenant.shop.conversation(call).id
      tenant.shop.conversations[id]?.read()
      return [:]
    },
    CatalogueAnswer("GET /customer_service/202309/agents/settings") { _, tenant in
      ["can_accept_chat": .bool(tenant.shop.acceptsChat)]
    },
    CatalogueAnswer("PUT /customer_service/202309/agents/settings") { (call, tenant) throws(Refusal) in
      tenant.shop.acceptsChat = try call.body.fields.boolean("can_accept_chat") ?? tenant.shop.acceptsChat
      return [:]
    },
  ]

  private static func list(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let paging = try Paging(call, maximum: 20, filter: "conversations")
    let shop = tenant.shop
    // The one with the latest message first.
    let sorted = shop.conversations.all.enumerated().sorted { left, right in
      let times = (left.element.latestTime, right.element.latestTime)
      return times.0 == times.1 ? left.offset > right.offset : times.0 > times.1
    }
    return paging.page("conversations", of: sorted.map(\.element)) { json($0, shop) }
  }

  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let buyer = try call.body.fields.text("buyer_user_id") ?? ""
    if let known = tenant.shop.conversations.all.first(where: { $0.buyerID == buyer }) {
      return ["conversation_id": .string(known.id)]
    }
    guard tenant.shop.orders.all.contains(where: { $0.buyerID == buyer }) else {
      throw .business(45_109_003, "The criteria for initiating a conversation are not met")
    }
    let conversation = Conversation(id: tenant.ids.id(prefix: "7494"), buyerID: buyer, createTime: call.now)
    tenant.shop.conversations.add(conversation)
    tenant.shop.notifyConversation(conversation.id, at: call.now)
    return ["conversation_id": .string(conversation.id)]
  }

  private static func messages(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let conversation = try tenant.shop.conversation(call)
    let isAscending = call.query["sort_order"] == "ASC"
    let paging = try Paging(call, maximum: 10, filter: "messages \(conversation.id) \(isAscending)")
    let numbered = Array(conversation.messages.enumerated())
    return paging.page("messages", of: isAscending ? numbered : numbered.reversed()) { index, message in
      json(message, index + 1, conversation)
    }
  }

  private static func send(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let conversation = try tenant.shop.conversation(call)
    let kind = try call.body.fields.text("type") ?? ""
    let content = try call.body.fields.text("content") ?? ""
    try MessageRules.check(kind, content, tenant.shop)
    let id = tenant.ids.id(prefix: "7495")
    tenant.shop.conversations[conversation.id]?.add(id: id, kind, content, from: .service, at: call.now)
    return ["message_id": .string(id)]
  }

  private static func json(_ conversation: Conversation, _ shop: Shop) -> JSONValue {
    var object = JSONObject([
      ("id", .string(conversation.id)),
      ("participant_count", 2),
      ("can_send_message", true),
      ("unread_count", .integer(conversation.unreadCount)),
      ("create_time", .integer(conversation.createTime)),
      (
        "participants",
        [
          [
            "im_user_id": .string(conversation.buyerID), "user_id": .string(conversation.buyerID), "role": "BUYER",
            "nickname": "Sample buyer",
          ],
          ["im_user_id": .string(shop.id), "role": "SHOP", "nickname": .string(shop.name)],
        ]
      ),
    ])
    if let latest = conversation.messages.last {
      object.members.append(("latest_message", json(latest, conversation.messages.count, conversation)))
    }
    return .object(object)
  }

  private static func json(_ message: Conversation.Message, _ index: Int, _ conversation: Conversation) -> JSONValue {
    [
      "id": .string(message.id),
      "type": .string(message.kind),
      "content": .string(message.content),
      "create_time": .integer(message.time),
      "is_visible": true,
      "index": .string(String(index)),
      "sender": [
        "im_user_id": .string(message.role == .buyer ? conversation.buyerID : ""),
        "role": .string(message.role.rawValue),
        "nickname": .string(message.role == .buyer ? "Sample buyer" : "Service"),
      ],
    ]
  }
}

extension Conversation {
  fileprivate var latestTime: Int64 { messages.last?.time ?? createTime }
}

extension Shop {
  fileprivate func conversation(_ call: ShopCall) throws(Refusal) -> Conversation {
    guard let conversation = conversations[call.path("conversation_id")] else {
      throw .business(45_101_003, "No record was found for the parameters")
    }
    return conversation
  }
}
