import Digests
import HTTP
import Signing
import Templates
import Testing

struct HTTPMessageSignatureTests {
  private static let digest =
    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"

  /// 'test-request' of RFC 9421, appendix B.2.
  private func testRequest() throws -> HTTPRequest {
    try request(
      "POST", "https://example.com/foo?param=Value&Pet=dog",
      headers: [
        ("Host", "example.com"), ("Date", "Tue, 20 Apr 2021 02:07:55 GMT"), ("Content-Type", "application/json"),
        ("Content-Digest", HTTPMessageSignatureTests.digest), ("Content-Length", "18"),
      ], body: #"{"hello": "world"}"#)
  }

  @Test(
    "the signature base is that of RFC 9421, appendix B.2, and the signature printed there is one of it",
    arguments: [
      (
        "[]", ", nonce: b3k2pp5k7z-50gnwp.yemd", "",
        #"();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd""#,
        "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA"
          + "7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6"
          + "c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU"
          + "1bLhdxO5Nyt8C8ssinQ98Xw9Q=="
      ),
      (
        #"['@authority', content-digest, '"@query-param";name="Pet"']"#, ", tag: header-example",
        "\"@authority\": example.com\n\"content-digest\": \(digest)\n\"@query-param\";name=\"Pet\": dog\n",
        #"("@authority" "content-digest" "@query-param";name="Pet");created=1618884473"#
          + #";keyid="test-key-rsa-pss";tag="header-example""#,
        "LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+EC"
          + "xCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62"
          + "s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0a"
          + "aUEb0rQl3/XaVe4bXTugEjHSw=="
      ),
      (
        "[date, '@method', '@path', '@query', '@authority', content-type, content-digest, content-length]", "",
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@method\": POST\n\"@path\": /foo\n\"@query\": ?param=Value&Pet=dog\n"
          + "\"@authority\": example.com\n\"content-type\": application/json\n\"content-digest\": \(digest)\n"
          + "\"content-length\": 18\n",
        #"("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length")"#
          + #";created=1618884473;keyid="test-key-rsa-pss""#,
        "bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38"
          + "K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/"
          + "CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoE"
          + "ZAFL2FUo5fTIztsDZKEgM4cUA=="
      ),
    ])
  func appendixB(components: String, more: String, lines: String, input: String, signature: String) throws {
    let step =
      "- sign: {signer: http-message-signature, key_id: test-key-rsa-pss, algorithm: rsa-pss-sha512, key: '{{k}}', "
      + "components: \(components)\(more)}"
    let signed = try sign(
      step, testRequest(), scope: scope(secrets: ["k": TestKeys.rsa], now: 1_618_884_473_000), tracing: true)
    #expect(signed.request.headers["Signature-Input"] == "sig1=" + input)
    let base = "\(lines)\"@signature-params\": \(input)"
    let message = signed.trace.last { $0.step == "concat" }?.items.last?.bytes
    #expect(message.map { String(decoding: $0, as: UTF8.self) } == base)
    let published = try #require(ByteEncoding.base64.decode(signature))
    #expect(
      try SignatureKey(pem: TestKeys.messageRSA).verifies(
        published, of: Array(base.utf8), algorithm: .rsaPSSSHA512))
  }

