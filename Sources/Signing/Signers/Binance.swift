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
    SignerVector(
      id: "limit-order", origin: .published, source: "Binance Spot API, 'SIGNED endpoint examples', example 1",
      request: HTTPRequest(
        method: "POST",
        url: RequestURL(
          scheme: "https", host: "api.binance.com", path: "/api/v3/order",
          query: "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1")),
      parameters: [
        "api_key": "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        "secret_key": "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
      ], time: 1_499_827_319_559,
      expected: [("query.signature", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")])
  ]
}
