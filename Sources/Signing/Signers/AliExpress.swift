import HTTP

/// AliExpress Open Platform: as Lazada's, but business interfaces under `/sync` sign no path.
package enum AliExpress: BuiltInSigner {
  package static let name = "aliexpress"
  package static let summary = "AliExpress Open Platform, system interfaces under /rest and business ones under /sync"

  package static let text = Lazada.signing(under: "/rest|/sync")

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    vector(
      "business", .computed, "the vendor's rule, 'HTTP request sample'; digest by Python and by OpenSSL", "/sync",
      "method=aliexpress.solution.product.schema.get&aliexpress_category_id=200135143",
      ["access_token": "test"], "70D6127F24BD80B1EEE615269220603CBA7DB8A79A6FEC91C955834853978FF7"),
    vector(
      "system", .published, "AliExpress Open Platform, 'HTTP request sample'", "/rest/auth/token/create",
      "code=3_500102_JxZ05Ux3cnnSSUm6dCxYg6Q26", [:],
      "35607762342831B6A417A0DED84B79C05FEFBF116969C48AD6DC00279A9F4D81"),
  ]

  private static func vector(
    _ id: String, _ origin: SignerVector.Origin, _ source: String, _ path: String, _ query: String,
    _ parameters: [String: String], _ sign: String
  ) -> SignerVector {
    SignerVector(
      id: id, origin: origin, source: source,
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "api-sg.aliexpress.com", path: path, query: query)),
      parameters: parameters.merging(["app_key": "12345678", "app_secret": "helloworld"]) { $1 },
      time: 1_517_820_392_000, expected: [("query.sign", sign)])
  }
}
