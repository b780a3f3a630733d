import HTTP

/// TikTok Shop Open Platform, version 202309 and newer.
package enum TikTokShop: BuiltInSigner {
  package static let name = "tiktok-shop"
  package static let summary = "TikTok Shop Open Platform, API versions 202309 and newer"

  package static let text = """
    parameters: [app_key, app_secret]
    steps:
      - set: {query.app_key: "{{app_key}}", query.timestamp: "{{$timestamp}}"}
      - concat:
          into: message
          parts:
            - "{{app_secret}}{{request.path}}"
            - query: {sort: name, repeat: first, exclude: [sign, access_token], pair: "{name}{value}"}
            - body: {unless: multipart}
            - "{{app_secret}}"
      - hmac: {into: query.sign, algorithm: sha256, key: "{{app_secret}}", input: "{{message}}", encoding: hex}
    """

  package static let signer = BuiltInSignerText.signer(name, text)
}
