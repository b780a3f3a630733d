import TestSupport

/// A Postman workspace of TikTok Shop calls: 87 requests in 12 folders, each signed one with a copy of a script.
enum PostmanCopy {
  private static let calls: [(name: String, method: String, path: String, query: [String], body: String?)] = [
    ("Get Permissions", "GET", "seller/202309/permissions", [], nil),
    ("Get Shops", "GET", "seller/202309/shops", [], nil),
    ("Get Categories", "GET", "product/202309/categories", ["shop_cipher", "locale=en-US"], nil),
    (
      "Search Orders", "POST", "order/202309/orders/search", ["shop_cipher", "page_size=5"],
      "{\n    \"order_status\": \"AWAITING_SHIPMENT\"\n}"
    ),
    ("Search Products", "POST", "product/202309/products/search", ["shop_cipher", "page_size=10"], "{}"),
    ("Get Warehouses", "GET", "logistics/202309/warehouses", ["shop_cipher"], nil),
    ("Get Webhooks", "GET", "event/202309/webhooks", ["shop_cipher"], nil),
    ("Search Packages", "POST", "fulfillment/202309/packages/search", ["shop_cipher", "page_size=5"], "{ }"),
    (
      "Search Cancellations", "POST", "return_refund/202309/cancellations/search", ["shop_cipher", "page_size=5"], "{}"
    ),
    ("Get Brands", "GET", "product/202309/brands", ["shop_cipher", "page_size=5"], nil),
  ]

  static let requestCount = 87

  static var collection: String {
    var folders: [[String]] = Array(repeating: [], count: 12)
    folders[0].append(cipherRequest)
    for number in 0..<(requestCount - 1) {
      let call = calls[number % calls.count]
      // The script that leaves the body out was right only where there is none.
      let scripts = call.body == nil ? TikTokShopScripts.all : Array(TikTokShopScripts.all.dropLast())
      folders[number * 12 / (requestCount - 1)].append(
        request("\(call.name) \(number + 1)", call, scripts[number % scripts.count]))
    }
    let items = folders.enumerated().map {
      "{\"name\": \"Part \($0.offset + 1)\", \"item\": [\($0.element.joined(separator: ","))]}"
    }
    return """
      {"info": {"name": "API 2.0", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
       "item": [\(items.joined(separator: ",\n"))]}
      """
  }

  private static let check = #"pm.test("code is 0", function () { pm.expect(pm.response.json().code).to.eql(0); });"#

  private static var cipherRequest: String {
    let store = check + "\npm.environment.set('shop_cipher', pm.response.json().data.shops[0].cipher);"
    let call = (name: "", method: "GET", path: "authorization/202309/shops", query: [String](), body: String?.none)
    return request("Get Authorized Shops", call, TikTokShopScripts.walking, test: store)
  }

  private static func request(
    _ name: String, _ call: (name: String, method: String, path: String, query: [String], body: String?),
    _ script: String, test: String = check
  ) -> String {
    let signed = ["app_key={{app_key}}", "sign={{sign}}", "timestamp={{timestamp}}"] + call.query
    let query = signed.map { item -> String in
      let parts = item.split(separator: "=").map(String.init)
      return "{\"key\": \"\(parts[0])\", \"value\": \"\(parts.count > 1 ? parts[1] : "{{\(parts[0])}}")\"}"
    }
    let body = call.body.map {
      ", \"body\": {\"mode\": \"raw\", \"raw\": \(quoted($0)), \"options\": {\"raw\": {\"language\": \"json\"}}}"
    }
    let path = call.path.split(separator: "/").map { "\"\($0)\"" }.joined(separator: ",")
    return """
      {"name": "\(name)",
       "event": [{"listen": "prerequest", "script": {"exec": [\(quoted(script))]}},
                 {"listen": "test", "script": {"exec": [\(quoted(test))]}}],
       "request": {"method": "\(call.method)",
        "header": [{"key": "content-type", "value": "application/json"}, {"key": "x-tts-access-token", "value": "{{access_token}}"}],
        "url": {"raw": "https://open-api.tiktokglobalshop.com/\(call.path)", "protocol": "https",
                "host": ["open-api", "tiktokglobalshop", "com"], "path": [\(path)], "query": [\(query.joined(separator: ","))]}\(body ?? "")}}
      """
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  static let environment = """
    {"name": "US Shop Sandbox", "_postman_variable_scope": "environment", "values": [
      {"key": "app_key", "value": "68xu9ks5p4i8", "enabled": true}, {"key": "app_secret", "value": "e59af819ccdd22334455", "enabled": true},
      {"key": "access_token", "value": "TTP_pwSm2AAAAABmmtFz1xlyKMnwg74T2GJ5s0uQbS8jPjb", "enabled": true},
      {"key": "shop_cipher", "value": "", "enabled": true}]}
    """
}
