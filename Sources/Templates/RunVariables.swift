package import Checks
import Diagnostics
import JSON

/// What one collection's run knows beyond its files: captures, command line, data row, clock and randomness.
package final class RunVariables {
  /// From `capture:`; stronger than everything but a step's own variables.
  package var captured: [String: Value] = [:]
  /// From `--var` and `--vars`.
  package var commandLine: [String: Value] = [:]
  /// Secrets of the environment, fetched; a name here may not be redefined.
  package var secrets: [String: String] = [:]
  /// Dotted reserved names: `server.url`, `webhooks.url`, `run.id`, `row.index`.
  package var reserved: [String: Value] = [:]
  /// Milliseconds since 1970; set by the runner once an attempt, so that an attempt sees one moment.
  package var now: Int64
  /// The process environment, for `{{$env.NAME}}`.
  package let environment: [String: String]
  /// What `{{$env.NAME}}` has given so far, by name: masked like secrets. Rows share it with their run.
  package var environmentUsed: [String: String] {
    get { used.values }
    set { used.values = newValue }
  }
  private var used = UsedEnvironment()
  /// Where random dynamic values come from; the same seed gives the same values.
  package var random: SeededRandom

  /// Dynamic values inside variables above the request, which keep the value of their first use.
  private var drawn: [DrawnValue: Value] = [:]

  package init(seed: UInt64, now: Int64, environment: [String: String] = [:]) {
    self.now = now
    self.environment = environment
    random = SeededRandom(seed: seed)
  }

  /// The variables of one data row: everything that is known here.
  ///
  /// What the row captures or draws ends with it. `index` counts from 1. Its random values follow from this run's seed.
  package func forRow(index: Int) -> RunVariables {
    let variables = RunVariables(seed: random.next(), now: now, environment: environment)
    variables.captured = captured
    variables.commandLine = commandLine
    variables.secrets = secrets
    variables.reserved = reserved
    variables.used = used
    variables.reserved["row.index"] = .json(.number(JSONNumber(index)))
    return variables
  }

  /// The value that this use of a dynamic name drew first, drawing it now where it is the first.
  func kept(_ key: DrawnValue, draw: () throws(TemplateFailure) -> Value?) throws(TemplateFailure) -> Value? {
    if let value = drawn[key] { return value }
    let value = try draw()
    drawn[key] = value
    return value
  }
}

/// Kept apart so that a row's variables and their run's write into the same one.
private final class UsedEnvironment {
  var values: [String: String] = [:]
}

/// One use of a dynamic name inside one variable's definition.
struct DrawnValue: Hashable {
  let source: ObjectIdentifier
  let span: SourceSpan
  /// Counts the dynamic values of the definition, in order.
  let ordinal: Int
}
