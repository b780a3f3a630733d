import HTTP

/// Lazada Open Platform: parameters of query and form, sorted, behind the path without `/rest`.
package enum Lazada: BuiltInSigner {
  package static let name = "lazada"
  package static let summary = "Lazada Open Platform"

  package static let text = signing(under: "/rest")

  /// The rule that Lazada and AliExpress share; the path is signed without the `prefix` that only routes it.
  static func signing(under prefix: String) -> String {
    #"""
    parameters: [app_key, app_secret]
    optional: {access_token: null}
    steps:
      - set:
          query.app_key: "{{app_key}}"
          query.timestamp: "{{$timestamp_ms}}"
          query.sign_method: sha256
          query.access_token: "{{access_token}}"
      - concat:
          into: message
          parts:
            - "{{request.path | regex '^(?:\#(prefix))?(.*)$'}}"
            - query: {include: form, sort: name, exclude: [sign], pair: "{name}{value}"}
      - hmac: {into: query.sign, algorithm: sha256, key: "{{app_secret}}", input: "{{message}}", encoding: HEX}
    """#
  }

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "order-get", origin: .published, source: "Lazada Open Platform, 'Signature algorithm'",
      request: HTTPRequest(
        method: "GET",
        url: RequestURL(scheme: "https", host: "api.lazada.com", path: "/rest/order/get", query: "order_id=1234")),
      parameters: ["app_key": "123456", "app_secret": "helloworld", "access_token": "test"], time: 1_517_820_392_000,
      expected: [("query.sign", "4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A")])
  ]
}
