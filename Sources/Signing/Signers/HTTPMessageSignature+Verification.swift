import Checks
package import Diagnostics
import Digests
import HTTP
import JSON
import Templates

extension HTTPMessageSignature {
  /// RFC 9421 section 3.2: what is covered and when it was made, the message says itself; what must be covered, which key
  /// and which algorithm, the parameters say. An asymmetric `key` is the public one, or a certificate.
  package static var verification: (@Sendable (SigningContext, SourcePlace) throws(SigningFailure) -> Void)? {
    { (context, place) throws(SigningFailure) in
      try MessageCheck(context: context, place: place).run()
    }
  }
}

/// One check of one message.
private struct MessageCheck {
  let context: SigningContext
  let place: SourcePlace

  func run() throws(SigningFailure) {
    let input = try input()
    try checkParameters(of: input)
    try checkTime(of: input)
    try checkCoverage(of: input)
    try checkDigest(of: input)
    try checkSignature(of: input)
  }

  // MARK: Parameters of the signer

  private func text(_ name: String) throws(SigningFailure) -> String? {
    let value: Value?
    do throws(TemplateFailure) { value = try context.scope.value(of: name) } catch { throw SigningFailure(error) }
    if case .json(.null)? = value { return nil }
    return value?.plainText
  }

  private var components: [String] {
    guard case .array(let items)? = context.scope.stepLocal["components"]?.asJSON else { return [] }
    return items.compactMap(\.stringValue)
  }

  private func refused(_ reason: String) -> SigningFailure {
    var failure = SigningFailure(Diagnostic(reason, at: place))
    failure.isRefusal = true
    return failure
  }

  // MARK: What the message says

  /// The signature of the label that is expected; another one where it is the only one.
  private func input() throws(SigningFailure) -> SignatureInput {
    let all: [SignatureInput]
    do throws(SignatureInputProblem) {
      all = try SignatureInput.all(in: context.request.headers)
    } catch {
      throw refused(error.reason)
    }
    let label = try text("label") ?? ""
    if let input = all.first(where: { $0.label == label }) ?? (all.count == 1 ? all[0] : nil) { return input }
    throw refused(
      all.isEmpty ? "the header Signature-Input is missing" : "the message has no signature with the label '\(label)'")
  }

  private func checkParameters(of input: SignatureInput) throws(SigningFailure) {
    let expected = [
      ("keyid", try text("key_id")), ("alg", try text("algorithm")), ("tag", try text("tag")),
      ("nonce", try text("nonce")),
    ]
    for (name, value) in expected {
      guard let value else { continue }
      // The algorithm need not be written out (section 2.3): the key tells it.
      guard let found = input.parameters[name] else {
        if name == "alg" { continue }
        throw refused("the signature has no '\(name)'")
      }
      if found != value { throw refused("the signature's '\(name)' is '\(found)', and not '\(value)'") }
    }
  }

  private func checkTime(of input: SignatureInput) throws(SigningFailure) {
    let now = context.scope.run.now
    if let text = input.parameters["expires"] {
      guard let expires = Int64(text), expires < 1 << 40 else {
        throw refused("'expires' is '\(text)', which is no time")
      }
      if expires * 1000 < now { throw refused("the signature expired \(now / 1000 - expires) seconds ago") }
    }
    guard let text = input.parameters["created"] else {
      if try self.text("created") == nil { return }
      throw refused("the signature has no 'created', so that nobody knows how old it is")
    }
    guard let created = Int64(text), created.magnitude < 1 << 40 else {
      throw refused("'created' is '\(text)', which is no time")
    }
    let tolerance = try self.text("tolerance") ?? ""
    let seconds = Int64(tolerance).flatMap { (0..<1_000_000_000).contains($0) ? $0 * 1000 : nil }
    guard let allowed = seconds ?? StepDuration(tolerance)?.milliseconds else {
      throw SigningFailure(StepDuration.problem(tolerance, at: place))
    }
    let age = now - created * 1000
    if age.magnitude > allowed.magnitude {
      throw refused(
        "the signature is \(age > 0 ? "\(age / 1000) seconds old" : "from \(-age / 1000) seconds in the future"), and "
          + "\(allowed / 1000) seconds are allowed")
    }
  }

  /// What else holds a component too.
  private static let holders: [String: [String]] = [
    "@method": [], "@authority": ["@target-uri"], "@scheme": ["@target-uri"],
    "@path": ["@target-uri", "@request-target"], "@query": ["@target-uri", "@request-target"],
  ]

