import Checks
import Diagnostics
package import HTTP
import JSON
import Templates

/// A known answer: a request, the parameters, the moment, and what a signer must make of them.
package struct SignerVector: Sendable {
  /// How sure the expected value is.
  package enum Origin: String, Sendable {
    /// Printed by the vendor, or in the tests of a published implementation.
    case published
    /// Computed by two independent implementations from the vendor's rule.
    case computed
  }

  package let id: String
  package let origin: Origin
  /// Where it is published, or what it was computed from.
  package let source: String
  package let request: HTTPRequest
  package let parameters: [String: String]
  /// Parameters that are lists.
  package let lists: [String: [String]]
  /// Milliseconds since 1970.
  package let time: Int64
  /// How many of the signer's first steps are left out: where the vector's own request has not what they set.
  package let omittedSteps: Int
  /// Targets and what must stand there afterwards.
  package let expected: [(target: String, value: String)]

  package init(
    id: String, origin: Origin, source: String, request: HTTPRequest, parameters: [String: String],
    lists: [String: [String]] = [:], time: Int64,
    omittedSteps: Int = 0, expected: [(target: String, value: String)]
  ) {
    self.id = id
    self.origin = origin
    self.source = source
    self.request = request
    self.parameters = parameters
    self.lists = lists
    self.time = time
    self.omittedSteps = omittedSteps
    self.expected = expected
  }

  /// One line for each target that does not hold what it should; empty where the vector holds.
  package func mismatches(of signer: Signer) -> [String] {
    let run = RunVariables(seed: 1, now: time)
    for (name, value) in parameters { run.commandLine[name] = .json(.string(value)) }
    for (name, texts) in lists { run.commandLine[name] = .json(.array(texts.map { .string($0) })) }
    var signer = signer
    signer.steps.removeFirst(min(omittedSteps, signer.steps.count))
    let place = SourcePlace(SourceText(path: id, text: ""), SourceSpan(line: 1, column: 1))
    let step = SignStep(signer: signer.name, at: place)
    let scope = Scope(run: run, request: [:], outer: [])
    do throws(SigningFailure) {
      let signed = try RequestSigner.sign(request, steps: [step], signers: [signer.name: signer], scope: scope)
      return expected.compactMap { mismatch($0, in: signed.request, at: place) }
    } catch {
      return [error.diagnostic.message]
    }
  }

  private func mismatch(
    _ expected: (target: String, value: String), in request: HTTPRequest, at place: SourcePlace
  ) -> String? {
    guard
      let target = try? StepTarget(Template(constant: expected.target, at: place)),
      let destination = target.fixedDestination
    else { return "'\(expected.target)' is not a target" }
    let actual = request.read(destination).map { String(decoding: $0, as: UTF8.self) }
    guard actual != expected.value else { return nil }
    return "\(expected.target) is \(actual.map { "'\($0)'" } ?? "missing"), expected '\(expected.value)'"
  }
}
