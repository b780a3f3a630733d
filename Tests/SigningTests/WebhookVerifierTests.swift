import HTTP
import Signing
import Templates
import Testing

struct WebhookVerifierTests {
  private let body = TikTokShopWebhook.vectors[0].request.body.map { String(decoding: $0, as: UTF8.self) } ?? ""
  private let signature = "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05"

  private func verdict(
    _ headers: [(String, String)], body: String, steps: String = "- sign: tiktok-shop-webhook"
  ) throws -> WebhookVerifier.Verdict {
    try WebhookVerifier.verify(
      request("POST", "http://127.0.0.1:1/webhooks/tiktok", headers: headers, body: body), steps: read(steps).steps,
      signers: [:], scope: scope(["app_key": "abcdef", "app_secret": "123"]))
  }

  @Test("a webhook with the published signature is accepted, whatever the case of its header")
  func accepted() throws {
    #expect(try verdict([("authorization", signature)], body: body) == .accepted)
  }

  @Test("a webhook whose body or signature differs by one character is refused")
  func refused() throws {
    let wrong = "header.Authorization is not the signature of this message"
    #expect(try verdict([("Authorization", signature)], body: body + " ") == .refused(wrong))
    #expect(try verdict([("Authorization", "6" + signature.dropFirst())], body: body) == .refused(wrong))
    #expect(try verdict([("Authorization", signature + "0")], body: body) == .refused(wrong))
    #expect(try verdict([("Authorization", "")], body: body) == .refused(wrong))
  }

  @Test("a webhook without a signature is refused")
  func missing() throws {
    #expect(try verdict([], body: body) == .refused("the message has no header.Authorization"))
  }

  @Test("steps that set nothing verify nothing, and so accept nothing")
  func nothingSet() throws {
    guard case .refused = try verdict([], body: body, steps: "- set: {a: 1}") else {
      Issue.record("accepted")
      return
    }
  }

  @Test("a secret that is missing is a failure, not a refusal")
  func missingSecret() throws {
    #expect(throws: SigningFailure.self) {
      try WebhookVerifier.verify(
        request(), steps: read("- sign: tiktok-shop-webhook").steps, signers: [:], scope: scope())
    }
  }

  private let stripe = StripeWebhook.vectors[0]

  private func stripeVerdict(_ header: String, body: String? = nil) throws -> WebhookVerifier.Verdict {
    try WebhookVerifier.verify(
      request(
        "POST", "http://127.0.0.1:1/", headers: [("Stripe-Signature", header)],
        body: body ?? stripe.request.body.map { String(decoding: $0, as: UTF8.self) }),
      steps: read("- sign: stripe-webhook").steps, signers: [:], scope: scope(stripe.parameters))
  }

  @Test("a header that holds more signatures than one is accepted where the right one is among them")
  func severalSignatures() throws {
    let right = try #require(stripe.expected.first?.value)
    let time = right.prefix { $0 != "," }
    #expect(try stripeVerdict(right) == .accepted)
    #expect(try stripeVerdict("\(time),v1=0000,\(right.dropFirst(time.count + 1)),v0=1") == .accepted)
    #expect(try stripeVerdict("\(time),v1=0000") != .accepted)
    #expect(try stripeVerdict("t=1492774578,\(right.dropFirst(time.count + 1))") != .accepted)
    #expect(try stripeVerdict(right, body: "{}") != .accepted)
    #expect(try stripeVerdict("") != .accepted)
    #expect(try stripeVerdict(",") != .accepted)
  }

  @Test("a message made now carries the clock's time and verifies")
  func madeAndVerified() throws {
    for name in ["stripe-webhook", "slack-webhook", "github-webhook", "shopify-webhook", "tiktok-shop-webhook"] {
      let keys = ["signing_secret": "s", "secret": "s", "app_key": "k", "app_secret": "s"]
      let made = try sign("- sign: \(name)", request(body: "{}"), scope: scope(keys))
      let later = scope(keys, now: someMoment + 60_000)
      let steps = try read("- sign: \(name)").steps
      #expect(try WebhookVerifier.verify(made.request, steps: steps, signers: [:], scope: later) == .accepted)
      var forged = made.request
      forged.body = Array("{ }".utf8)
      #expect(try WebhookVerifier.verify(forged, steps: steps, signers: [:], scope: later) != .accepted)
      let wrongKeys = scope(keys.mapValues { $0 + "x" })
      #expect(try WebhookVerifier.verify(made.request, steps: steps, signers: [:], scope: wrongKeys) != .accepted)
    }
  }
}
