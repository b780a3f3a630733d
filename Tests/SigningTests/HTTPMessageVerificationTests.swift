import Diagnostics
import HTTP
import Signing
import Templates
import Testing

@Suite("A message signed by RFC 9421")
struct HTTPMessageVerificationTests {
  private static let created: Int64 = 1_618_884_473

  private func verify(
    _ message: HTTPRequest, _ parameters: String, key: String = "a-shared-secret", now: Int64 = created
  ) throws -> WebhookVerifier.Verdict {
    try WebhookVerifier.verify(
      message, steps: read("- sign: {signer: http-message-signature, key_id: k, key: '{{pem}}', \(parameters)}").steps,
      signers: [:], scope: scope(secrets: ["pem": key], now: now * 1000))
  }

  private func sign(_ parameters: String, key: String = "a-shared-secret", body: String = #"{"a":1}"#) throws
    -> HTTPRequest
  {
    let message = try request(
      "POST", "https://a.example/hook?b=2&a=1", headers: [("Content-Type", "application/json")], body: body)
    let step = "- sign: {signer: http-message-signature, key_id: k, key: '{{pem}}', \(parameters)}"
    return try SigningTests.sign(
      step, message, scope: scope(secrets: ["pem": key], now: Self.created * 1000)
    ).request
  }

  private let digest = "algorithm: hmac-sha256"

  @Test("is accepted where the RFC's own examples are", arguments: ["rfc9421-b25", "rfc9421-b26"])
  func published(_ id: String) throws {
    let vector = try #require(HTTPMessageSignature.vectors.first { $0.id == id })
    var message = vector.request
    for (target, value) in vector.expected { message.headers.append(String(target.dropFirst("header.".count)), value) }
    message.headers.append("Content-Length", "18")
    let values = vector.parameters
    let encoding = values["key_encoding"].map { ", key_encoding: \($0)" } ?? ""
    let step =
      "- sign: {signer: http-message-signature, key_id: \(values["key_id"] ?? ""), key: '{{pem}}', "
      + "algorithm: \(values["algorithm"] ?? ""), components: [date, '@authority']\(encoding)}"
    let found = try WebhookVerifier.verify(
      message, steps: read(step).steps, signers: [:],
      scope: scope(secrets: ["pem": values["key"] ?? ""], now: Self.created * 1000))
    #expect(found == .accepted)
  }

  @Test(
    "is accepted with every algorithm, also those whose signatures never come out twice",
    arguments: [
      ("hmac-sha256", "a-shared-secret"), ("rsa-v1_5-sha256", TestKeys.rsa), ("rsa-pss-sha512", TestKeys.rsa),
      ("ecdsa-p256-sha256", TestKeys.p256), ("ecdsa-p384-sha384", TestKeys.p384), ("ed25519", TestKeys.ed25519),
    ])
  func algorithms(_ name: String, _ key: String) throws {
    let parameters = "algorithm: \(name), content_digest: sha-256, components: ['@method', '@path', content-digest]"
    let message = try sign(parameters, key: key)
    #expect(try verify(message, parameters, key: key) == .accepted)
    var changed = message
    changed.method = "PUT"
    guard case .refused(let reason) = try verify(changed, parameters, key: key) else {
      Issue.record("\(name) accepts another method")
      return
    }
    #expect(reason.hasPrefix("the signature does not match; it was checked over "))
  }

  @Test("is accepted under any label where it is the only one, in any order of what it covers, and beside others")
  func labels() throws {
    var message = try sign(
      digest + ", label: theirs, components: ['@query', '@path', '@authority', '@method', content-type]")
    #expect(try verify(message, digest) == .accepted)
    message.headers.set(
      "Signature-Input", "other=(\"@method\");keyid=\"x\", " + (message.headers["Signature-Input"] ?? ""))
    message.headers.set("Signature", "other=:AAAA:, " + (message.headers["Signature"] ?? ""))
    #expect(try verify(message, digest + ", label: theirs") == .accepted)
    #expect(try verify(message, digest) == .refused("the message has no signature with the label 'sig1'"))
    let whole = try sign(digest + ", components: ['@target-uri', '@method']")
    #expect(try verify(whole, digest) == .accepted, "a whole URI holds path, query and authority")
  }

  @Test("is refused with the reason, whatever is wrong with it")
  func refused() throws {
    let good = try sign(digest)
    func reason(_ change: (inout HTTPRequest) -> Void, _ more: String = "", now: Int64 = Self.created) throws -> String
    {
      var message = good
      change(&message)
      guard case .refused(let reason) = try verify(message, digest + more, now: now) else { return "accepted" }
      return reason
    }
    #expect(try reason({ _ in }) == "accepted")
    #expect(try reason({ $0.headers.remove("Signature-Input") }) == "the header Signature-Input is missing")
    #expect(
      try reason({ $0.headers.remove("Signature") })
        == "the header Signature has no 'sig1', which Signature-Input speaks of")
    #expect(
      try reason({ $0.headers.set("Signature", "sig1=:AAAA:") })
        == "the signature does not match; it was checked over 165 bytes")
    #expect(
      try reason({ $0.headers.set("Signature", "sig1=:A*:") })
        == "the header Signature holds a signature that is not base64")
    #expect(
      try reason({ $0.headers.set("Signature", "sig1=AAAA") }).hasPrefix(
        "the header Signature cannot be read: at character 6"))
    #expect(try reason({ $0.headers.set("Signature-Input", "sig1=(\"@method\"") }).contains("cannot be read"))
    #expect(
      try reason({ _ in }, ", components: ['@method', content-type]") == "the signature does not cover 'content-type'")
    #expect(try reason({ _ in }, ", content_digest: sha-256") == "the signature does not cover 'content-digest'")
    #expect(try reason({ _ in }, ", tag: shop") == "the signature has no 'tag'")
    #expect(
      try reason({ _ in }, now: Self.created + 301) == "the signature is 301 seconds old, and 300 seconds are allowed")
    #expect(
      try reason({ _ in }, now: Self.created - 301)
        == "the signature is from 301 seconds in the future, and 300 seconds are allowed")
    #expect(try reason({ _ in }, ", tolerance: 10m", now: Self.created + 301) == "accepted")
    let other = (good.headers["Signature-Input"] ?? "").replacing("keyid=\"k\"", with: "keyid=\"other\"")
    #expect(
      try reason({ $0.headers.set("Signature-Input", other) }) == "the signature's 'keyid' is 'other', and not 'k'")
  }

  @Test("is refused where its body is another than the one whose digest was signed")
  func body() throws {
    let parameters = digest + ", content_digest: sha-256, components: [content-digest, '@method']"
    var message = try sign(parameters)
    #expect(try verify(message, parameters) == .accepted)
    message.body = Array(#"{"a":2}"#.utf8)
    #expect(
      try verify(message, parameters)
        == .refused("the header Content-Digest is not that of the body: it was changed after it was signed"))
  }

  @Test("is refused after it expired, and where it does not say when it was made")
  func times() throws {
    let short = try sign(digest + ", expires: \(Self.created + 10)")
    #expect(try verify(short, digest, now: Self.created + 9) == .accepted)
    #expect(try verify(short, digest, now: Self.created + 12) == .refused("the signature expired 2 seconds ago"))
    let timeless = try sign(digest + ", created: null")
    #expect(
      try verify(timeless, digest)
        == .refused("the signature has no 'created', so that nobody knows how old it is"))
    #expect(try verify(timeless, digest + ", created: null") == .accepted)
  }

  @Test("is checked with no key that anybody has, and none of another kind")
  func keys() throws {
    let message = try sign(digest)
    #expect(throws: SigningFailure.self) { try verify(message, digest, key: "") }
    #expect(throws: SigningFailure.self) { try verify(message, "algorithm: ed25519", key: TestKeys.rsa) }
    #expect(throws: SigningFailure.self) { try verify(message, "algorithm: none", key: "x") }
    #expect(try verify(message, digest, key: "another-secret") != .accepted)
  }
}
