import HTTP

extension TikTokShopWebhook {
  package static let vectors: [SignerVector] = [
    vector(
      "official-webhook", .published, "TikTok Shop Partner Center, 'Webhooks overview'", key: "abcdef", secret: "123",
      body:
        #"{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718"#
        + #"305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","update"#
        + #"_time":1718305585}}"#,
      authorization: "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05"),
    vector(
      "ecomphp-webhook-test-body", .computed, "body of a test of EcomPHP/tiktokshop-php", key: "fake_app_key",
      secret: "fake_app_secret",
      body:
        #"{"type":1,"shop_id":"7494726673780148744","timestamp":1664095733,"data":{"order_id":"57668401960331136"#
        + #"5","order_status":"AWAITING_SHIPMENT","update_time":1664095610}}"#,
      authorization: "21109834de72ec53c9959716d8514ae388ce1f123e5ffdcafc46713fcdf62b27"),
    vector(
      "webhook-type5", .computed, "a product's status changes", key: "68xu9ks5p4i8", secret: "e59af819cc",
      body:
        #"{"type":5,"tts_notification_id":"1","shop_id":"7495000000000000001","timestamp":1767225600,"data":{"pr"#
        + #"oduct_id":1729600000000000011,"status":"PRODUCT_STATUS_CHANGED","suspended_reason":"","update_time":17"#
        + #"67225600}}"#,
      authorization: "47ac25069ece8eaa232fbc82a90f506f825c4c5cf4af22a10e5524bf9369ccdd"),
  ]

  private static func vector(
    _ id: String, _ origin: SignerVector.Origin, _ source: String, key: String, secret: String, body: String,
    authorization: String
  ) -> SignerVector {
    SignerVector(
      id: id, origin: origin, source: source,
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "shop.example", path: "/webhooks"),
        headers: HTTPFields([HTTPFields.Field("Content-Type", "application/json")]), body: Array(body.utf8)),
      parameters: ["app_key": key, "app_secret": secret], time: 0, expected: [("header.Authorization", authorization)])
  }
}
