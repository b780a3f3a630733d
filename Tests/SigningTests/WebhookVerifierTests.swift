import Diagnostics
import HTTP
import Signing
import Templates
import Testing
import YAML

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
    func wrong(_ count: Int) -> WebhookVerifier.Verdict {
      .refused("the header Authorization: the signature does not match; computed over \(count) bytes")
    }
    let count = "abcdef".utf8.count + body.utf8.count
    #expect(try verdict([("Authorization", signature)], body: body + " ") == wrong(count + 1))
    #expect(try verdict([("Authorization", "6" + signature.dropFirst())], body: body) == wrong(count))
    #expect(try verdict([("Authorization", signature + "00")], body: body) == wrong(count))
  }

  @Test("a webhook without a signature is refused")
  func missing() throws {
    #expect(try verdict([], body: body) == .refused("the header Authorization is missing"))
  }

  @Test(
    "a signature in another encoding is refused with the encoding that belongs there",
    arguments: ["", "XewPESm0k9oLiPoA", "5DEC0F11EC2F6783", "5dec0", "Bearer 5dec0f11"])
  func wrongEncoding(value: String) throws {
    #expect(
      try verdict([("Authorization", value)], body: body)
        == .refused("the header Authorization is not written in lower-case hex"))
  }

  @Test("a signature that is there twice is refused, even where one is right")
  func twice() throws {
    #expect(
      try verdict([("Authorization", signature), ("authorization", "x")], body: body)
        == .refused("the header Authorization is there 2 times, and only one can be the signature"))
  }

  @Test("a key that is empty verifies nothing, and says which secret is missing")
  func emptySecret() throws {
    let told = told {
      _ = try WebhookVerifier.verify(
        request(headers: [("X-Hub-Signature-256", "sha256=x")]), steps: read("- sign: github-webhook").steps,
        signers: [:], scope: scope(["secret": ""]))
    }
    #expect(
      told == """
        1:3 the key is empty, so that anybody could have signed this message
        give 'secret' its value: name it under `secrets:` of the environment
        in the step 'hmac' of the built-in signer 'github-webhook'
        """)
  }

  @Test("a header without the word that its signature begins with is refused with that word")
  func prefix() throws {
    func verdict(_ value: String) throws -> WebhookVerifier.Verdict {
      try WebhookVerifier.verify(
        request(headers: [("X-Hub-Signature-256", value)], body: "{}"), steps: read("- sign: github-webhook").steps,
        signers: [:], scope: scope(["secret": "s"]))
    }
    #expect(
      try verdict("sha1=00") == .refused("the header X-Hub-Signature-256 has no signature that begins with 'sha256='"))
    #expect(
      try verdict("sha256=0") == .refused("the header X-Hub-Signature-256 is not written in lower-case hex"))
  }

  // MARK: A signer of the user's own

  private let own = """
    shop:
      parameters: [shop_secret]
      steps:
        - hmac: {into: mac, algorithm: sha512, key: '{{shop_secret}}', input: '{{request.path}}|{{request.body}}', encoding: none}
        - encode: {into: header.X-Shop, input: '{{mac}}', encoding: base64}
    """

  private func step(_ yaml: String) throws -> (step: SignStep?, problems: [Diagnostic]) {
    let source = SourceText(path: "orders.yaml", text: yaml)
    var problems: [Diagnostic] = []
    let entry = try #require(try YAMLParser.parse(source).entries?.first)
    let step = WebhookVerifier.step(
      from: entry.value, key: SourcePlace(source, entry.keySpan), problems: &problems)
    return (step, problems)
  }

  @Test("a signer of one's own verifies what it signs, and refuses everything else without showing what is right")
  func ownSigner() throws {
    let signers = try readSigners(own)
    let verify = try #require(try step("verify: {signer: shop, shop_secret: '{{s}}'}").step)
    let keys = scope(["s": "topsecret"])
    let made = try RequestSigner.sign(request(body: "{}"), steps: [verify], signers: signers, scope: keys).request
    let right = try #require(made.headers["X-Shop"])
    func verdict(_ message: HTTPRequest) throws -> WebhookVerifier.Verdict {
      try WebhookVerifier.verify(message, steps: [verify], signers: signers, scope: keys)
    }
    #expect(try verdict(made) == .accepted)
    var forged = made
    forged.body = Array("{ }".utf8)
    #expect(
      try verdict(forged)
        == .refused("the header X-Shop: the signature does not match; computed over 14 bytes"))
    forged.headers.set("X-Shop", String(right.dropLast(2)))
    #expect(try verdict(forged) == .refused("the header X-Shop is not written in base64"))
    forged.headers.remove("X-Shop")
    #expect(try verdict(forged) == .refused("the header X-Shop is missing"))
  }

  @Test(
    "mistakes of verify are told where they stand",
    arguments: [
      ("verify: [a]", "1:9 a text is expected here, not a list"),
      ("verify: {secret: x}", "1:1 the step 'verify' has no 'signer' [add `signer:`]"),
      ("verify: '{{s}}'", "1:9 the name of a signer cannot be a template"),
    ])
  func mistakes(yaml: String, expected: String) throws {
    let told = told(try #require(try step(yaml).problems.first))
    #expect(told.hasPrefix(expected), "\(told)")
  }

  @Test("an unknown signer and an unknown parameter of verify are known before the run")
  func unknown() throws {
    let steps = try ["verify: github-webook", "verify: {signer: github-webhook, key: x}"].map { try step($0).step }
    let problems = StepDecoder.problems(in: steps.compactMap(\.self), signers: [:]).map { told($0) }
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("1:9 unknown signer 'github-webook' [did you mean 'github-webhook'?]") == true)
    #expect(problems.last?.hasPrefix("1:34 the signer 'github-webhook' has no parameter 'key'") == true)
  }

  // MARK: Several signatures, and time

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

  private func stripeVerdict(
    _ header: String, body: String? = nil, now: Int64 = 1_492_774_577_000, tolerance: String? = nil
  ) throws -> WebhookVerifier.Verdict {
    let step = tolerance.map { "- sign: {signer: stripe-webhook, tolerance: \($0)}" } ?? "- sign: stripe-webhook"
    return try WebhookVerifier.verify(
      request(
        "POST", "http://127.0.0.1:1/", headers: [("Stripe-Signature", header)],
        body: body ?? stripe.request.body.map { String(decoding: $0, as: UTF8.self) }),
      steps: read(step).steps, signers: [:], scope: scope(stripe.parameters, now: now))
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

  @Test("what is missing in a header of several parts is named")
  func parts() throws {
    let right = try #require(stripe.expected.first?.value)
    let time = String(right.prefix { $0 != "," })
    #expect(
      try stripeVerdict(time) == .refused("the header Stripe-Signature has no signature that begins with 'v1='"))
    #expect(
      try stripeVerdict(time + ",v1=XYZ") == .refused("the header Stripe-Signature is not written in lower-case hex"))
    #expect(
      try stripeVerdict(String(right.dropFirst(time.count + 1)))
        == .refused("the header Stripe-Signature has no 't='"))
  }

  @Test("an old message is refused, though its signature is right, unless more time is allowed")
  func tolerance() throws {
    let right = try #require(stripe.expected.first?.value)
    #expect(try stripeVerdict(right, now: 1_492_774_877_000) == .accepted)
    #expect(
      try stripeVerdict(right, now: 1_492_774_878_000)
        == .refused("the message is 301 seconds old, and 300 seconds are allowed"))
    #expect(
      try stripeVerdict(right, now: 1_492_774_276_000)
        == .refused("the message is from 301 seconds in the future, and 300 seconds are allowed"))
    #expect(try stripeVerdict(right, now: 1_492_778_177_000, tolerance: "1h") == .accepted)
    #expect(try stripeVerdict(right, now: 1_492_774_578_000, tolerance: "0") != .accepted)
    let slack = SlackWebhook.vectors[0]
    var message = slack.request
    message.headers.set("X-Slack-Signature", slack.expected[0].value)
    for (late, isAccepted) in [(0, true), (300, true), (301, false), (-301, false)] {
      let scope = scope(slack.parameters, now: slack.time + Int64(late) * 1000)
      let steps = try read("- sign: slack-webhook").steps
      let verdict = try WebhookVerifier.verify(message, steps: steps, signers: [:], scope: scope)
      #expect((verdict == .accepted) == isAccepted, "\(late) \(verdict)")
    }
    message.headers.remove("X-Slack-Request-Timestamp")
    #expect(
      try WebhookVerifier.verify(
        message, steps: read("- sign: slack-webhook").steps, signers: [:], scope: scope(slack.parameters))
        == .refused("the header X-Slack-Request-Timestamp is missing"))
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
