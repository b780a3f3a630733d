package import Checks
package import Diagnostics
package import Templates
package import YAML

/// `recent: {time, within, unit: s|ms}`
///
/// `recent: {time: "{{time}}", within: 5m}`: what checks a message refuses one that is older than five minutes, or from
/// further in the future, so that nobody can send an old message again.
package struct RecentStep: Step {
  package static let name = "recent"
  package static let summary = "refuses a time that is too far from the clock's"

  /// Of the time; a plain number under `within` is in seconds.
  private enum Unit: String, CaseIterable { case seconds = "s", milliseconds = "ms" }

  private static let keys = KeyGroup(
    name: "recent",
    keys: [
      ("time", "When the message was made.", .text),
      ("within", "How far that may be from the clock.", .orTemplate(.either([.duration, .integer(least: 0)]))),
      ("unit", "Of the time: s (the default) or ms.", .choice(of: Unit.self)),
    ], required: ["time", "within"])
  package static let shape = ValueShape.group(keys)

  private let time: Template
  private let within: Template
  private let unit: StepChoice<Unit>
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> RecentStep? {
    guard let arguments = reader.arguments(node, keys) else { return nil }
    let time = reader.template(required: "time", in: arguments)
    let within = reader.template(required: "within", in: arguments)
    let unit = reader.choice("unit", in: arguments, default: Unit.seconds)
    if let text = within?.constantText, length(text) == nil {
      reader.report(StepDuration.problem(text, at: within?.place ?? reader.place))
    }
    guard let time, let within, let unit else { return nil }
    return RecentStep(time: time, within: within, unit: unit, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let text = try context.text(time)
    let allowance = try context.text(within)
    guard let allowed = RecentStep.length(allowance) else {
      throw SigningFailure(StepDuration.problem(allowance, at: within.place), value: within)
    }
    guard let number = Int64(text), number.magnitude < 1 << 53 else {
      throw refusal("'\(text)' is not a time in \(try unit.value(in: context).rawValue) since 1970")
    }
    let moment = try unit.value(in: context) == .seconds ? number * 1000 : number
    let age = context.scope.run.now - moment
    context.note(
      "recent", [StepTrace.Item("time", Array(text.utf8)), StepTrace.Item("within", Array(allowance.utf8))])
    // What is compared with another's signature may be as old as it likes.
    guard age.magnitude > allowed.magnitude, context.variation == nil else { return }
    let distance = RecentStep.words(age.magnitude)
    throw refusal(
      "the message is \(age > 0 ? "\(distance) old" : "from \(distance) in the future"), and "
        + "\(RecentStep.words(allowed.magnitude)) are allowed")
  }

  private func refusal(_ message: String) -> SigningFailure {
    var failure = SigningFailure(
      Diagnostic(message, at: time.place, hints: ["compare the clocks, or allow more time"]))
    failure.isRefusal = true
    return failure
  }

  /// In milliseconds.
  private static func length(_ text: String) -> Int64? {
    if let seconds = Int64(text), (0..<1_000_000_000).contains(seconds) { return seconds * 1000 }
    return StepDuration(text)?.milliseconds
  }

  private static func words(_ milliseconds: UInt64) -> String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) seconds" : "\(milliseconds) ms"
  }

  package var templates: [Template] { [time, within] + [unit.template].compactMap { $0 } }
}
