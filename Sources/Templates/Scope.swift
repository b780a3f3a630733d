package import Checks
package import Diagnostics

/// A variable as written under `variables:`.
package struct VariableDefinition: Sendable {
  package var value: TemplateTree
  package var place: SourcePlace

  package init(value: TemplateTree, place: SourcePlace) {
    self.value = value
    self.place = place
  }
}

/// What one collection's run knows beyond its files: captures, command line, data row, clock and randomness.
package final class RunVariables {
  /// From `capture:`; stronger than everything but a step's own variables.
  package var captured: [String: Value] = [:]
  /// From `--var` and `--vars`.
  package var commandLine: [String: Value] = [:]
  /// The columns of the data row.
  package var row: [String: Value] = [:]
  /// Secrets of the environment, fetched; a name here may not be redefined.
  package var secrets: [String: String] = [:]
  /// Dotted reserved names: `server.url`, `webhooks.url`, `run.id`, `row.index`.
  package var reserved: [String: Value] = [:]
  /// Milliseconds since 1970; set by the runner once an attempt, so that an attempt sees one moment.
  package var now: Int64
  /// The process environment, for `{{$env.NAME}}`.
  package let environment: [String: String]
  /// Where random dynamic values come from; the same seed gives the same values.
  package var random: SeededRandom

  package init(seed: UInt64, now: Int64, environment: [String: String] = [:]) {
    self.now = now
    self.environment = environment
    random = SeededRandom(seed: seed)
  }
}

/// A small repeatable generator (SplitMix64); not for secrets.
package struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The variables in force for one request, strongest first: step-local, captured, command line, data row, the request's
/// own, folders from inner to outer, environment, collection, fragment. Secrets stand beside them under names of their own.
package final class Scope: VariableScope {
  package let run: RunVariables
  /// Written by steps, and signer parameters; ends with the attempt.
  package var stepLocal: [String: Value] = [:]

  /// `layers`, strongest first: the request's `variables`, folders inner to outer, environment, collection, fragment.
  package init(run: RunVariables, request: [String: VariableDefinition], outer: [[String: VariableDefinition]]) {
    self.run = run
  }

  package func value(of name: String) throws(TemplateFailure) -> Value? { nil }
  package func dynamicValue(of name: String) throws(TemplateFailure) -> Value? { nil }
}
