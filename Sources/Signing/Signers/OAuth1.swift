import HTTP

/// OAuth 1.0 with HMAC (RFC 5849), in the Authorization header.
package enum OAuth1: BuiltInSigner {
  package static let name = "oauth1"
  package static let summary = "OAuth 1.0 with HMAC-SHA1 or HMAC-SHA256, in the Authorization header"

  // The parameters of the protocol are sorted among those of the query (RFC 5849 section 3.4.1.3.2), so they stand
  // there until the signature is made.
  package static let text = #"""
    parameters: [consumer_key, consumer_secret]
    optional: {token: null, token_secret: "", signature_method: HMAC-SHA1, nonce: "{{$uuid}}", version: null}
    steps:
      - set:
          query.oauth_consumer_key: "{{consumer_key}}"
          query.oauth_nonce: "{{nonce}}"
          query.oauth_signature_method: "{{signature_method}}"
          query.oauth_timestamp: "{{$timestamp}}"
          query.oauth_token: "{{token}}"
          query.oauth_version: "{{version}}"
      - concat:
          into: parameters
          parts:
            - query: {include: form, sort: encoded, encoding: rfc3986, pair: "{name}={value}", join: "&"}
      - concat:
          into: url
          parts:
            - "{{request.scheme}}://"
            - headers: {only: [host], pair: "{value}"}
            - "{{request.raw_path}}"
      - encode: {into: encoded_url, input: "{{url}}", encoding: url}
      - encode: {into: encoded_parameters, input: "{{parameters}}", encoding: url}
      - encode: {into: encoded_consumer_secret, input: "{{consumer_secret}}", encoding: url}
      - encode: {into: encoded_token_secret, input: "{{token_secret}}", encoding: url}
      - hmac:
          into: query.oauth_signature
          algorithm: "{{signature_method | replace 'HMAC-' '' | lower}}"
          key: "{{encoded_consumer_secret}}&{{encoded_token_secret}}"
          input: "{{request.method}}&{{encoded_url}}&{{encoded_parameters}}"
          encoding: base64
      - concat:
          into: header.Authorization
          parts:
            - "OAuth "
            - query:
                only:
                  - oauth_consumer_key
                  - oauth_nonce
                  - oauth_signature
                  - oauth_signature_method
                  - oauth_timestamp
                  - oauth_token
                  - oauth_version
                sort: name
                encoding: rfc3986
                pair: '{name}="{value}"'
                join: ", "
      - remove:
          - query.oauth_consumer_key
          - query.oauth_nonce
          - query.oauth_signature
          - query.oauth_signature_method
          - query.oauth_timestamp
          - query.oauth_token
          - query.oauth_version
    """#

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "rfc5849-photos", origin: .published, source: "RFC 5849, section 1.2",
      request: HTTPRequest(
        method: "GET",
        url: RequestURL(
          scheme: "http", host: "photos.example.net", path: "/photos", query: "file=vacation.jpg&size=original")),
      parameters: [
        "consumer_key": "dpf43f3p2l4k3l03", "consumer_secret": "kd94hf93k423kf44", "token": "nnch734d00sl2jdk",
        "token_secret": "pfkkdhi9sl3r4s00", "nonce": "chapoH",
      ], time: 137_131_202_000,
      expected: [
        (
          "header.Authorization",
          #"OAuth oauth_consumer_key="dpf43f3p2l4k3l03", oauth_nonce="chapoH", "#
            + #"oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D", oauth_signature_method="HMAC-SHA1", "#
            + #"oauth_timestamp="137131202", oauth_token="nnch734d00sl2jdk""#
        )
      ]),
    SignerVector(
      id: "x-status-update", origin: .published, source: "X developer platform, 'Creating a signature'",
      request: HTTPRequest(
        method: "POST",
        url: RequestURL(
          scheme: "https", host: "api.twitter.com", path: "/1.1/statuses/update.json", query: "include_entities=true"),
        headers: HTTPFields([HTTPFields.Field("Content-Type", "application/x-www-form-urlencoded")]),
        body: Array("status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21".utf8)),
      parameters: [
        "consumer_key": "xvz1evFS4wEEPTGEFPHBog", "consumer_secret": "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "token": "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        "token_secret": "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
        "nonce": "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", "version": "1.0",
      ], time: 1_318_622_958_000,
      expected: [
        (
          "header.Authorization",
          #"OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", "#
            + #"oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", "#
            + #"oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D", oauth_signature_method="HMAC-SHA1", "#
            + #"oauth_timestamp="1318622958", oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", "#
            + #"oauth_version="1.0""#
        )
      ]),
  ]
}
