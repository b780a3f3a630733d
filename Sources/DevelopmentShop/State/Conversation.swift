import JSON

/// What a buyer and the shop wrote to each other.
struct Conversation: Sendable, Identifiable {
  enum Role: String, Sendable { case buyer = "BUYER", shop = "SHOP", service = "CUSTOMER_SERVICE" }

  struct Message: Sendable {
    let id: String
    /// `TEXT`, `IMAGE`, `PRODUCT_CARD`, …
    let kind: String
    /// JSON, as a text.
    let content: String
    let role: Role
    let time: Int64
  }

  let id: String
  let buyerID: String
  let createTime: Int64
  /// Oldest first; the platform numbers them from 1.
  private(set) var messages: [Message] = []
  /// How many the shop has read.
  private(set) var readCount = 0

  init(id: String, buyerID: String, createTime: Int64) {
    self.id = id
    self.buyerID = buyerID
    self.createTime = createTime
  }

  var unreadCount: Int { messages.dropFirst(readCount).count { $0.role == .buyer } }

  /// What the shop writes itself is read.
  mutating func add(id: String, _ kind: String, _ content: String, from role: Role, at now: Int64) {
    messages.append(Message(id: id, kind: kind, content: content, role: role, time: now))
    if role != .buyer { readCount = messages.count }
  }

  mutating func read() { readCount = messages.count }

  /// The content of a message of plain text.
  static func text(_ text: String) -> String {
    String(decoding: JSONWriter.compactBytes(["content": .string(text)]), as: UTF8.self)
  }
}

extension Shop {
  mutating func notifyMessage(in id: String, at now: Int64) {
    guard let conversation = conversations[id], let message = conversation.messages.last else { return }
    notify(
      "NEW_MESSAGE", type: 14, at: now,
      data: [
        "message_id": .string(message.id), "index": .string(String(conversation.messages.count)),
        "conversation_id": .string(id), "type": .string(message.kind), "content": .string(message.content),
        "create_time": .integer(message.time), "is_visible": true,
        "sender": ["im_user_id": .string(conversation.buyerID), "role": .string(message.role.rawValue)],
      ])
  }

  mutating func notifyConversation(_ id: String, at now: Int64) {
    guard let conversation = conversations[id] else { return }
    notify(
      "NEW_CONVERSATION", type: 13, at: now,
      data: ["conversation_id": .string(id), "create_time": .integer(conversation.createTime)])
  }
}
