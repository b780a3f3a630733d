import JSON

/// What buyers write.
enum ControlledConversations {
  static let actions: [ControlSurface.Action] = [
    .init(method: "POST", template: "/_shop/orders/{id}/message") { (call, tenant) throws(Refusal) in
      let buyer = try tenant.shop.order(call.path["id"] ?? "").buyerID
      guard let text = try call.fields.text("text"), !text.isEmpty else {
        throw ControlCall.refused("'text' must be what the buyer writes")
      }
      let known = tenant.shop.conversations.all.first { $0.buyerID == buyer }
      let conversation = known ?? Conversation(id: tenant.ids.id(prefix: "7494"), buyerID: buyer, createTime: call.now)
      if known == nil {
        tenant.shop.conversations.add(conversation)
        tenant.shop.notifyConversation(conversation.id, at: call.now)
      }
      let id = tenant.ids.id(prefix: "7495")
      tenant.shop.conversations[conversation.id]?.add(
        id: id, "TEXT", Conversation.text(text), from: .buyer, at: call.now)
      tenant.shop.notifyMessage(in: conversation.id, at: call.now)
      return ["conversation_id": .string(conversation.id), "message_id": .string(id)]
    }
  ]
}
