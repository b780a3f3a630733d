import HTTP

extension AWSSigV4 {
  package static let vectors: [SignerVector] = suite + objects + computed

  // MARK: Amazon's own test suite

  /// Paths are written as they stand there: as raw text, which a URL of our own would hold encoded.
  private static let suite: [SignerVector] = [
    example("get-vanilla", "GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    example("get-utf8", "GET", "/ሴ", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
    example(
      "get-unreserved", "GET", "/" + unreserved, "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
    example("get-relative", "GET", "/example/..", vanilla),
    example("get-relative-relative", "GET", "/example1/example2/../..", vanilla),
    example("get-slash", "GET", "//", vanilla),
    example("get-slash-dot-slash", "GET", "/./", vanilla),
    example(
      "get-slash-pointless-dot", "GET", "/./example",
      "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
    example(
      "get-slashes", "GET", "//example//", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
    example(
      "get-space", "GET", "/example space/", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
    example("get-vanilla-query", "GET", "/", vanilla),
    example(
      "get-vanilla-empty-query-key", "GET", "/?Param1=value1",
      "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
    example(
      "get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    example(
      "get-vanilla-query-order-encoded", "GET", "/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
      "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac"),
    example(
      "get-vanilla-query-unreserved", "GET", "/?\(unreserved)=\(unreserved)",
      "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
    example(
      "get-vanilla-utf8-query", "GET", "/?%E1%88%B4=bar",
      "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
    example(
      "get-header-key-duplicate", "GET", "/",
      headers: [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")], signed: "my-header1;",
      "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
    example(
      "get-header-value-multiline", "GET", "/", headers: [("My-Header1", "value1\n  value2\n     value3")],
      signed: "my-header1;", "ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790"),
    example(
      "get-header-value-order", "GET", "/",
      headers: [
        ("My-Header1", "value4"), ("My-Header1", "value1"), ("My-Header1", "value3"), ("My-Header1", "value2"),
      ], signed: "my-header1;", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
    example(
      "get-header-value-trim", "GET", "/", headers: [("My-Header1", " value1"), ("My-Header2", #" "a   b   c""#)],
      signed: "my-header1;my-header2;", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    example("post-vanilla", "POST", "/", postVanilla),
    example("post-header-key-case", "POST", "/", postVanilla),
    example(
      "post-header-key-sort", "POST", "/", headers: [("My-Header1", "value1")], signed: "my-header1;",
      "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"),
    example(
      "post-header-value-case", "POST", "/", headers: [("My-Header1", "VALUE1")], signed: "my-header1;",
      "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"),
    example(
      "post-vanilla-query", "POST", "/?Param1=value1",
      "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"),
    example(
      "post-x-www-form-urlencoded", "POST", "/", headers: [("Content-Type", "application/x-www-form-urlencoded")],
      body: "Param1=value1", signedBefore: "content-type;",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    example(
      "post-x-www-form-urlencoded-parameters", "POST", "/",
      headers: [("Content-Type", "application/x-www-form-urlencoded; charset=utf8")], body: "Param1=value1",
      signedBefore: "content-type;", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"),
    example(
      "post-sts-header-before", "POST", "/", token: token, signedAfter: ";x-amz-security-token",
      "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
    // The token is added after this signature was made, by a step of the user's.
    example("post-sts-header-after", "POST", "/", postVanilla),
    vector(
      "get-vanilla-query (signed URL)", .published, suiteSource, "GET", "/",
      parameters: ["in": "query", "expires": "3600"],
      expected: [("query.X-Amz-Signature", "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d")]),
  ]

  private static let suiteSource = "AWS Signature Version 4 test suite"
  private static let vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
  private static let postVanilla = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
  private static let unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
  private static let token =
    "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTf"
    + "lfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HF"
    + "vlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr"
    + "4rvx3iSIlTJabIQwj2ICCR/oLxBA=="

  private static func example(
    _ id: String, _ method: String, _ target: String, headers: [(String, String)] = [], body: String? = nil,
    token: String? = nil, signedBefore: String = "", signed: String = "", signedAfter: String = "",
    _ signature: String
  ) -> SignerVector {
    let names = "\(signedBefore)host;\(signed)x-amz-date\(signedAfter)"
    return vector(
      id, .published, suiteSource, method, target, headers: headers, body: body,
      parameters: token.map { ["session_token": $0] } ?? [:],
      expected: [("header.Authorization", authorization("20150830/us-east-1/service", names, signature))])
  }

  // MARK: S3

  private static let objects: [SignerVector] = [
    object(
      "s3-get-object", "GET", "/test.txt", headers: [("Range", "bytes=0-9")], names: "host;range;",
      "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
    object(
      "s3-put-object", "PUT", "/test$file.text",
      headers: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
      body: "Welcome to Amazon S3.", names: "date;host;", after: ";x-amz-storage-class",
      "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
    object(
      "s3-get-lifecycle", "GET", "/?lifecycle", names: "host;",
      "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
    object(
      "s3-list-objects", "GET", "/?max-keys=2&prefix=J", names: "host;",
      "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    vector(
      "s3-signed-url", .published, objectSource, "GET", "/test.txt", host: bucket,
      parameters: bucketParameters.merging(["in": "query", "expires": "86400"]) { $1 }, time: bucketTime,
      expected: [
        (
          "query.X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request"
        ),
        ("query.X-Amz-Signature", "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"),
      ]),
    object(
      "s3-dots-and-slashes", isPublished: false, "GET", "/a//b/../c%20d%2B%C3%A9.txt", names: "host;",
      "fb5045a756fd36821ac54d18a9b232e0879c5eb775a76d36a54b85611b002e4f"),
    object(
      "s3-unsigned-payload", isPublished: false, "PUT", "/big.bin", body: "abc",
      parameters: ["payload": "unsigned"], names: "host;",
      "edc413575271d117f9c58d7ef3c6a4dcb5a3dc70b1a0991d2fc5c66c76ffa1cc"),
  ]

  private static let objectSource = "Amazon S3 API Reference, 'Signature calculation examples'"
  private static let bucket = "examplebucket.s3.amazonaws.com"
  private static let bucketTime: Int64 = 1_369_353_600_000
  private static let bucketParameters = [
    "access_key_id": "AKIAIOSFODNN7EXAMPLE", "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "service": "s3",
  ]

  private static func object(
    _ id: String, isPublished: Bool = true, _ method: String, _ target: String, headers: [(String, String)] = [],
    body: String? = nil, parameters: [String: String] = [:],
    names: String, after: String = "", _ signature: String
  ) -> SignerVector {
    vector(
      id, isPublished ? .published : .computed, isPublished ? objectSource : twoPrograms, method, target, host: bucket,
      headers: headers, body: body,
      parameters: bucketParameters.merging(parameters) { $1 }, time: bucketTime,
      expected: [
        (
          "header.Authorization",
          authorization(
            "20130524/us-east-1/s3", "\(names)x-amz-content-sha256;x-amz-date\(after)", signature,
            id: "AKIAIOSFODNN7EXAMPLE")
        )
      ])
  }

  // MARK: Computed

  private static let twoPrograms = "the vendor's rule; computed by botocore and by Python's hmac"

  private static let computed: [SignerVector] = [
    vector(
      "encoded-path", .computed, twoPrograms, "GET", "/a%20b/%E1%88%B4;v=1/c%2Fd?tag=b&tag=a&empty=",
      expected: [
        (
          "header.Authorization",
          authorization(
            "20150830/us-east-1/service", "host;x-amz-date",
            "d0803a88479ad0a5915db4be32e8cb18f301d1a3341eee07c9ff01c07eea94f3")
        )
      ]),
    vector(
      "put-json-with-token", .computed, twoPrograms, "PUT", "/items/1",
      headers: [("Content-Type", "application/json")], body: #"{"a":1}"#,
      parameters: ["session_token": token, "service": "execute-api", "region": "eu-west-1"],
      expected: [
        (
          "header.Authorization",
          authorization(
            "20150830/eu-west-1/execute-api", "content-type;host;x-amz-date;x-amz-security-token",
            "a29fa0543f93a4df5340a1898550bfc89e6c5d581474b5f3078cd31ea4d968a6")
        ), ("header.X-Amz-Security-Token", token),
      ]),
    vector(
      "signed-url-with-token", .computed, twoPrograms, "GET", "/items?b=2&a=1",
      parameters: ["session_token": token, "service": "execute-api", "in": "query", "expires": "60"],
      expected: [
        ("query.X-Amz-Security-Token", token),
        ("query.X-Amz-Signature", "b214c2a2a67a5a9b102f88cab3c5fc9493d7517a31eec83ecec53c7576bc9b97"),
      ]),
  ]

  // MARK: Building

  private static func authorization(
    _ scope: String, _ names: String, _ signature: String, id: String = "AKIDEXAMPLE"
  ) -> String {
    "AWS4-HMAC-SHA256 Credential=\(id)/\(scope)/aws4_request, SignedHeaders=\(names), Signature=\(signature)"
  }

  private static func vector(
    _ id: String, _ origin: SignerVector.Origin, _ source: String, _ method: String, _ target: String,
    host: String = "example.amazonaws.com", headers: [(String, String)] = [], body: String? = nil,
    parameters: [String: String] = [:], time: Int64 = 1_440_938_160_000, expected: [(target: String, value: String)]
  ) -> SignerVector {
    let path = String(target.prefix { $0 != "?" })
    let query = path == target ? nil : String(target.dropFirst(path.count + 1))
    let standard = [
      "access_key_id": "AKIDEXAMPLE", "secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
      "region": "us-east-1", "service": "service",
    ]
    return SignerVector(
      id: id, origin: origin, source: source,
      request: HTTPRequest(
        method: method, url: RequestURL(scheme: "https", host: host, path: path, query: query),
        headers: HTTPFields(headers.map { HTTPFields.Field($0.0, $0.1) }), body: body.map { Array($0.utf8) }),
      parameters: standard.merging(parameters) { $1 }, time: time, expected: expected)
  }
}
