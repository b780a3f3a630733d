import HTTP

/// Coinbase Exchange REST API: time, method, path with query, and body, under a key that is written in base64.
package enum Coinbase: BuiltInSigner {
  package static let name = "coinbase"
  package static let summary = "Coinbase Exchange"

  package static let text = """
    parameters: [api_key, api_secret, passphrase]
    steps:
      - set:
          header.CB-ACCESS-KEY: "{{api_key}}"
          header.CB-ACCESS-PASSPHRASE: "{{passphrase}}"
          header.CB-ACCESS-TIMESTAMP: "{{$timestamp}}"
      - hmac:
          into: header.CB-ACCESS-SIGN
          algorithm: sha256
          key: "{{api_secret}}"
          key_encoding: base64
          input: "{{$timestamp}}{{request.method}}{{request.target}}{{request.body}}"
          encoding: base64
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "order", origin: .computed,
      source: "the vendor's rule, 'REST API authentication'; digest by Python and by OpenSSL",
      request: HTTPRequest(
        method: "POST",
        url: RequestURL(scheme: "https", host: "api.exchange.coinbase.com", path: "/orders", query: "a=1"),
        headers: HTTPFields([HTTPFields.Field("Content-Type", "application/json")]),
        body: Array(#"{"price":"1.0","size":"1.0","side":"buy","product_id":"BTC-USD"}"#.utf8)),
      parameters: ["api_key": "k", "api_secret": "c2VjcmV0LWtleS1vZi10ZXN0cw==", "passphrase": "p"],
      time: 1_609_459_200_000, expected: [("header.CB-ACCESS-SIGN", "0FqLEJ3B8WrUE62GrIJiqaOZsWYrMCfnKwOSNgAbMRo=")])
  ]
}
