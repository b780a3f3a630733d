import Digests
import Testing

@testable import DevelopmentShop

@Suite("Request signatures")
struct SignatureCheckTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name, secret, path, query, body, contentType, sign: String

    init(
      _ name: String, secret: String, path: String, query: String, body: String, contentType: String, sign: String
    ) {
      (self.name, self.secret, self.path) = (name, secret, path)
      (self.query, self.body, self.contentType, self.sign) = (query, body, contentType, sign)
    }

    var testDescription: String { name }

    func accepts(_ sign: String) -> Bool {
      SignatureCheck(secret: secret).accepts(
        sign, path: path, query: QueryString(query), contentType: contentType, body: Array(body.utf8))
    }
  }

  /// Digests that the vendor and its users published, and more of the same algorithm; each was computed by two
  /// programs apart from this one.
  static let vectors = [
    Vector(
      "official-shops", secret: "e59af819cc", path: "/authorization/202309/shops",
      query: "app_key=29a39d&timestamp=1623812664",
      body: #""#, contentType: "application/json",
      sign: "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"),
    Vector(
      "official-webhook-compact", secret: "e59af819cc", path: "/event/202309/webhooks",
      query: "app_key=68xu9ks5p4i8&timestamp=1696909648&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: #"{"address":"https://partner.tiktokshop.com","event_type":"PACKAGE_UPDATE"}"#,
      contentType: "application/json",
      sign: "cd0d6268252f4ba293bf7ea4c0a2873bf9beec600d22530638564ab301435f7a"),
    Vector(
      "official-webhook-4spaces", secret: "e59af819cc", path: "/event/202309/webhooks",
      query: "app_key=68xu9ks5p4i8&timestamp=1696909648&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: #"{    "address":"https://partner.tiktokshop.com",    "event_type": "PACKAGE_UPDATE"}"#,
      contentType: "application/json",
      sign: "495c39774c04ee06162f20a6bef8edae5b17676229588fe76630bb5166da37d2"),
    Vector(
      "fudiwei-webhook-put", secret: "e59af819cc", path: "/event/202309/webhooks",
      query: "app_key=68xu9ks5p4i8&timestamp=1696909648&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: #"{"event_type":"PACKAGE_UPDATE","address":"https://partner.tiktokshop.com"}"#,
      contentType: "application/json",
      sign: "701dd6deb2389fe4c469b89bd37fc56f96a6da6afeb4d01c9077a65169752fa7"),
    Vector(
      "fudiwei-webhook-get", secret: "e59af819cc", path: "/event/202309/webhooks",
      query: "app_key=68xu9ks5p4i8&timestamp=1696909648&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: #""#, contentType: "application/json",
      sign: "ed58e1b5e59865c22a7b828c1cab65007441f43cc91a6cb2f2cdc638e0995a37"),
    Vector(
      "ecomphp-get", secret: "app_secret", path: "/test-api",
      query: "foo=bar",
      body: #""#, contentType: "application/json",
      sign: "d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f"),
    Vector(
      "ipfans-legacy", secret: "123", path: "/api/shop/get_authorized_shop",
      query: "app_key=12abcd&timestamp=1600000000",
      body: #""#, contentType: "application/json",
      sign: "f0f368ecacccb0839e5291d375f9171e1ab93b65fb2bc4ece556e1f42466249f"),
    Vector(
      "own-page-token", secret: "e59af819cc", path: "/order/202309/orders/search",
      query:
        "app_key=29a39d&timestamp=1623812664&shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&"
        + "page_size=100&page_token="
        + "6AsPQsUMvH3RkchNUPPh22NROHkE0D8pmq%2FN5M1kHYcZmtRyv9aVrNv65W7Q6tFA%2B7D1ud64MPNz5OaT",
      body: #"{"order_status":"UNPAID"}"#, contentType: "application/json",
      sign: "6b55918cfea8c0a45c2e533b88a5d8c2c379f23ded442d71d9be1fa86d28f73e"),
    Vector(
      "own-post-empty-object", secret: "e59af819cc", path: "/order/202309/orders/search",
      query: "app_key=29a39d&timestamp=1623812664&shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&page_size=20",
      body: #"{}"#, contentType: "application/json",
      sign: "c505c5deb0e4c5d0c7ab6670f9ac956fbbb03d71b4982f7671af6af87388468c"),
    Vector(
      "own-post-no-body", secret: "e59af819cc", path: "/order/202309/orders/search",
      query: "app_key=29a39d&timestamp=1623812664&shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&page_size=20",
      body: #""#, contentType: "application/json",
      sign: "708dff99250f00fdf5e14e2af35adc7e7be3c115aecb2f949b270f4f95eff76d"),
    Vector(
      "own-multipart", secret: "e59af819cc", path: "/product/202309/images/upload",
      query: "app_key=29a39d&timestamp=1623812664",
      body: #"binary multipart, not signed"#, contentType: "multipart/form-data",
      sign: "2f292aaeecc6a6ce8c7240771265c3342b343f27ef91271fe72a9452d74fa844"),
    Vector(
      "own-delete-body", secret: "e59af819cc", path: "/event/202309/webhooks",
      query: "app_key=68xu9ks5p4i8&timestamp=1696909648&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIK",
      body: #"{"event_type":"PACKAGE_UPDATE"}"#, contentType: "application/json",
      sign: "c36c55009356eca997c63e466a3832ac6831a4a933b49dcf9dd19b63eaec208e"),
    Vector(
      "own-ids-comma", secret: "e59af819cc", path: "/order/202507/orders",
      query:
        "app_key=29a39d&timestamp=1623812664&shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&"
        + "ids=576461413038785752%2C576461413038785753",
      body: #""#, contentType: "application/json",
      sign: "aafec5193e65e35a859b9b151609f07fc494a08a9a6cef019fc4d35ad9ab2e96"),
    Vector(
      "own-ids-json-array", secret: "e59af819cc", path: "/order/202309/orders",
      query:
        "app_key=29a39d&timestamp=1623812664&shop_cipher=GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3&"
        + "ids=%5B%22576461413038785752%22%5D",
      body: #""#, contentType: "application/json",
      sign: "b96ee3bd8a25a10063474a18d089c139d02fa50d3bea985c390bb048f7c868fb"),
    Vector(
      "own-tutorial", secret: "abc000def111", path: "/authorization/202309/shops",
      query: "app_key=123456&timestamp=1234567890",
      body: #""#, contentType: "application/json",
      sign: "c8767e4fd7a1b48a0ce3fd23197f058159ce11b53f1ae1ad6d1ec931a1da5540"),
    Vector(
      "own-exclusions", secret: "e59af819cc", path: "/authorization/202309/shops",
      query: "app_key=29a39d&timestamp=1623812664&sign=zzz&access_token=yyy",
      body: #""#, contentType: "application/json",
      sign: "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"),
  ]

  @Test("a known signature is accepted, and no other", arguments: vectors)
  func known(_ vector: Vector) {
    #expect(vector.accepts(vector.sign))
    #expect(!vector.accepts(vector.sign.uppercased()))
    #expect(!vector.accepts(String(vector.sign.dropLast())))
    #expect(!vector.accepts(vector.sign + "0"))
    #expect(!vector.accepts(""))
  }

  @Test("the first of a repeated name is signed, later ones are not")
  func repeated() {
    let check = SignatureCheck(secret: "s")
    let message = check.message(path: Array("/p".utf8), query: QueryString("b=2&a=1&b=3&sign=x"), body: [])
    #expect(String(decoding: message, as: UTF8.self) == "s/pa1b2s")
  }

  @Test("names sort by bytes: upper case, then underscore, then lower case")
  func order() {
    let check = SignatureCheck(secret: "s")
    let message = check.message(path: [], query: QueryString("a=1&_=2&Z=3&ab=4&=5"), body: [])
    #expect(String(decoding: message, as: UTF8.self) == "s5Z3_2a1ab4s")
  }

  @Test("a plus sign in the query is a space, %2B is a plus sign")
  func plus() {
    let check = SignatureCheck(secret: "s")
    let message = check.message(path: [], query: QueryString("a=1+2%2B3"), body: [])
    #expect(String(decoding: message, as: UTF8.self) == "sa1 2+3s")
  }

  @Test(
    "a multipart body is never signed, however its type is written",
    arguments: ["multipart/form-data", "Multipart/Form-Data; boundary=x", " multipart/form-data ;boundary=\"a;b\""])
  func multipart(_ contentType: String) throws {
    let check = SignatureCheck(secret: "s")
    let digest = try Digest.hmac(.sha256, key: Array("s".utf8), message: Array("s/ps".utf8))
    let sign = ByteEncoding.hex.encode(digest)
    let body = Array("anything".utf8)
    #expect(check.accepts(sign, path: "/p", query: QueryString(nil), contentType: contentType, body: body))
    #expect(!check.accepts(sign, path: "/p", query: QueryString(nil), contentType: "application/json", body: body))
  }

  @Test("an encoded path may be signed as sent or decoded")
  func encodedPath() throws {
    let check = SignatureCheck(secret: "s")
    for path in ["/p/a b", "/p/a%20b"] {
      let digest = try Digest.hmac(.sha256, key: Array("s".utf8), message: Array("s\(path)s".utf8))
      let sign = ByteEncoding.hex.encode(digest)
      #expect(check.accepts(sign, path: "/p/a%20b", query: QueryString(nil), contentType: nil, body: []))
    }
  }
}
