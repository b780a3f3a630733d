package import Checks
package import Diagnostics
import Digests
package import Templates
package import YAML

/// `signature: {into, algorithm, key, passphrase, input, input_encoding, encoding, form}`
package struct SignatureStep: Step {
  package static let name = "signature"
  package static let summary = "makes an asymmetric signature"
  private static let keys = KeyGroup(
    name: "signature",
    keys: [
      StepKey.into,
      ("algorithm", "The signature's algorithm.", .choice(of: SignatureAlgorithm.self)),
      StepKey.key,
      StepKey.passphrase,
      StepKey.input,
      StepKey.inputEncoding,
      StepKey.encoding(default: "base64"),
      ("form", "How an ECDSA signature is written: der (the default) or fixed.", .choice(of: Form.self)),
    ], required: ["into", "algorithm", "key", "input"])
  package static let shape = ValueShape.group(keys)

  /// How the two numbers of an ECDSA signature are written: in ASN.1, or side by side (RFC 7518 section 3.4).
  private enum Form: String, CaseIterable { case der, fixed }

  private let into: StepTarget
  private let algorithm: StepChoice<SignatureAlgorithm>
  private let key: Template
  private let passphrase: Template?
  private let input: Template
  private let inputEncoding: StepChoice<InputEncoding>
  private let encoding: StepChoice<ByteEncoding>
  private let form: StepChoice<Form>
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> SignatureStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let into = reader.target(required: "into", in: arguments)
    let algorithm = reader.choice(required: "algorithm", in: arguments, default: SignatureAlgorithm.rsaSHA256)
    let key = reader.template(required: "key", in: arguments)
    let passphrase = arguments["passphrase"].flatMap { reader.template($0) }
    let input = reader.template(required: "input", in: arguments)
    let inputEncoding = reader.choice("input_encoding", in: arguments, default: InputEncoding.text)
    let encoding = reader.choice("encoding", in: arguments, default: ByteEncoding.base64)
    let form = reader.choice("form", in: arguments, default: Form.der)
    guard let into, let algorithm, let key, let input, let inputEncoding, let encoding, let form else { return nil }
    if let kind = algorithm.fixedValue, !kind.isECDSA, let node = arguments["form"] {
      reader.report(
        Diagnostic(
          "'form' belongs to the ecdsa algorithms; '\(kind.rawValue)' has one form only", at: reader.place(node),
          label: "leave it out"))
    }
    return SignatureStep(
      into: into, algorithm: algorithm, key: key, passphrase: passphrase, input: input, inputEncoding: inputEncoding,
      encoding: encoding, form: form, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let pem = try context.text(key)
    let passphrase = try self.passphrase.map { template throws(SigningFailure) in try context.text(template) }
    let written = try context.bytes(input)
    let message = try inputEncoding.value(in: context).decode(written, what: "input", of: input)
    let algorithm = try algorithm.value(in: context)
    let form: SignatureAlgorithm.Form = try form.value(in: context) == .der ? .der : .fixedWidth
    let pair = try pair(pem, passphrase)
    let signature = try attempt(
      at: self.algorithm.place, hints: ["change `algorithm`, or give the key that belongs to it"]
    ) { () throws(DigestFailure) in try pair.sign(message, algorithm: algorithm, form: form) }
    let output = try context.write(signature, of: message, encoding.value(in: context), to: into, isSecret: true)
    context.note(
      "signature",
      [
        StepTrace.Item("key", Array(pem.utf8), .key), StepTrace.Item("input", message, .message),
        StepTrace.Item(output.label, output.shown, .signature),
      ])
  }

  private func pair(_ pem: String, _ passphrase: String?) throws(SigningFailure) -> SignatureKey {
    try attempt(at: key.place, hints: [PrivateKeyText.hint], variable: key.soleVariable) { () throws(DigestFailure) in
      try SignatureKey(pem: pem, passphrase: passphrase)
    }
  }

  package var templates: [Template] {
    [into.template, key, input]
      + [passphrase, algorithm.template, inputEncoding.template, encoding.template, form.template].compactMap { $0 }
  }

  package var targets: [StepTarget] { [into] }
}

enum PrivateKeyText {
  static let hint = "a key is the PEM text of a private key, best from a secret, as in `signing_key: {file: key.pem}`"
}

extension SignatureAlgorithm {
  fileprivate var isECDSA: Bool { [.ecdsaP256SHA256, .ecdsaP384SHA384, .ecdsaP521SHA512].contains(self) }
}
