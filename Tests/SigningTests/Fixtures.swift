import Checks
import Diagnostics
import HTTP
import JSON
import Signing
import Templates
import YAML

/// 2023-10-10T03:47:28Z, the moment of several published vectors.
let someMoment: Int64 = 1_696_909_648_000

func request(
  _ method: String = "POST", _ url: String = "https://api.example/v1/orders?b=2&a=1",
  headers: [(String, String)] = [("Content-Type", "application/json")], body: String? = nil
) throws -> HTTPRequest {
  HTTPRequest(
    method: method, url: try RequestURL(parsing: url),
    headers: HTTPFields(headers.map { HTTPFields.Field($0.0, $0.1) }), body: body.map { Array($0.utf8) })
}

/// Steps written as YAML, as they would stand under `pre_request:`, and the problems that reading them brought.
func read(_ yaml: String) throws -> (steps: [any Step], problems: [Diagnostic]) {
  let source = SourceText(path: "orders.yaml", text: yaml)
  var problems: [Diagnostic] = []
  let steps = StepDecoder.steps(from: try YAMLParser.parse(source), in: source, problems: &problems)
  return (steps, problems)
}

func readSigners(_ yaml: String) throws -> [String: Signer] {
  let source = SourceText(path: "signers.yaml", text: yaml)
  var problems: [Diagnostic] = []
  let signers = StepDecoder.signers(from: try YAMLParser.parse(source), in: source, problems: &problems)
  if let problem = problems.first { throw problem }
  return Dictionary(uniqueKeysWithValues: signers.map { ($0.name, $0) })
}

func scope(
  _ variables: [String: String] = [:], secrets: [String: String] = [:], now: Int64 = someMoment
) -> Scope {
  let run = RunVariables(seed: 1, now: now)
  for (name, value) in variables { run.commandLine[name] = .json(.string(value)) }
  run.secrets = secrets
  return Scope(run: run, request: [:], outer: [])
}

/// Runs steps written as YAML; throws the first problem of reading them, or the failure of a step.
func sign(
  _ yaml: String, _ request: HTTPRequest, signers: String? = nil, scope: Scope = scope(), tracing: Bool = false
) throws -> SignedRequest {
  let (steps, problems) = try read(yaml)
  if let problem = problems.first { throw problem }
  return try RequestSigner.sign(
    request, steps: steps, signers: try signers.map { try readSigners($0) } ?? [:], scope: scope, tracing: tracing)
}

/// The message of a failure with its place and label, as `3:5 message [label]`, and its hints below.
func told(_ work: () throws -> Void) -> String {
  do {
    try work()
    return "no failure"
  } catch let failure as SigningFailure {
    return told(failure.diagnostic)
  } catch let diagnostic as Diagnostic {
    return told(diagnostic)
  } catch {
    return "\(error)"
  }
}

func told(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.place.map { "\($0.line):\($0.column) " } ?? ""
  let label = diagnostic.label.map { " [\($0)]" } ?? ""
  return ([place + diagnostic.message + label] + diagnostic.hints).joined(separator: "\n")
}

extension SignedRequest {
  func text(_ name: String) -> String? {
    guard let value = locals[name] else { return nil }
    if case .bytes(let bytes) = value { return String(decoding: bytes, as: UTF8.self) }
    return value.plainText
  }
}
