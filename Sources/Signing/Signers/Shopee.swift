import HTTP

/// Shopee Open Platform, version 2: public, shop and merchant APIs differ in which optional parameters are given.
package enum Shopee: BuiltInSigner {
  package static let name = "shopee"
  package static let summary = "Shopee Open Platform, version 2"

  package static let text = """
    parameters: [partner_id, partner_key]
    optional: {access_token: null, shop_id: null, merchant_id: null}
    steps:
      - set:
          query.partner_id: "{{partner_id}}"
          query.timestamp: "{{$timestamp}}"
          query.access_token: "{{access_token}}"
          query.shop_id: "{{shop_id}}"
          query.merchant_id: "{{merchant_id}}"
      - concat:
          into: message
          parts:
            - "{{partner_id}}{{request.path}}{{$timestamp}}"
            - "{{access_token ?? ''}}{{shop_id ?? ''}}{{merchant_id ?? ''}}"
      - hmac: {into: query.sign, algorithm: sha256, key: "{{partner_key}}", input: "{{message}}"}
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    vector(
      "public", "/api/v2/public/get_shops_by_partner", [:],
      "eb64c45d9acbec13d6055f604ec1e5b055977f894f80b78659ca0ac06de0d376"),
    vector(
      "shop", "/api/v2/order/get_order_list", ["access_token": "accesstoken", "shop_id": "14701711"],
      "f672b1afe596bdc5c833904bd4f87f1160dbda41d9619c77a0e0753e59006e80"),
  ]

  private static func vector(
    _ id: String, _ path: String, _ parameters: [String: String], _ sign: String
  ) -> SignerVector {
    SignerVector(
      id: id, origin: .computed, source: "the vendor's rule, 'V2.0 API call flow'; digest by Python and by OpenSSL",
      request: HTTPRequest(
        method: "GET", url: RequestURL(scheme: "https", host: "partner.shopeemobile.com", path: path)),
      parameters: parameters.merging(["partner_id": "2001887", "partner_key": "test-partner-key"]) { $1 },
      time: 1_655_714_431_000, expected: [("query.sign", sign)])
  }
}
