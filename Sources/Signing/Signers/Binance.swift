import HTTP

/// Binance Spot API, `SIGNED` endpoints with HMAC keys: query and body, one behind the other.
package enum Binance: BuiltInSigner {
  package static let name = "binance"
  package static let summary = "Binance Spot API, HMAC keys"

  package static let text = """
    parameters: [api_key, secret_key]
    steps:
      - remove: [query.signature]
      - set: {header.X-MBX-APIKEY: "{{api_key}}", query.timestamp: "{{$timestamp_ms}}"}
      - hmac:
          into: query.signature
          algorithm: sha256
          key: "{{secret_key}}"
          input: "{{request.query}}{{request.body}}"
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    order("limit-order", "LTCBTC", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"),
    order(
      "unicode-symbol", "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96",
      "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3"),
  ]

  private static func order(_ id: String, _ symbol: String, _ signature: String) -> SignerVector {
    SignerVector(
      id: id, origin: .published, source: "Binance Spot API, 'SIGNED endpoint examples for POST /api/v3/order'",
      request: HTTPRequest(
        method: "POST",
        url: RequestURL(
          scheme: "https", host: "api.binance.com", path: "/api/v3/order",
          query: "symbol=\(symbol)&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1"
        )),
      parameters: [
        "api_key": "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        "secret_key": "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
      ], time: 1_499_827_319_559,
      expected: [("query.signature", signature)])
  }
}
