import JSON

/// A product that a seller lists in several markets: kept as it was described.
struct GlobalProduct: Sendable, Identifiable {
  enum Status: String, Sendable {
    case draft = "DRAFT"
    case unpublished = "UNPUBLISHED"
    case published = "PUBLISHED"
    case deleted = "DELETED"
  }

  struct Variant: Sendable, Identifiable {
    let id: String
    /// The body's own members.
    var members: JSONObject
  }

  let id: String
  var status: Status
  /// The body's own members, without `skus`.
  var members: JSONObject
  var variants: [Variant]
  /// What it became, by market.
  var productIDs: [String: String] = [:]
  let createTime: Int64
  var updateTime: Int64

  var title: String { members["title"].flatMap { if case .string(let text) = $0 { text } else { nil } } ?? "" }
}

extension GlobalProduct.Variant {
  func text(_ name: String) -> String {
    if case .string(let text) = members[name] { text } else { "" }
  }
}
