import Checks
import Diagnostics
import HTTP
import JSON
import Templates

/// One way of signing a request: all that a mistake may change.
struct SigningAttempt {
  /// Without its signature.
  var request: HTTPRequest
  /// Milliseconds since 1970.
  var now: Int64
  /// Parameters given to the signer, stronger than variables.
  var values: [(name: String, value: JSONValue)]
  var variation = SigningVariation()
  /// Of random values.
  var seed: UInt64 = 1

  mutating func set(_ name: String, _ value: String) {
    values.removeAll { $0.name == name }
    values.append((name, .string(value)))
  }
}

/// What came of an attempt: the signature, what it was made from, and the way there.
struct SignatureRun {
  var signed: HTTPRequest
  var written: [StepTarget.Destination]
  var trace: [StepTrace]
  /// The part of the request that carries the signature; nothing where no step made one.
  var destination: StepTarget.Destination?
  /// As the step made it.
  var signature = ""
  /// Of the step that made it, in the form in which the step took it.
  var key: [UInt8]?
  var message: [UInt8] = []
}

/// A signer, ready to run again and again on variations of one request.
struct SignatureMaker {
  let signer: Signer
  let signers: [String: Signer]
  let scope: Scope
  let place: SourcePlace

  func run(_ attempt: SigningAttempt) throws(SigningFailure) -> SignatureRun {
    scope.run.now = attempt.now
    scope.run.random = SeededRandom(seed: attempt.seed)
    let step = SignStep(signer: signer.name, values: attempt.values, at: place)
    var signers = signers
    signers[signer.name] = signer
    let run = try RequestSigner.run(
      [step], on: attempt.request, signers: signers, scope: scope, tracing: true, variation: attempt.variation)
    var result = SignatureRun(signed: run.signed.request, written: run.written, trace: run.signed.trace)
    find(in: &result)
    return result
  }

  /// The last signature that a part of the finished request holds: earlier ones are keys on the way.
  private func find(in run: inout SignatureRun) {
    var parts: [(destination: StepTarget.Destination, text: String)] = []
    for destination in run.written {
      if let bytes = run.signed.read(destination) {
        parts.append((destination, String(decoding: bytes, as: UTF8.self)))
      }
    }
    for step in run.trace.reversed() {
      guard let item = step.items.last(where: { $0.role == .signature }) else { continue }
      let text = String(decoding: item.bytes, as: UTF8.self)
      guard let part = parts.last(where: { PartPattern.holds($0.text, text) }) else { continue }
      run.destination = part.destination
      run.signature = text
      run.key = step.items.first { $0.role == .key }?.bytes
      run.message = step.items.first { $0.role == .message }?.bytes ?? []
      return
    }
  }
}
