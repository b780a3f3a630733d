package import Checks
package import Diagnostics
import Digests
import JSON
package import Templates
package import YAML

/// `jwt: {into, algorithm, key, key_encoding, passphrase, claims, headers, expires_in}`
package struct JWTStep: Step {
  package static let name = "jwt"
  package static let summary = "makes a JSON Web Token"
  private static let keys = KeyGroup(
    name: "jwt",
    keys: [
      StepKey.into,
      ("algorithm", "The token's algorithm.", .choice(of: TokenAlgorithm.self)),
      StepKey.key,
      StepKey.keyEncoding,
      StepKey.passphrase,
      ("claims", "What the token says.", .map),
      ("headers", "Further members of its header.", .map),
      ("expires_in", "How long it is valid, such as 5m; sets iat and exp.", .text),
    ], required: ["into", "algorithm", "key"])
  package static let shape = ValueShape.group(keys)

  private let into: StepTarget
  private let algorithm: StepChoice<TokenAlgorithm>
  private let key: Template
  private let keyEncoding: StepChoice<InputEncoding>
  private let passphrase: Template?
  private let claims: TemplateTree
  private let headers: TemplateTree
  private let expiresIn: Template?
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> JWTStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let into = reader.target(required: "into", in: arguments)
    let algorithm = reader.choice(required: "algorithm", in: arguments, default: TokenAlgorithm.hs256)
    let key = reader.template(required: "key", in: arguments)
    let keyEncoding = reader.choice("key_encoding", in: arguments, default: InputEncoding.text)
    let passphrase = arguments["passphrase"].flatMap { reader.template($0) }
    let claims = map("claims", in: arguments, with: &reader)
    let headers = map("headers", in: arguments, with: &reader)
    let expiresIn = arguments["expires_in"].flatMap { reader.template($0) }
    if let text = expiresIn?.constantText, StepDuration(text) == nil {
      reader.report(StepDuration.problem(text, at: expiresIn?.place ?? reader.place))
    }
    guard let into, let algorithm, let key, let keyEncoding else { return nil }
    return JWTStep(
      into: into, algorithm: algorithm, key: key, keyEncoding: keyEncoding, passphrase: passphrase, claims: claims,
      headers: headers, expiresIn: expiresIn, place: reader.place)
  }

  private static func map(
    _ key: String, in arguments: StepArguments, with reader: inout StepReader
  ) -> TemplateTree {
    guard let node = arguments[key] else { return .constant(.object(JSONObject())) }
    if node.entries == nil {
      reader.report(Diagnostic("'\(key)' takes a map, not \(node.kind)", at: reader.place(node)))
    }
    return reader.tree(node)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let algorithm = try algorithm.value(in: context)
    let header = try header(algorithm, in: context)
    let payload = try payload(in: context)
    let written = try context.bytes(key)
    let keyBytes = try keyEncoding.value(in: context).decode(written, what: "key", of: key)
    let passphrase = try self.passphrase.map { template throws(SigningFailure) in try context.text(template) }
    let tokenKey = try tokenKey(keyBytes, passphrase)
    let token = try attempt(
      at: self.algorithm.place, hints: ["change `algorithm`, or give the key that belongs to it"]
    ) { () throws(DigestFailure) in
      try JSONWebSignature(header: header, payload: payload, algorithm: algorithm, key: tokenKey).compact
    }
    try context.write(.json(.string(token)), to: into)
    context.derivedSecrets.append(token)
    if context.tracing {
      let label = try into.destination(in: context).described
      context.note(
        "jwt",
        [
          StepTrace.Item("key", written, .key), StepTrace.Item("header", header, .message),
          StepTrace.Item("claims", payload, .message), StepTrace.Item(label, Array(token.utf8), .signature),
        ])
    }
  }

  /// What begins as PEM text is a key pair; a shared secret is any bytes at all.
  private func tokenKey(_ bytes: [UInt8], _ passphrase: String?) throws(SigningFailure) -> TokenKey {
    guard bytes.starts(with: "-----BEGIN ".utf8) else { return .secret(bytes) }
    return try attempt(at: key.place, hints: [PrivateKeyText.hint], variable: key.soleVariable) {
      () throws(DigestFailure) in
      .pair(try SignatureKey(pem: String(decoding: bytes, as: UTF8.self), passphrase: passphrase))
    }
  }

  /// RFC 7515 section 4.1: `alg` says what signs, which no other header may contradict.
  private func header(
    _ algorithm: TokenAlgorithm, in context: SigningContext
  ) throws(SigningFailure) -> [UInt8] {
    var members: [JSONObject.Member] = [("alg", .string(algorithm.rawValue)), ("typ", .string("JWT"))]
    for member in try object(headers, in: context) {
      if let at = members.firstIndex(where: { $0.key == member.key }) {
        if at > 0 { members[at] = member }
      } else {
        members.append(member)
      }
    }
    return JSONWriter.compactBytes(.object(JSONObject(members)))
  }

  /// RFC 7519 section 4.1: `iat` and `exp` come from `expires_in` where the claims do not name them.
  private func payload(in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    var members = try object(claims, in: context)
    if let expiresIn {
      let text = try context.text(expiresIn)
      guard let duration = StepDuration(text) else {
        throw SigningFailure(StepDuration.problem(text, at: expiresIn.place))
      }
      let now = context.scope.run.now
      for (name, moment) in [("iat", now), ("exp", now + duration.milliseconds)]
      where !members.contains(where: { $0.key == name }) {
        members.append((name, .number(JSONNumber(Int(moment / 1000)))))
      }
    }
    return JSONWriter.compactBytes(.object(JSONObject(members)))
  }

  private func object(
    _ tree: TemplateTree, in context: SigningContext
  ) throws(SigningFailure) -> [JSONObject.Member] {
    guard case .object(let object) = try context.value(tree).asJSON else { return [] }
    return object.members
  }

  package var templates: [Template] {
    [into.template, key] + claims.templates + headers.templates
      + [passphrase, expiresIn, algorithm.template, keyEncoding.template].compactMap { $0 }
  }

  package var targets: [StepTarget] { [into] }
}
