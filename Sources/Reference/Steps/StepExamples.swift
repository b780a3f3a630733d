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
      "concat",
      """
      - concat:
          into: message
          join: "|"
          parts:
            - "{{request.target}} {{request.normal_path}}"
            - query: {include: form, sort: encoded, encoding: rfc3986, pair: "{name}={value}", join: "&"}
            - headers: {exclude: [host], sort: name, lowercase: true, pair: "{name}:{value};"}
      """,
      refused: ("sort: encoded", "sort: decoded"), failing: ("{{request.target}}", "{{target}}")),
    StepExample(
      "concat",
      """
      - concat:
          into: base
          parts:
            - components: {only: ["@method", '"@query-param";name="a"', content-type], pair: "{name}: {value};"}
      """,
      refused: ("@method", "@status"), failing: ("content-type", "content-digest")),
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
      "hmac",
      """
      - hmac: {into: header.X-Sign, algorithm: sha512, key: bm90LWEtcmVhbC1vbmU=, key_encoding: base64, input: "{{request.body}}"}
      """,
      refused: ("algorithm: sha512", "algorithm: crc32"), failing: ("key_encoding: base64", "key_encoding: hex")),
    StepExample(
      "signature",
      """
      - signature: {into: header.X-Signature, algorithm: ed25519, key: "{{private_key}}", input: "{{request.body}}"}
      """,
      refused: ("algorithm: ed25519", "algorithm: ed448"), failing: ("algorithm: ed25519", "algorithm: rsa-sha256")),
    StepExample(
      "signature",
      """
      - signature:
          into: sign
          algorithm: ecdsa-p256-sha256
          form: fixed
          key: "{{signing_key}}"
          passphrase: not-a-real-one
          input: "{{request.body}}"
          encoding: base64url
      - hash: {into: length, algorithm: crc32, input: "{{request.path}}"}
      - remove: [sign]
      """,
      refused: ("algorithm: ecdsa-p256-sha256", "algorithm: ed25519"),
      failing: ("passphrase: not-a-real-one", "passphrase: wrong")),
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
