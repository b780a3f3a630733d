import HTTP

/// Amazon Selling Partner API: since October 2023 a token of Login with Amazon is all that a request carries.
package enum AmazonSPAPI: BuiltInSigner {
  package static let name = "amazon-sp-api"
  package static let summary = "Amazon Selling Partner API: the access token and the date in headers"

  package static let markingHeaders = ["x-amz-access-token", "x-amz-date"]

  package static let text = """
    parameters: [access_token]
    steps:
      - set:
          header.x-amz-access-token: "{{access_token}}"
          header.x-amz-date: "{{$timestamp | date '%Y%m%dT%H%M%SZ'}}"
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "headers", origin: .computed, source: "the vendor's rule, 'Connect to the SP-API': there is no digest",
      request: HTTPRequest(
        method: "GET",
        url: RequestURL(
          scheme: "https", host: "sellingpartnerapi-na.amazon.com", path: "/sellers/v1/marketplaceParticipations")),
      parameters: ["access_token": "Atza|example"], time: 1_440_938_160_000,
      expected: [("header.x-amz-access-token", "Atza|example"), ("header.x-amz-date", "20150830T123600Z")])
  ]
}
