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
}
