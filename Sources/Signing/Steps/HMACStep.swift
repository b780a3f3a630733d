package import Checks
package import Diagnostics
import Digests
package import Templates
package import YAML

/// `hmac: {into, algorithm, key, key_encoding, input, input_encoding, encoding}`
package struct HMACStep: Step {
  package static let name = "hmac"
  package static let summary = "makes a keyed digest"
  private static let keys = KeyGroup(
    name: "hmac",
    keys: [
      StepKey.into,
      StepKey.hash,
      StepKey.key,
      StepKey.keyEncoding,
      StepKey.input,
      StepKey.inputEncoding,
      StepKey.encoding(default: "hex"),
    ], required: ["into", "algorithm", "key", "input"])
  package static let shape = ValueShape.group(keys)

  private let into: StepTarget
  private let algorithm: StepChoice<HashAlgorithm>
  private let key: Template
  private let keyEncoding: StepChoice<InputEncoding>
  private let input: Template
  private let inputEncoding: StepChoice<InputEncoding>
  private let encoding: StepChoice<ByteEncoding>
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> HMACStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let into = reader.target(required: "into", in: arguments)
    let algorithm = reader.choice(required: "algorithm", in: arguments, default: HashAlgorithm.sha256)
    let key = reader.template(required: "key", in: arguments)
    let keyEncoding = reader.choice("key_encoding", in: arguments, default: InputEncoding.text)
    let input = reader.template(required: "input", in: arguments)
    let inputEncoding = reader.choice("input_encoding", in: arguments, default: InputEncoding.text)
    let encoding = reader.choice("encoding", in: arguments, default: ByteEncoding.hex)
    guard let into, let algorithm, let key, let keyEncoding, let input, let inputEncoding, let encoding else {
      return nil
    }
    if algorithm.fixedValue == .crc32 {
      reader.report(
        Diagnostic("'crc32' is a checksum and has no keyed form", at: algorithm.place, label: "use sha256"))
    }
    return HMACStep(
      into: into, algorithm: algorithm, key: key, keyEncoding: keyEncoding, input: input,
      inputEncoding: inputEncoding, encoding: encoding, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let writtenKey = try context.bytes(key)
    let keyBytes = try keyEncoding.value(in: context).decode(writtenKey, what: "key", of: key)
    try refuseEmpty(keyBytes, in: context)
    let written = try context.bytes(input)
    let message = try inputEncoding.value(in: context).decode(written, what: "input", of: input)
    let algorithm = try algorithm.value(in: context)
    let encoding = try encoding.value(in: context)
    let digest = try attempt(at: self.algorithm.place) { () throws(DigestFailure) in
      try Digest.hmac(algorithm, key: keyBytes, message: message)
    }
    let output = try context.write(digest, of: message, encoding, to: into, isSecret: true)
    context.note(
      "hmac",
      [
        StepTrace.Item("key", writtenKey, .key), StepTrace.Item("input", message, .message),
        // Bytes for a later step are a key that is derived from the key, not what goes out.
        StepTrace.Item(output.label, output.shown, encoding == .none ? .key : .signature),
      ])
  }

  /// A digest under an empty key proves nothing: anybody can make it.
  private func refuseEmpty(_ keyBytes: [UInt8], in context: SigningContext) throws(SigningFailure) {
    guard context.verifying, keyBytes.isEmpty else { return }
    throw SigningFailure(
      Diagnostic(
        "the key is empty, so that anybody could have signed this message", at: key.place,
        hints: [
          key.soleVariable.map { "give '\($0)' its value: name it under `secrets:` of the environment" }
            ?? "give `key` the secret that the sender signs with"
        ]), value: key)
  }

  package var templates: [Template] {
    [into.template, key, input]
      + [algorithm.template, keyEncoding.template, inputEncoding.template, encoding.template].compactMap { $0 }
  }

  package var targets: [StepTarget] { [into] }
}
