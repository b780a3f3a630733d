import HTTP

/// What GitHub puts into the X-Hub-Signature-256 header of a webhook.
package enum GitHubWebhook: BuiltInSigner {
  package static let name = "github-webhook"
  package static let summary = "the webhooks of GitHub"

  package static let text = """
    parameters: [secret]
    steps:
      - hmac: {into: digest, algorithm: sha256, key: "{{secret}}", input: "{{request.body}}"}
      - set: {header.X-Hub-Signature-256: "sha256={{digest}}"}
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "hello-world", origin: .published, source: "GitHub Docs, 'Validating webhook deliveries'",
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "shop.example", path: "/github"),
        body: Array("Hello, World!".utf8)),
      parameters: ["secret": "It's a Secret to Everybody"], time: 0,
      expected: [
        (
          "header.X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
        )
      ])
  ]
}
