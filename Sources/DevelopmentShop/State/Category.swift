/// A node of the category tree.
struct Category: Sendable, Identifiable {
  struct Attribute: Sendable {
    enum Kind: String, Sendable { case sales = "SALES_PROPERTY", product = "PRODUCT_PROPERTY" }

    struct Value: Sendable {
      let id: String
      let name: String
    }

    let id: String
    let name: String
    let kind: Kind
    var isRequired = false
    var isMultiple = false
    var isCustomizable = false
    let values: [Value]
  }

  let id: String
  /// `0` for a root.
  let parentID: String
  let name: String
  var isLeaf = true
  var attributes: [Attribute] = []
}

struct Brand: Sendable, Identifiable {
  let id: String
  let name: String
  /// The platform's own spelling of "unauthorized" is `UNAUTHORIEZD`.
  var authorizedStatus = "UNAUTHORIEZD"
  var isTopBrand = false
}

struct UploadedImage: Sendable, Identifiable {
  /// What products name it by.
  let id: String
  let width: Int
  let height: Int
  let useCase: String

  var url: String { "https://img.sandbox.invalid/\(id)~\(width)x\(height).jpeg" }
  var thumbnailURL: String { "https://img.sandbox.invalid/\(id)~300x300.jpeg" }
}

struct Warehouse: Sendable, Identifiable {
  enum Kind: String, Sendable { case sales = "SALES_WAREHOUSE", returns = "RETURN_WAREHOUSE" }

  let id: String
  let entityID: String
  let name: String
  let kind: Kind
  let deliveryOptionIDs: [String]
}

struct DeliveryOption: Sendable, Identifiable {
  struct Provider: Sendable {
    let id: String
    let name: String
  }

  let id: String
  let name: String
  /// `STANDARD`, `EXPRESS`, `ECONOMY`, `SEND_BY_SELLER`.
  let kind: String
  let providers: [Provider]
}

struct EventWebhook: Sendable, Identifiable {
  /// The event's type, such as `ORDER_STATUS_CHANGE`; one address for each.
  let id: String
  var address: String
  let createTime: Int64
  var updateTime: Int64
}
