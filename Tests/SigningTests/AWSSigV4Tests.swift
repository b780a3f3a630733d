import HTTP
import Signing
import Templates
import Testing

struct AWSSigV4Tests {
  private func keys(_ more: [String: String] = [:]) -> Scope {
    scope(
      [
        "access_key_id": "AKIDEXAMPLE", "secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "region": "us-east-1", "service": "service",
      ].merging(more) { $1 }, now: 1_440_938_160_000)
  }

  @Test("a token that a later step adds is sent and not signed, as the test suite's post-sts-header-after wants it")
  func tokenAfter() throws {
    let signed = try sign(
      "- sign: aws-sigv4\n- set: {header.X-Amz-Security-Token: token}",
      request("POST", "https://example.amazonaws.com/", headers: []), scope: keys())
    #expect(signed.request.headers["X-Amz-Security-Token"] == "token")
    #expect(
      signed.request.headers["Authorization"]?.hasSuffix(
        "SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")
        == true)
  }

  @Test(
    "its vectors hold every kind of case of the published suite",
    arguments: [
      ("encoded paths", ["get-utf8", "get-space", "get-unreserved", "encoded-path", "s3-dots-and-slashes"]),
      ("paths to be normalised", ["get-relative", "get-relative-relative", "get-slashes", "get-slash-pointless-dot"]),
      ("repeated and empty parameters", ["encoded-path", "get-vanilla-empty-query-key", "s3-get-lifecycle"]),
      ("the order of parameters", ["get-vanilla-query-order-key-case", "get-vanilla-query-order-encoded"]),
      (
        "multi-line and repeated headers",
        [
          "get-header-value-multiline", "get-header-key-duplicate", "get-header-value-order", "get-header-value-trim",
        ]
      ),
      (
        "a session token",
        ["post-sts-header-before", "post-sts-header-after", "put-json-with-token", "signed-url-with-token"]
      ),
      ("forms", ["post-x-www-form-urlencoded", "post-x-www-form-urlencoded-parameters"]),
    ])
  func kinds(_ kind: String, _ ids: [String]) throws {
    for id in ids {
      let vector = try #require(AWSSigV4.vectors.first { $0.id == id }, "\(kind): \(id)")
      #expect(vector.mismatches(of: AWSSigV4.signer).isEmpty, "\(kind): \(id)")
    }
  }

  @Test("signing again replaces what the first signature left, in the header and in the query")
  func again() throws {
    for place in ["header", "query"] {
      let step = "- sign: {signer: aws-sigv4, in: \(place), session_token: t}"
      let plain = try request("GET", "https://example.amazonaws.com/x?b=1&a=")
      let once = try sign(step, plain, scope: keys()).request
      #expect(once != plain)
      #expect(try sign(step, once, scope: keys()).request == once)
    }
  }

  @Test("only S3 states the digest of the payload in a header, unless the payload is left unsigned")
  func payload() throws {
    func stated(_ service: String, _ more: String) throws -> String? {
      try sign(
        "- sign: {signer: aws-sigv4, service: \(service)\(more)}", request("PUT", "https://a.example/k", body: "abc"),
        scope: keys()
      ).request.headers["x-amz-content-sha256"]
    }
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try stated("service", "") == nil)
    #expect(try stated("service", ", payload: unsigned") == "UNSIGNED-PAYLOAD")
    #expect(try stated("s3", "") == digest)
    #expect(try stated("s3-outposts", ", payload: signed") == digest)
    #expect(try stated("s3", ", payload: unsigned") == "UNSIGNED-PAYLOAD")
    #expect(try stated("s3", ", in: query") == nil)
    #expect(try stated("s3", ", in: query, payload: signed") == digest)
  }

  @Test("a payload that is neither signed nor unsigned is told at the parameter")
  func unknownPayload() {
    let told = told { _ = try sign("- sign: {signer: aws-sigv4, payload: sigend}", request(), scope: keys()) }
    #expect(
      told.hasPrefix("1:29 'payload' is 'sigend', which is none of the cases [did you mean 'signed'?]"), "\(told)")
  }

  @Test(
    "request.normal_path has no dot segments and no empty ones",
    arguments: [
      ("/", "/"), ("//", "/"), ("/./", "/"), ("/a/..", "/"), ("/a/../..", "/"), ("/a//b/", "/a/b/"),
      ("/a/./b/../c", "/a/c"), ("/a/b/..", "/a/"), ("/a/.", "/a/"), ("/%2E%2E/a", "/%2E%2E/a"), ("/..a/.b", "/..a/.b"),
    ])
  func normalPath(path: String, expected: String) throws {
    let request = HTTPRequest(method: "GET", url: RequestURL(scheme: "https", host: "a.example", path: path))
    #expect(try sign("- set: {p: '{{request.normal_path}}'}", request).text("p") == expected)
  }
}

struct OAuth1Tests {
  private let keys = ["consumer_key": "k", "consumer_secret": "s", "nonce": "n"]

  @Test("the realm stands first in the header, quoted, and is not signed")
  func realm() throws {
    func header(_ more: [String: String]) throws -> String {
      let scope = scope(keys.merging(more) { $1 })
      return try sign("- sign: oauth1", request("GET"), scope: scope).request.headers["Authorization"] ?? ""
    }
    let plain = try header([:])
    let named = try header(["realm": #"My "Shop" \ one"#])
    #expect(named == #"OAuth realm="My \"Shop\" \\ one", "# + plain.dropFirst("OAuth ".count))
  }

  @Test("signing again in the query or the body replaces what the first signature left")
  func again() throws {
    let form = [("Content-Type", "application/x-www-form-urlencoded")]
    for place in ["header", "query", "body"] {
      let step = "- sign: {signer: oauth1, in: \(place), body_hash: true}"
      let once = try sign(step, request(headers: form, body: "a=1"), scope: scope(keys)).request
      let twice = try sign(step, once, scope: scope(keys)).request
      #expect(twice.url.queryItems.count == once.url.queryItems.count, "\(place)")
      #expect(String(decoding: twice.body ?? [], as: UTF8.self).split(separator: "&").count <= 8, "\(place)")
    }
  }

  @Test("parameters in the body need a form, and the step says so")
  func noForm() {
    let told = told { _ = try sign("- sign: {signer: oauth1, in: body}", request(body: "{}"), scope: scope(keys)) }
    #expect(told.hasPrefix("1:3 the body is no form"), "\(told)")
  }

  @Test("an RSA method takes the private key, and a secret that is none is told")
  func noKey() {
    let told = told {
      _ = try sign("- sign: {signer: oauth1, signature_method: RSA-SHA1}", request(), scope: scope(keys))
    }
    #expect(told.hasPrefix("1:3 the key is not PEM text"), "\(told)")
    #expect(!told.contains("'s'"))
  }

  @Test("an unknown method is told with those there are")
  func unknownMethod() {
    let told = told {
      _ = try sign("- sign: {signer: oauth1, signature_method: HMAC-SHA-1}", request(), scope: scope(keys))
    }
    #expect(told.hasPrefix("1:26 'signature_method' is 'HMAC-SHA-1', which is none of the cases"), "\(told)")
    #expect(told.contains("they are HMAC-SHA1, HMAC-SHA256, HMAC-SHA512, RSA-SHA1, RSA-SHA256, RSA-SHA512, PLAINTEXT"))
  }
}
