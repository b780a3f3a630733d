import HTTP

extension OAuth1 {
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
    photos(
      "rfc5849-initiate", "/initiate", time: 137_131_200, parameters: ["nonce": "wIjqoS", "callback": ready],
      middle: #"oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready", oauth_consumer_key="dpf43f3p2l4k3l03", "#
        + #"oauth_nonce="wIjqoS", oauth_signature="74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D", "#
        + #"oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131200""#),
    photos(
      "rfc5849-token", "/token", time: 137_131_201,
      parameters: [
        "nonce": "walatlh", "token": "hh5s93j4hdidpola", "token_secret": "hdhd0244k9j7ao03",
        "verifier": "hfdp7dh39dks9884",
      ],
      middle: #"oauth_consumer_key="dpf43f3p2l4k3l03", oauth_nonce="walatlh", "#
        + #"oauth_signature="gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D", oauth_signature_method="HMAC-SHA1", "#
        + #"oauth_timestamp="137131201", oauth_token="hh5s93j4hdidpola", oauth_verifier="hfdp7dh39dks9884""#),
    orders(
      "hmac-sha256", "GET", "b=5&a=2%20q&b=1&c%40=", ["signature_method": "HMAC-SHA256"],
      expected: [("header.Authorization", header("HMAC-SHA256", "bRRVzcuS5DPcWHMdHeJbRFVlr4ix6NwCN4tbbwhWTXY%3D"))]),
    orders(
      "hmac-sha512-in-query", "GET", "b=5", ["signature_method": "HMAC-SHA512", "in": "query"],
      expected: [
        ("query.oauth_token", "tok"),
        (
          "query.oauth_signature",
          "+oDqUhIWTWeLcpFDRlThwgNwEc/C9GZpenW18/D3yQZaWGsKZII1SNxnZwzRvVNQ9yfp9QLicQwe/XvIDUQQCw=="
        ),
      ]),
    orders(
      "hmac-sha1-in-body", "POST", nil, ["in": "body"], type: "application/x-www-form-urlencoded",
      body: "name=a+b&x=%26",
      expected: [
        ("form.name", "a b"), ("form.oauth_token", "tok"), ("form.oauth_signature", "kdRNCRFONrMSSP3hzjkBXnBzl5c="),
      ]),
    orders(
      "plaintext", "GET", nil, ["signature_method": "PLAINTEXT"],
      expected: [("header.Authorization", header("PLAINTEXT", "kd94hf93k423kf44%26t%2526s"))]),
    orders(
      "rsa-sha1", "GET", "b=5", ["signature_method": "RSA-SHA1", "consumer_secret": publishedKey],
      expected: [("header.Authorization", header("RSA-SHA1", rsaSignature))]),
    SignerVector(
      id: "body-hash", origin: .computed,
      source: "the rule of 'OAuth Request Body Hash'; digest by Python and by OpenSSL",
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "api.example.com", path: "/v1/orders"),
        headers: HTTPFields([HTTPFields.Field("Content-Type", "application/json")]), body: Array(#"{"a":1}"#.utf8)),
      parameters: client.merging(["body_hash": "true", "in": "query"]) { $1 }, time: 1_700_000_000_000,
      expected: [
        ("query.oauth_body_hash", "n4nHQM60bXQYySSnisV5QdXpZSA="),
        ("query.oauth_signature", "BdH8A9LKx8foki2jd0//H324Z/0="),
      ]),
  ]

  private static let ready = "http://printer.example.com/ready"

  private static let client = [
    "consumer_key": "dpf43f3p2l4k3l03", "consumer_secret": "kd94hf93k423kf44", "token": "tok", "token_secret": "t&s",
    "nonce": "n1", "version": "1.0",
  ]

  /// Of the example that RFC 5849 begins with.
  private static func photos(
    _ id: String, _ path: String, time: Int64, parameters: [String: String], middle: String
  ) -> SignerVector {
    let secrets = ["consumer_key": "dpf43f3p2l4k3l03", "consumer_secret": "kd94hf93k423kf44", "realm": "Photos"]
    return SignerVector(
      id: id, origin: .published, source: "RFC 5849, section 1.2",
      request: HTTPRequest(method: "POST", url: RequestURL(scheme: "https", host: "photos.example.net", path: path)),
      parameters: secrets.merging(parameters) { $1 }, time: time * 1000,
      expected: [("header.Authorization", #"OAuth realm="Photos", "# + middle)])
  }

  private static func orders(
    _ id: String, _ method: String, _ query: String?, _ parameters: [String: String], type: String? = nil,
    body: String? = nil, expected: [(target: String, value: String)]
  ) -> SignerVector {
    SignerVector(
      id: id, origin: .computed, source: "the rule of RFC 5849; computed by oauthlib and by Python's hmac or OpenSSL",
      request: HTTPRequest(
        method: method, url: RequestURL(scheme: "https", host: "api.example.com", path: "/v1/orders", query: query),
        headers: HTTPFields(type.map { [HTTPFields.Field("Content-Type", $0)] } ?? []),
        body: body.map { Array($0.utf8) }),
      parameters: client.merging(parameters) { $1 }, time: 1_700_000_000_000, expected: expected)
  }

  private static func header(_ method: String, _ signature: String) -> String {
    #"OAuth oauth_consumer_key="dpf43f3p2l4k3l03", oauth_nonce="n1", oauth_signature="\#(signature)", "#
      + #"oauth_signature_method="\#(method)", oauth_timestamp="1700000000", oauth_token="tok", oauth_version="1.0""#
  }

  private static let rsaSignature =
    "EWk8YX8%2Fp%2FBCaYJ6kuien9Qiyt1oMfh2MExDeGeGuhzZj17VMVOgRf%2BMi56xe3W8OYMJnaxsgj8En73z3PUGZXifabDbZ8"
    + "62vfvPZpt1QjOR9DpCsQiNECR2etyecWD167Tp2q8Epsm3rbCblLc7fMaLO7ZWDWh0be2Ev4%2FcPb4lb6sHEG8UGe%2FEwqRaAH"
    + "XUKz818bQf%2F658mp03Hy8GNfF2Rek3Lr%2BjhsjXOagE6j5Qgr8TKnr%2FilS8AwDASAqzJzA3J9wj3EbY10GdNAvj%2FYu5FW"
    + "jNurPIa0brsCYdxfbIU%2FurK0Dmhz4rkAVImn%2FpJ4u8rnts1NrQ4zOdENno3Q%3D%3D"

  /// RFC 7515 appendix A.2; it protects nothing.
  private static let publishedKey = """
    -----BEGIN RSA PRIVATE KEY-----
    MIIEowIBAAKCAQEAofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd/wWJcyQoTbji9k0
    l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL+yRT+SFd2lZS+pC
    gNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb/7OMg0LOL+bSf63kpaSHSX
    ndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uD
    Zlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxXFvUK+DWNmoudF8NAco9/h9iaGNj8
    q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQIDAQABAoIBABKucaRpzQorw35S
    bEUAVx8dYXUdZOlJcHtiWQ+dC6V8ljxAHj/PLyzTveyI5QO/xkObCyjIL303l2cf
    UhPu2MFaJdjVzqACXuOrLot/eSFvxjvqVidTtAZExqFRJ9mylUVAoLvhowVWmC1O
    n95fZCXxTUtxNEG1Xcc7m0rtzJKs45J+N/V9DP1edYH6USyPSWGp6wuA+KgHRnKK
    Vf9GRx80JQY7nVNkL17eHoTWEwga+lwi0FEoW9Y7lDtWXYmKBWhUE+U8PGxlJf8f
    40493HDw1WRQ/aSLoS4QTp3rn7gYgeHEvfJdkkf0UMhlknlo53M09EFPdadQ4TlU
    bjqKc50CgYEA4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH/5IB3jw3bcxGn6QLvnE
    tfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw/Py5PJdTJNPY8cQn7ouZ2KKDcmnPG
    BY5t7yLc1QlQ5xHdwW1VhvKn+nXqhJTBgIPgtldC+KDV5z+y2XDwGUcCgYEAuQPE
    fgmVtjL0Uyyx88GZFF1fOunH3+7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYs
    p1ZSe7zFYHj7C6ul7TjeLQeZD/YwD66t62wDmpe/HlB+TnBA+njbglfIsRLtXlnD
    zQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdcCgYAHAp9XcCSrn8wVkMVkKdb7
    DOX4IKjzdahm+ctDAJN4O/y7OW5FKebvUjdAIt2GuoTZ71iTG+7F0F+lP88jtjP4
    U4qe7VHoewl4MKOfXZKTe+YCS1XbNvfgwJ3Ltyl1OH9hWvu2yza7q+d5PCsDzqtm
    27kxuvULVeya+TEdAB1ijQKBgQCH/3r6YrVH/uCWGy6bzV1nGNOdjKc9tmkfOJmN
    54dxdixdpozCQ6U4OxZrsj3FcOhHBsqAHvX2uuYjagqvo3cOj1TRqNocX40omfCC
    Mx3bD1yPPf/6TI2XECva/ggqEY2mYzmIiA5LVVmc5nrybr+lssFKneeyxN2Wq93S
    0iJMdQKBgCGHewxzoa1r8ZMD0LETNrToK423K377UCYqXfg5XMclbrjPbEC3YI1Z
    NqMtuhdBJqUnBi6tjKMF+34Xf0CUN8ncuXGO2CAYvO8PdyCixHX52ybaDjy1FtCE
    6yUXjoKNXKvUm7MWGsAYH6f4IegOetN5NvmUMFStCSkh7ixZLkN1
    -----END RSA PRIVATE KEY-----
    """
}
