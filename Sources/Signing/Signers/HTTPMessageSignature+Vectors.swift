import HTTP

extension HTTPMessageSignature {
  package static let vectors: [SignerVector] = [
    vector(
      "rfc9421-b25", "section B.2.5", ["date", "@authority", "content-type"], "test-shared-secret", hmac,
      input: #"sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret""#,
      signature: "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:"),
    vector(
      "rfc9421-b26", "section B.2.6",
      ["date", "@method", "@path", "@authority", "content-type", "content-length"], "test-key-ed25519",
      ["algorithm": "ed25519", "key": ed25519],
      input: #"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")"#
        + #";created=1618884473;keyid="test-key-ed25519""#,
      signature: "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:"),
    every,
  ]

  private static let hmac = [
    "algorithm": "hmac-sha256", "key_encoding": "base64",
    "key": "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==",
  ]

  /// Section B.1.4.
  private static let ed25519 = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
    -----END PRIVATE KEY-----
    """

  /// The request 'test-request' of section B.2, whose label is `sig-b25` for section B.2.5.
  private static func vector(
    _ id: String, _ section: String, _ components: [String], _ keyID: String, _ parameters: [String: String],
    input: String, signature: String
  ) -> SignerVector {
    SignerVector(
      id: id, origin: .published, source: "RFC 9421, \(section)",
      request: HTTPRequest(
        method: "POST",
        url: RequestURL(scheme: "https", host: "example.com", path: "/foo", query: "param=Value&Pet=dog"),
        headers: HTTPFields([
          HTTPFields.Field("Date", "Tue, 20 Apr 2021 02:07:55 GMT"),
          HTTPFields.Field("Content-Type", "application/json"),
        ]), body: Array(#"{"hello": "world"}"#.utf8)),
      parameters: parameters.merging(["key_id": keyID, "label": String(input.prefix { $0 != "=" })]) { $1 },
      lists: ["components": components], time: 1_618_884_473_000,
      expected: [("header.Signature-Input", input), ("header.Signature", signature)])
  }

  /// Every kind of component and every parameter at once.
  private static let every = SignerVector(
    id: "every-component", origin: .computed,
    source: "the rule of RFC 9421, sections 2 and 2.3; digest by Python and by OpenSSL",
    request: HTTPRequest(
      method: "POST",
      url: RequestURL(
        scheme: "https", host: "example.com", port: 8443, path: "/foo", query: "param=Value&var+x=this%20is%0Aa+b"),
      headers: HTTPFields([HTTPFields.Field("X-A", " one"), HTTPFields.Field("x-a", "two  three ")]),
      body: Array(#"{"hello": "world"}"#.utf8)),
    parameters: hmac.merging([
      "key_id": #"a"b\c"#, "expires": "1618884773", "nonce": "n-1", "alg": "hmac-sha256", "tag": "app",
      "content_digest": "sha-256",
    ]) { $1 },
    lists: [
      "components": [
        "@method", "@target-uri", "@scheme", "@request-target", "@query", #""@query-param";name="var%20x""#, "X-A",
        "content-digest",
      ]
    ], time: 1_618_884_473_000,
    expected: [
      ("header.Content-Digest", "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"),
      (
        "header.Signature-Input",
        #"sig1=("@method" "@target-uri" "@scheme" "@request-target" "@query" "@query-param";name="var%20x" "x-a" "#
          + #""content-digest");created=1618884473;expires=1618884773;keyid="a\"b\\c";nonce="n-1""#
          + #";alg="hmac-sha256";tag="app""#
      ), ("header.Signature", "sig1=:n/THTwM+lUrwy4Iw8I63CgVnxd2YqfA980GwWeeVra4=:"),
    ])
}
