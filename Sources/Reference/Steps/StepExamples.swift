/// At least one example for each step.
package enum StepExamples {
  package static let all: [StepExample] = [
    StepExample(
      "set",
      """
      - set: {query.app_key: "{{app_key}}", header.X-Time: "{{$timestamp}}", json.$.source: tests}
      """,
      refused: ("header.X-Time", "headers.X-Time"), failing: ("json.$.source", "json.$.n.source")),
    StepExample(
      "remove",
      """
      - remove: [query.b, header.Content-Type]
      """,
      refused: ("query.b", "query")),
    StepExample(
      "concat",
      """
      - concat:
          into: message
          join: "|"
          parts:
            - "{{request.method}} {{request.path}}"
            - query: {sort: name, pair: "{name}={value}", join: "&"}
            - body: {unless: multipart}
      """,
      refused: ("- body:", "- bodies:"), failing: ("{{request.path}}", "{{path}}")),
    StepExample(
      "hash",
      """
      - hash: {into: header.X-Digest, algorithm: sha256, input: "{{request.body}}", encoding: base64}
      """,
      refused: ("algorithm: sha256", "algorithm: sha-256"), failing: ("base64}", "base64, input_encoding: hex}")),
    StepExample(
      "hmac",
      """
      - hmac: {into: query.sign, algorithm: sha256, key: "{{app_secret}}", input: "{{request.path}}{{request.body}}"}
      """,
      refused: ("key: \"{{app_secret}}\", ", ""), failing: ("key:", "key_encoding: hex, key:")),
    StepExample(
      "signature",
      """
      - signature: {into: header.X-Signature, algorithm: ed25519, key: "{{private_key}}", input: "{{request.body}}"}
      """,
      refused: ("algorithm: ed25519", "algorithm: ed448"), failing: ("algorithm: ed25519", "algorithm: rsa-sha256")),
    StepExample(
      "jwt",
      """
      - jwt: {into: access, algorithm: HS256, key: "{{app_secret}}", claims: {sub: "{{app_key}}"}, expires_in: 5m}
      - set: {header.Authorization: "Bearer {{access}}"}
      """,
      refused: ("expires_in: 5m", "expires_in: 5 minutes"), failing: ("HS256", "RS256")),
    StepExample(
      "encode",
      """
      - encode: {into: header.X-Credentials, input: "{{app_key}}:{{app_secret}}", encoding: base64}
      """,
      refused: ("encoding: base64", "encoding: base-64"), failing: ("base64}", "base64, input_encoding: hex}")),
    StepExample(
      "choose",
      """
      - set: {in: header}
      - choose:
          value: "{{in}}"
          cases:
            header: [{set: {header.X-App: "{{app_key}}"}}]
            query: [{set: {query.app: "{{app_key}}"}}]
      """,
      refused: ("value: \"{{in}}\"", "value: [in]"), failing: ("in: header", "in: heder")),
    StepExample(
      "recent",
      """
      - recent: {time: "{{$timestamp}}", within: 5m}
      - set: {header.X-Time: "{{$timestamp}}"}
      """,
      refused: ("within: 5m", "within: 5 minutes"), failing: ("{time: \"{{$timestamp}}\"", "{time: '1696909000'")),
    StepExample(
      "sign",
      """
      - sign: tiktok-shop
      """,
      refused: ("tiktok-shop", "{app_key: other}"), failing: ("tiktok-shop", "binance")),
    StepExample(
      "sign",
      """
      - sign: {signer: tiktok-shop, app_key: other}
      """,
      refused: ("signer: tiktok-shop", "name: tiktok-shop"), failing: ("app_key: other", "key: other")),
  ]
}
