import HTTP

/// The commonest scheme of all: a keyed digest of a message of the user's own, in a header of the user's own.
package enum HMACHeader: BuiltInSigner {
  package static let name = "hmac-header"
  package static let summary = "a keyed digest of a message of one's own, in a header"

  package static let text = """
    parameters: [key, message, header]
    optional: {algorithm: sha256, prefix: "", encoding: hex}
    steps:
      - hmac: {into: digest, algorithm: "{{algorithm}}", key: "{{key}}", input: "{{message}}", encoding: "{{encoding}}"}
      - set: {"header.{{header}}": "{{prefix}}{{digest}}"}
    """

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "rfc4231-2", origin: .published, source: "RFC 4231, section 4.3",
      request: HTTPRequest(method: "POST", url: RequestURL(scheme: "https", host: "a.example")),
      parameters: ["key": "Jefe", "message": "what do ya want for nothing?", "header": "X-Signature"], time: 0,
      expected: [
        ("header.X-Signature", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
      ]),
    SignerVector(
      id: "rfc2202-sha1-2", origin: .published, source: "RFC 2202, section 3",
      request: HTTPRequest(method: "POST", url: RequestURL(scheme: "https", host: "a.example")),
      parameters: [
        "key": "Jefe", "message": "what do ya want for nothing?", "header": "X-Signature", "algorithm": "sha1",
        "prefix": "sha1=",
      ], time: 0, expected: [("header.X-Signature", "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]),
  ]
}
