import HTTP

/// Stripe's webhooks. The time is that of the message where it has one, and the clock's where it is being made.
package enum StripeWebhook: BuiltInSigner {
  package static let name = "stripe-webhook"
  package static let summary = "the webhooks of Stripe"

  package static let text = #"""
    parameters: [signing_secret]
    optional: {tolerance: 5m}
    steps:
      - concat:
          into: sources
          parts:
            - headers: {only: [Stripe-Signature], pair: "{value}"}
            - ",t={{$timestamp}}"
      - set: {time: "{{sources | regex '(?:^|,)t=([0-9]+)'}}"}
      - recent: {time: "{{time}}", within: "{{tolerance}}"}
      - hmac: {into: digest, algorithm: sha256, key: "{{signing_secret}}", input: "{{time}}.{{request.body}}"}
      - set: {header.Stripe-Signature: "t={{time}},v1={{digest}}"}
    """#

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "event", origin: .computed,
      source: "the vendor's rule, 'Verify webhook signatures manually'; digest by Python and by OpenSSL",
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "shop.example", path: "/stripe"),
        headers: HTTPFields([HTTPFields.Field("Stripe-Signature", "t=1492774577,v1=0,v0=1")]),
        body: Array(#"{"id":"evt_1","object":"event"}"#.utf8)),
      parameters: ["signing_secret": "whsec_test_secret"], time: 1_492_774_577_000,
      expected: [
        ("header.Stripe-Signature", "t=1492774577,v1=654b43d3508ecadb3f8cefc4bc7d3d2bdc5ba9e03bf2c89b2d0657a8e24e4543")
      ])
  ]
}
