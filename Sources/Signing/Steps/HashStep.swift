package import Checks
package import Diagnostics
import Digests
package import Templates
package import YAML

/// `hash: {into, algorithm, input, input_encoding, encoding}`
package struct HashStep: Step {
  package static let name = "hash"
  package static let summary = "makes a digest"
  private static let keys = KeyGroup(
    name: "hash",
    keys: [
      StepKey.into,
      StepKey.hash,
      StepKey.input,
      StepKey.inputEncoding,
      StepKey.encoding(default: "hex"),
    ], required: ["into", "algorithm", "input"])
  package static let shape = ValueShape.group(keys)

  private let into: StepTarget
  private let algorithm: StepChoice<HashAlgorithm>
  private let input: Template
  private let inputEncoding: StepChoice<InputEncoding>
  private let encoding: StepChoice<ByteEncoding>
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> HashStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let into = reader.target(required: "into", in: arguments)
    let algorithm = reader.choice(required: "algorithm", in: arguments, default: HashAlgorithm.sha256)
    let input = reader.template(required: "input", in: arguments)
    let inputEncoding = reader.choice("input_encoding", in: arguments, default: InputEncoding.text)
    let encoding = reader.choice("encoding", in: arguments, default: ByteEncoding.hex)
    guard let into, let algorithm, let input, let inputEncoding, let encoding else { return nil }
    return HashStep(
      into: into, algorithm: algorithm, input: input, inputEncoding: inputEncoding, encoding: encoding,
      place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let written = try context.bytes(input)
    let message = try inputEncoding.value(in: context).decode(written, what: "input", of: input)
    let encoding = try encoding.value(in: context)
    let algorithm = try algorithm.value(in: context)
    let digest = try attempt { () throws(DigestFailure) in try Digest.hash(algorithm, message) }
    // Old vendors sign with a plain hash of a text that has the secret in it.
    let isKeyed = context.holdsSecret(message)
    let output = try context.write(digest, of: message, encoding, to: into, isSecret: isKeyed)
    context.note(
      "hash",
      [
        StepTrace.Item("input", message, .message),
        StepTrace.Item(output.label, output.shown, isKeyed ? .signature : .plain),
      ])
  }

  package var templates: [Template] {
    [into.template, input] + [algorithm.template, inputEncoding.template, encoding.template].compactMap { $0 }
  }

  package var targets: [StepTarget] { [into] }
}

extension Step {
  /// Turns what a digest complains of into a failure that points at what is at fault, or else at this step.
  func attempt<Result>(
    at fault: SourcePlace? = nil, hints: [String] = [], variable: String? = nil,
    _ work: () throws(DigestFailure) -> Result
  ) throws(SigningFailure) -> Result {
    do throws(DigestFailure) {
      return try work()
    } catch {
      var failure = SigningFailure(Diagnostic(error.reason, at: fault ?? place, hints: hints))
      failure.faultyVariable = variable
      throw failure
    }
  }
}
