import JSON
import Testing

@testable import DevelopmentShop

/// A sound call of any operation, made from what the catalogue says of it.
struct CatalogueCall: Sendable, CustomTestStringConvertible {
  let client: ShopClient
  let route: Route
  let operation: CatalogueOperation

  var testDescription: String { operation.name }

  /// Where the shop keeps state, only what is there can be asked for.
  private var known: [String: String] {
    let tenant = client.tenant
    return [
      "order_id": tenant["order_id"], "order_ids": tenant["order_id"], "ids": tenant["order_id"],
      "product_id": tenant["product_id"], "product_ids": tenant["product_id"], "category_id": tenant["category_id"],
      "warehouse_id": tenant["warehouse_id"], "delivery_option_id": tenant["delivery_option_id"],
      "category_asset_cipher": tenant["category_asset_cipher"], "page_size": "10", "sort_field": sortField,
      "statement_id": statementID, "document_type": "SHIPPING_LABEL", "types": "SETTLE", "return_type": "REFUND",
      "request_type": "REFUND", "unit": "KILOGRAM", "value": "0.3", "address": "https://hooks.sandbox.invalid/",
    ]
  }

  private var sortField: String {
    switch operation.path {
    case "/finance/202309/statements": "statement_time"
    case let path where path.hasSuffix("statement_transactions") || path.hasSuffix("unsettled"): "order_create_time"
    default: "create_time"
    }
  }

  private var statementID: String {
    guard operation.path.contains("{statement_id}") else { return "" }
    let list = client.call("GET", "/finance/202309/statements", [("sort_field", "statement_time")])
    return list.data.at("statements", "0", "id").text
  }

  func request() -> ShopRequest {
    let path = operation.path.split(separator: "/").map { part in
      part.hasPrefix("{") ? known[String(part.dropFirst().dropLast())] ?? "1729000000000000001" : String(part)
    }
    var request = client.request(
      operation.method.rawValue, "/" + path.joined(separator: "/"),
      operation.query.filter(\.isRequired).map { ($0.name, text(of: $0)) })
    if operation.cipher != .required { request.cipher = nil }
    request.token = token("")
    if operation.isMultipart {
      request.contentTypes = ["multipart/form-data; boundary=limit"]
      request.body = multipart(leavingOut: nil)
    } else if operation.method != .get {
      request.body = JSONWriter.compactBytes(.object(object(operation.body)))
    }
    return request
  }

  /// The same account's token, as it is, expired or without scopes.
  func token(_ kind: String) -> String {
    switch operation.account {
    case .seller: client.tenant["\(kind)access_token"]
    case .creator, .partner: client.tenant["\(kind)\(operation.account.rawValue)_access_token"]
    }
  }

  /// The call without one parameter that it must have; nothing where it must have none.
  func spoiled() -> (ShopRequest, name: String)? {
    var request = request()
    if let missing = operation.query.first(where: \.isRequired) {
      request.query.removeAll { $0.0 == missing.name }
      return (request, missing.name)
    }
    guard let missing = operation.body.first(where: \.isRequired) else { return nil }
    if operation.isMultipart {
      request.body = multipart(leavingOut: missing.name)
    } else {
      var object = object(operation.body)
      object.members.removeAll { $0.key == missing.name }
      request.body = JSONWriter.compactBytes(.object(object))
    }
    return (request, missing.name)
  }

  private func multipart(leavingOut missing: String?) -> [UInt8] {
    let parts = operation.body.filter { $0.isRequired && $0.name != missing }.map { member in
      let file = if case .file = member.shape { "; filename=\"a.png\"" } else { "" }
      return "--limit\r\nContent-Disposition: form-data; name=\"\(member.name)\"\(file)\r\n\r\nx\r\n"
    }
    return Array((parts.joined() + "--limit--\r\n").utf8)
  }

  private func object(_ members: [Shape.Member]) -> JSONObject {
    // The one operation that wants one of two lists, which no single parameter tells.
    let isInventory = operation.name == "POST /product/202309/inventory/search"
    return JSONObject(
      members.filter { $0.isRequired || (isInventory && $0.name == "product_ids") }.map { ($0.name, value(of: $0)) })
  }

  private func value(of member: Shape.Member) -> JSONValue {
    switch member.shape {
    case .text, .date, .file: .string(text(of: member))
    case .integer: .integer(1_767_225_600)
    case .boolean: .bool(true)
    case .object(let members): .object(object(members))
    case .objects(let members): [.object(object(members))]
    case .texts(let words): [.string(words.first ?? known[member.name] ?? "1729000000000000001")]
    case .integers: [1]
    }
  }

  private func text(of member: Shape.Member) -> String {
    if let value = known[member.name] {
      if case .text(let words) = member.shape, let word = words.first { return word }
      return value
    }
    switch member.shape {
    case .text(let words): return words.first ?? "1"
    case .date: return "2026-01-01"
    case .boolean: return "true"
    case .texts(let words): return words.first ?? "1"
    default: return "1"
    }
  }
}
