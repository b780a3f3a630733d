import HTTP

/// AWS Signature Version 4 (IAM User Guide, 'Create a signed AWS API request'), for every service but S3, whose paths
/// are encoded once.
package enum AWSSigV4: BuiltInSigner {
  package static let name = "aws-sigv4"
  package static let summary = "Amazon Web Services, Signature Version 4, in the Authorization header"

  package static let text = #"""
    parameters: [access_key_id, secret_access_key, region, service]
    optional: [session_token]
    steps:
      - set:
          date: "{{$timestamp | date '%Y%m%dT%H%M%SZ'}}"
          header.X-Amz-Security-Token: "{{session_token ?? null}}"
          header.X-Amz-Date: "{{$timestamp | date '%Y%m%dT%H%M%SZ'}}"
          day: "{{$timestamp | date '%Y%m%d'}}"
      - set: {scope: "{{day}}/{{region}}/{{service}}/aws4_request"}
      - encode: {into: path, input: "{{request.raw_path}}", encoding: url}
      - concat:
          into: signed_headers
          parts:
            - headers:
                exclude: &unsigned
                  [accept, accept-encoding, authorization, connection, content-length, expect, user-agent]
                sort: name
                lowercase: true
                pair: "{name}"
                join: ";"
      - concat:
          into: canonical_request
          join: "\n"
          parts:
            - "{{request.method}}"
            - "{{path | replace '%2F' '/'}}"
            - query: {sort: encoded, encoding: rfc3986, pair: "{name}={value}", join: "&"}
            - headers: {exclude: *unsigned, sort: name, lowercase: true, pair: "{name}:{value}\n"}
            - "{{signed_headers}}"
            - body: {hash: sha256}
      - hash: {into: hashed_request, algorithm: sha256, input: "{{canonical_request}}"}
      - hmac: {into: day_key, algorithm: sha256, key: "AWS4{{secret_access_key}}", input: "{{day}}", encoding: none}
      - hmac: {into: region_key, algorithm: sha256, key: "{{day_key}}", input: "{{region}}", encoding: none}
      - hmac: {into: service_key, algorithm: sha256, key: "{{region_key}}", input: "{{service}}", encoding: none}
      - hmac: {into: signing_key, algorithm: sha256, key: "{{service_key}}", input: aws4_request, encoding: none}
      - concat:
          into: string_to_sign
          join: "\n"
          parts: [AWS4-HMAC-SHA256, "{{date}}", "{{scope}}", "{{hashed_request}}"]
      - hmac: {into: signature, algorithm: sha256, key: "{{signing_key}}", input: "{{string_to_sign}}"}
      - set:
          header.Authorization: >-
            AWS4-HMAC-SHA256 Credential={{access_key_id}}/{{scope}}, SignedHeaders={{signed_headers}},
            Signature={{signature}}
    """#

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    vector(
      "get-vanilla", "GET", "/", signed: "host;x-amz-date",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    vector(
      "get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", signed: "host;x-amz-date",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    vector(
      "get-vanilla-query-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      signed: "host;x-amz-date", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
    vector(
      "get-vanilla-utf8-query", "GET", "/?%E1%88%B4=bar", signed: "host;x-amz-date",
      "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
    vector(
      "post-vanilla", "POST", "/", signed: "host;x-amz-date",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    vector(
      "post-x-www-form-urlencoded", "POST", "/", type: "application/x-www-form-urlencoded", body: "Param1=value1",
      signed: "content-type;host;x-amz-date", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    vector(
      "post-sts-header-before", "POST", "/",
      token:
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTf"
        + "lfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HF"
        + "vlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr"
        + "4rvx3iSIlTJabIQwj2ICCR/oLxBA==",
      signed: "host;x-amz-date;x-amz-security-token", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"
    ),
  ]

  /// Of Amazon's own test suite for Signature Version 4, with the example keys of its documentation.
  private static func vector(
    _ id: String, _ method: String, _ target: String, type: String? = nil, token: String? = nil, body: String? = nil,
    signed: String, _ signature: String
  ) -> SignerVector {
    let query = target.split(separator: "?").dropFirst().first.map(String.init)
    var parameters = [
      "access_key_id": "AKIDEXAMPLE", "secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
      "region": "us-east-1", "service": "service",
    ]
    parameters["session_token"] = token
    return SignerVector(
      id: id, origin: .published, source: "AWS Signature Version 4 test suite",
      request: HTTPRequest(
        method: method,
        url: RequestURL(
          scheme: "https", host: "example.amazonaws.com", path: String(target.prefix { $0 != "?" }), query: query),
        headers: HTTPFields(type.map { [HTTPFields.Field("Content-Type", $0)] } ?? []),
        body: body.map { Array($0.utf8) }),
      parameters: parameters, time: 1_440_938_160_000,
      expected: [
        (
          "header.Authorization",
          "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=\(signed), "
            + "Signature=\(signature)"
        )
      ])
  }
}
