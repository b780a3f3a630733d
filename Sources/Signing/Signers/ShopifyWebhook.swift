import HTTP

/// What Shopify puts into the X-Shopify-Hmac-Sha256 header of a webhook.
package enum ShopifyWebhook: BuiltInSigner {
  package static let name = "shopify-webhook"
  package static let summary = "the webhooks of Shopify"

  package static let text = """
    parameters: [secret]
    steps:
      - hmac:
          into: header.X-Shopify-Hmac-Sha256
          algorithm: sha256
          key: "{{secret}}"
          input: "{{request.body}}"
          encoding: base64
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "order", origin: .computed,
      source: "the vendor's rule, 'Verify the origin of the webhook'; digest by Python and by OpenSSL",
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "shop.example", path: "/shopify"),
        body: Array(#"{"id":820982911946154508,"email":"jon@example.com"}"#.utf8)),
      parameters: ["secret": "hush"], time: 0,
      expected: [("header.X-Shopify-Hmac-Sha256", "D0UMXmhjwBRi4y66TmhJrDlhQABD7zI2fm3p6/QLMo8=")])
  ]
}
