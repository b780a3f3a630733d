import HTTP

extension TikTokShop {
  package static let vectors: [SignerVector] = [
    vector(
      "official-shops", .published, "TikTok Shop Partner Center, 'Sign your API request'", "GET",
      "/authorization/202309/shops",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"),
    vector(
      "official-webhook-compact", .computed, "inputs of the same guide, body written compactly", "PUT",
      "/event/202309/webhooks",
      query: "shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: "{\"address\":\"https://partner.tiktokshop.com\",\"event_type\":\"PACKAGE_UPDATE\"}",
      secret: "e59af819cc", key: "68xu9ks5p4i8", time: 1_696_909_648,
      sign: "cd0d6268252f4ba293bf7ea4c0a2873bf9beec600d22530638564ab301435f7a"),
    vector(
      "official-webhook-4spaces", .computed, "inputs of the same guide, body as an earlier edition spaces it", "PUT",
      "/event/202309/webhooks",
      query: "shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: "{    \"address\":\"https://partner.tiktokshop.com\",    \"event_type\": \"PACKAGE_UPDATE\"}",
      secret: "e59af819cc", key: "68xu9ks5p4i8", time: 1_696_909_648,
      sign: "495c39774c04ee06162f20a6bef8edae5b17676229588fe76630bb5166da37d2"),
    vector(
      "fudiwei-webhook-put", .published, "unit test of fudiwei/DotNetCore.SKIT.FlurlHttpClient.ByteDance", "PUT",
      "/event/202309/webhooks",
      query: "shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: "{\"event_type\":\"PACKAGE_UPDATE\",\"address\":\"https://partner.tiktokshop.com\"}",
      secret: "e59af819cc", key: "68xu9ks5p4i8", time: 1_696_909_648,
      sign: "701dd6deb2389fe4c469b89bd37fc56f96a6da6afeb4d01c9077a65169752fa7"),
    vector(
      "fudiwei-webhook-get", .published, "unit test of fudiwei/DotNetCore.SKIT.FlurlHttpClient.ByteDance", "GET",
      "/event/202309/webhooks",
      query: "shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      secret: "e59af819cc", key: "68xu9ks5p4i8", time: 1_696_909_648,
      sign: "ed58e1b5e59865c22a7b828c1cab65007441f43cc91a6cb2f2cdc638e0995a37"),
    vector(
      "ecomphp-get", .published, "unit test of EcomPHP/tiktokshop-php", "GET", "/test-api",
      query: "foo=bar",
      secret: "app_secret", key: "", time: 0, omittedSteps: 1,
      sign: "d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f"),
    vector(
      "ipfans-legacy", .published, "unit test of ipfans/tiktok", "GET", "/api/shop/get_authorized_shop",
      secret: "123", key: "12abcd", time: 1_600_000_000,
      sign: "f0f368ecacccb0839e5291d375f9171e1ab93b65fb2bc4ece556e1f42466249f"),
    vector(
      "page-token", .computed, "a page token with '+' and '/' is signed decoded", "POST", "/order/202309/orders/search",
      query:
        "shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&page_size=100&page_token=6AsPQsUMvH3RkchNUPPh22NROHkE"
        + "0D8pmq%2FN5M1kHYcZmtRyv9aVrNv65W7Q6tFA%2B7D1ud64MPNz5OaT",
      body: "{\"order_status\":\"UNPAID\"}",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "6b55918cfea8c0a45c2e533b88a5d8c2c379f23ded442d71d9be1fa86d28f73e"),
    vector(
      "post-empty-object", .computed, "the body {} is signed as it is", "POST", "/order/202309/orders/search",
      query: "shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&page_size=20",
      body: "{}",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "c505c5deb0e4c5d0c7ab6670f9ac956fbbb03d71b4982f7671af6af87388468c"),
    vector(
      "post-no-body", .computed, "the same request without a body", "POST", "/order/202309/orders/search",
      query: "shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&page_size=20",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "708dff99250f00fdf5e14e2af35adc7e7be3c115aecb2f949b270f4f95eff76d"),
    vector(
      "multipart", .computed, "a multipart body is not signed", "POST", "/product/202309/images/upload",
      body: "(binary multipart, not signed)",
      type: "Multipart/Form-Data; boundary=x",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "2f292aaeecc6a6ce8c7240771265c3342b343f27ef91271fe72a9452d74fa844"),
    vector(
      "delete-body", .computed, "the body of a DELETE is signed like any other", "DELETE", "/event/202309/webhooks",
      query: "shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: "{\"event_type\":\"PACKAGE_UPDATE\"}",
      secret: "e59af819cc", key: "68xu9ks5p4i8", time: 1_696_909_648,
      sign: "c36c55009356eca997c63e466a3832ac6831a4a933b49dcf9dd19b63eaec208e"),
    vector(
      "ids-comma", .computed, "a list of ids in one value", "GET", "/order/202507/orders",
      query: "shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&ids=576461413038785752%2C576461413038785753",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "aafec5193e65e35a859b9b151609f07fc494a08a9a6cef019fc4d35ad9ab2e96"),
    vector(
      "ids-json-array", .computed, "ids as a JSON list, the form of the official Postman collection", "GET",
      "/order/202309/orders",
      query: "shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&ids=%5B%22576461413038785752%22%5D",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "b96ee3bd8a25a10063474a18d089c139d02fa50d3bea985c390bb048f7c868fb"),
    vector(
      "tutorial", .computed, "inputs of the vendor's tutorial", "GET", "/authorization/202309/shops",
      secret: "abc000def111", key: "123456", time: 1_234_567_890,
      sign: "c8767e4fd7a1b48a0ce3fd23197f058159ce11b53f1ae1ad6d1ec931a1da5540"),
    vector(
      "exclusions", .computed, "sign and access_token are left out", "GET", "/authorization/202309/shops",
      query: "sign=zzz&access_token=yyy",
      secret: "e59af819cc", key: "29a39d", time: 1_623_812_664,
      sign: "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"),
  ]

  /// `time` is in seconds. `omittedSteps` is 1 where the request has neither app_key nor timestamp.
  private static func vector(
    _ id: String, _ origin: SignerVector.Origin, _ source: String, _ method: String, _ path: String,
    query: String? = nil, body: String? = nil, type: String = "application/json", secret: String, key: String,
    time: Int64, omittedSteps: Int = 0, sign: String
  ) -> SignerVector {
    SignerVector(
      id: id, origin: origin, source: source,
      request: HTTPRequest(
        method: method,
        url: RequestURL(scheme: "https", host: "open-api.tiktokglobalshop.com", path: path, query: query),
        headers: HTTPFields([HTTPFields.Field("Content-Type", type)]), body: body.map { Array($0.utf8) }),
      parameters: ["app_key": key, "app_secret": secret], time: time * 1000, omittedSteps: omittedSteps,
      expected: [("query.sign", sign)])
  }
}