  private func checkCoverage(of input: SignatureInput) throws(SigningFailure) {
    var covered: [String] = []
    for text in input.components { covered.append(try component(text).identifier) }
    if let twice = covered.first(where: { name in covered.count { $0 == name } > 1 }) {
      throw refused("the signature covers '\(twice)' twice")
    }
    for text in components {
      let wanted = try component(text)
      let others = Self.holders[wanted.name] ?? []
      if !covered.contains(wanted.identifier), !others.contains(where: { covered.contains("\"\($0)\"") }) {
        throw refused("the signature does not cover '\(wanted.name)'")
      }
    }
  }

  private func component(_ text: String) throws(SigningFailure) -> MessageComponent {
    do throws(MessageComponentProblem) {
      return try MessageComponent(parsing: text)
    } catch {
      throw refused("the signature covers what cannot be told here: \(error.message)")
    }
  }

  // MARK: The body

  /// RFC 9530. A digest that is covered and does not hold is as good as no signature.
  private func checkDigest(of input: SignatureInput) throws(SigningFailure) {
    let isCovered = input.components.contains { $0.lowercased() == "\"content-digest\"" }
    let wanted = try text("content_digest") ?? "none"
    if wanted != "none", !isCovered { throw refused("the signature does not cover 'content-digest'") }
    guard isCovered else { return }
    let header = context.request.headers.values(of: "Content-Digest").joined(separator: ", ")
    var known = 0
    for (name, algorithm) in [("sha-256", HashAlgorithm.sha256), ("sha-512", .sha512)] {
      guard
        let part = header.split(separator: ",").lazy.map({ $0.drop { $0 == " " } }).first(where: {
          $0.lowercased().hasPrefix(name + "=:")
        })
      else { continue }
      known += 1
      let digest = try attempt { () throws(DigestFailure) in
        try Digest.hash(algorithm, context.request.body ?? [])
      }
      let made = Array((ByteEncoding.base64.encode(digest) + ":").utf8)
      guard Digest.equalsInConstantTime(Array(part.dropFirst(name.count + 2).utf8), made) else {
        throw refused("the header Content-Digest is not that of the body: it was changed after it was signed")
      }
    }
    if known == 0 { throw refused("the header Content-Digest has neither sha-256 nor sha-512") }
  }

  // MARK: The signature

  private func base(of input: SignatureInput) throws(SigningFailure) -> [UInt8] {
    var lines: [String] = []
    for text in input.components {
      let component = try component(text)
      do throws(MessageComponentProblem) {
        lines.append("\(component.identifier): \(try component.value(in: context.request))")
      } catch {
        throw refused(error.message)
      }
    }
    return Array((lines + ["\"@signature-params\": \(input.text)"]).joined(separator: "\n").utf8)
  }

  private func checkSignature(of input: SignatureInput) throws(SigningFailure) {
    let message = try base(of: input)
    let name = try text("algorithm") ?? ""
    let key = try text("key") ?? ""
    guard !key.isEmpty else {
      throw SigningFailure(Diagnostic("the key is empty, so that anybody could have signed this message", at: place))
    }
    let holds =
      name == "hmac-sha256"
      ? try holdsByDigest(input.signature, message, key) : try holdsByKey(input.signature, message, key, name)
    if !holds { throw refused("the signature does not match; it was checked over \(message.count) bytes") }
  }

  private func holdsByDigest(
    _ signature: [UInt8], _ message: [UInt8], _ key: String
  ) throws(SigningFailure) -> Bool {
    let encoding = try text("key_encoding") ?? "text"
    var bytes = Array(key.utf8)
    if encoding != "text" {
      guard let decoded = ByteEncoding(rawValue: encoding)?.decode(key) else {
        throw SigningFailure(Diagnostic("the key is not \(encoding)", at: place))
      }
      bytes = decoded
    }
    let made = try attempt { () throws(DigestFailure) in
      try Digest.hmac(.sha256, key: bytes, message: message)
    }
    return Digest.equalsInConstantTime(made, signature)
  }

  private func holdsByKey(
    _ signature: [UInt8], _ message: [UInt8], _ key: String, _ name: String
  ) throws(SigningFailure) -> Bool {
    guard let algorithm = SignatureAlgorithm(rawValue: name == "rsa-v1_5-sha256" ? "rsa-sha256" : name) else {
      throw SigningFailure(Diagnostic("'\(name)' is no algorithm of RFC 9421", at: place))
    }
    let passphrase = try text("passphrase").flatMap { $0.isEmpty ? nil : $0 }
    return try attempt { () throws(DigestFailure) in
      try SignatureKey(pem: key, passphrase: passphrase)
        .verifies(signature, of: message, algorithm: algorithm, form: .fixedWidth)
    }
  }

  private func attempt<Result>(_ work: () throws(DigestFailure) -> Result) throws(SigningFailure) -> Result {
    do throws(DigestFailure) {
      return try work()
    } catch {
      throw SigningFailure(
        Diagnostic(error.reason, at: place, hints: ["an asymmetric key is the sender's public one, in PEM"]))
    }
  }
}