  @Test(
    "every algorithm of RFC 9421, section 3.3, signs so that its key verifies",
    arguments: [
      ("rsa-v1_5-sha256", SignatureAlgorithm.rsaSHA256, TestKeys.rsa),
      ("rsa-pss-sha512", .rsaPSSSHA512, TestKeys.rsa), ("ecdsa-p256-sha256", .ecdsaP256SHA256, TestKeys.p256),
      ("ecdsa-p384-sha384", .ecdsaP384SHA384, TestKeys.p384), ("ed25519", .ed25519, TestKeys.ed25519),
    ])
  func algorithms(name: String, algorithm: SignatureAlgorithm, key: String) throws {
    let signed = try sign(
      "- sign: {signer: http-message-signature, key_id: k, algorithm: \(name), key: '{{pem}}', label: mine}",
      testRequest(), scope: scope(secrets: ["pem": key]), tracing: true)
    let header = try #require(signed.request.headers["Signature"])
    #expect(header.hasPrefix("mine=:") && header.hasSuffix(":"))
    let signature = try #require(ByteEncoding.base64.decode(String(header.dropFirst("mine=:".count).dropLast())))
    let base = try #require(signed.trace.last { $0.step == "concat" }?.items.last?.bytes)
    #expect(
      try SignatureKey(pem: key).verifies(signature, of: base, algorithm: algorithm, form: .fixedWidth))
  }

  @Test("the digest of the body is made where it is asked for")
  func contentDigest() throws {
    let signed = try sign(
      "- sign: {signer: http-message-signature, key_id: k, algorithm: hmac-sha256, key: s, "
        + "components: [content-digest], content_digest: sha-512, created: null}",
      request(body: #"{"hello": "world"}"#))
    #expect(signed.request.headers["Content-Digest"] == HTTPMessageSignatureTests.digest)
    #expect(signed.request.headers["Signature-Input"] == #"sig1=("content-digest");keyid="k""#)
  }

  private func value(_ component: String, _ request: HTTPRequest) throws -> String? {
    try sign("- concat: {into: m, parts: [{components: {only: ['\(component)'], pair: '{value}'}}]}", request).text("m")
  }

  @Test(
    "derived components are what RFC 9421, section 2.2, shows",
    arguments: [
      ("@method", "POST"), ("@target-uri", "https://www.example.com/path?param=value"),
      ("@authority", "www.example.com"), ("@scheme", "https"), ("@request-target", "/path?param=value"),
      ("@path", "/path"), ("@query", "?param=value"), ("@query-param;name=param", "value"),
    ])
  func derived(component: String, expected: String) throws {
    #expect(try value(component, request("POST", "HTTPS://WWW.example.com:443/path?param=value")) == expected)
  }

  @Test("a query that is not there is a question mark, and a path a slash")
  func empty() throws {
    #expect(try value("@query", request("GET", "https://a.example")) == "?")
    #expect(try value("@path", request("GET", "https://a.example")) == "/")
  }

  @Test(
    "query parameters are written as RFC 9421, section 2.2.8, shows",
    arguments: [
      ("var", "this%20is%20a%20big%0Amultiline%20value"), ("bar", "with%20plus%20whitespace"),
      ("fa%C3%A7ade%22%3A%20", "something"), ("qux", ""),
    ])
  func queryParameters(name: String, expected: String) throws {
    let url =
      "https://www.example.com/parameters?var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace"
      + "&fa%C3%A7ade%22%3A%20=something&qux="
    #expect(try value("\"@query-param\";name=\"\(name)\"", request("GET", url)) == expected)
  }

  @Test(
    "header fields are written as RFC 9421, section 2.1, shows",
    arguments: [
      ("cache-control", "max-age=60, must-revalidate"), ("X-OWS-Header", "Leading and trailing whitespace."),
      ("x-obs-fold-header", "Obsolete line folding."), ("x-empty-header", ""), ("content-length", "4"),
      ("host", "www.example.com"), ("cache-control;bs", ":bWF4LWFnZT02MA==:, :bXVzdC1yZXZhbGlkYXRl:"),
    ])
  func fields(component: String, expected: String) throws {
    let request = HTTPRequest(
      method: "POST", url: RequestURL(scheme: "https", host: "www.example.com"),
      headers: HTTPFields([
        HTTPFields.Field("X-OWS-Header", "  Leading and trailing whitespace.  "),
        HTTPFields.Field("X-Obs-Fold-Header", "Obsolete\n    line folding."),
        HTTPFields.Field("Cache-Control", "max-age=60"), HTTPFields.Field("Cache-Control", "   must-revalidate"),
        HTTPFields.Field("X-Empty-Header", ""),
      ]), body: Array("body".utf8))
    #expect(try value(component, request) == expected)
  }

  @Test(
    "a component that the request does not have, or that nobody knows, is told where it is named",
    arguments: [
      ("@status", "'@status' is no component of a request"), ("@metod", "'@metod' is no component of a request"),
      ("@query-param", "'@query-param' has no name"), ("x-none", "the request has no header 'x-none'"),
      ("content-digest", "the request has no header 'content-digest'"), ("a b", "'a b' is no component"),
      ("x-a;sf", "'sf' is no parameter of 'x-a' here"), ("@method;req", "'req' is no parameter of '@method' here"),
      ("@query-param;name=b", "the query has 'b' 2 times"), ("@query-param;name=z", "the query has no 'z'"),
      ("", "'' is no component of a request"),
    ])
  func missing(component: String, expected: String) {
    let told = told { _ = try value(component, request("GET", "https://a.example/?b=1&b=2")) }
    #expect(told.hasPrefix("1:50 \(expected)"), "\(told)")
  }

  @Test("a component named twice is an error, also where a list gives them")
  func twice() throws {
    let own = "own: {parameters: [c], steps: [{concat: {into: header.X, parts: [{components: {only: '{{c}}'}}]}}]}"
    let told = told { _ = try sign("- sign: {signer: own, c: ['@method', '@METHOD']}", request(), signers: own) }
    #expect(told.hasPrefix("1:86 '@METHOD' is named twice\na component stands once"), "\(told)")
  }
}
