package import JSON

/// `close_to: {value: V, within: D}`.
package struct CloseToMatcher: SingleMatcher {
  package static let name = "close_to"
  package static let summary =
    "A number is at most `within` away from `value`, by exact decimal arithmetic; text is read as a number."
  package static let argument = ValueShape.orTemplate(
    .group(
      KeyGroup(
        name: "close_to",
        keys: [
          ("value", "The number.", .either([.number, .string])),
          ("within", "How far away it may be.", .either([.number, .string])),
        ], required: ["value", "within"])))
  package static let examples = [
    MatcherExample("{value: 0.3, within: 0.1}", on: "0.2", holds: true),
    MatcherExample("{value: 0.3, within: 0.1}", on: "0.19999999999999999999", holds: false),
    MatcherExample("{value: 100, within: 5}", on: "105", as: .text, holds: true),
    MatcherExample("{value: 100, within: 5}", on: "94", holds: false),
    MatcherExample("{value: 1, within: 0}", on: #""1""#, holds: false),
    MatcherExample("{value: 1, within: 1}", on: nil, holds: false),
  ]

  private let center: Bound
  private let margin: Bound

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    guard case .object(let object) = argument, let value = object["value"], let within = object["within"],
      object.members.count == 2
    else {
      throw ArgumentProblem("'close_to' takes a value and a margin", hints: ["write {value: 10, within: 0.5}"])
    }
    do { center = try Bound(value, of: "value") } catch { throw error.under(.key("value")) }
    do { margin = try Bound(within, of: "within") } catch { throw error.under(.key("within")) }
    if margin.number.isNegative {
      throw ArgumentProblem("'within' is below 0, so nothing would be close enough", path: [.key("within")])
    }
  }

  package var expectation: String { "\(center.text) ± \(margin.text)" }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    guard let number = center.number(of: value) else {
      return unanswerable("is \(value.kind), not a number", on: value)
    }
    do {
      let distance = try number.subtracting(center.number).magnitude
      if distance <= margin.number { return nil }
      return mismatch("is \(distance.text) away from \(center.text)", on: value)
    } catch {
      // So far apart that the difference is not worth its digits.
      return mismatch("is not close to \(center.text)", on: value)
    }
  }
}
