import HTTP

/// What TikTok Shop puts into the Authorization header of a webhook.
package enum TikTokShopWebhook: BuiltInSigner {
  package static let name = "tiktok-shop-webhook"
  package static let summary = "the webhooks of TikTok Shop"

  package static let text = """
    parameters: [app_key, app_secret]
    steps:
      - concat:
          into: message
          parts:
            - "{{app_key}}"
            - body: {}
      - hmac:
          into: header.Authorization
          algorithm: sha256
          key: "{{app_secret}}"
          input: "{{message}}"
          encoding: hex
    """

  package static let signer = BuiltInSignerText.signer(name, text)
}
