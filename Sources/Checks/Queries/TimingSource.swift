import Diagnostics
import HTTP
import JSON

/// `timing.first_byte`: a phase of the transfer.
struct TimingSource: QuerySource {
  static let name = "timing"
  static let usage = "timing.PART"
  static let summary =
    "Seconds since the transfer began until timing.dns, .connect, .tls, .first_byte or .total; a phase that a "
    + "kept connection skips is 0."
  static let examples = [
    QueryExample("timing.first_byte", finds: "0.04"), QueryExample("timing.tls", finds: "0"),
    .refused("timing.ttfb"),
  ]

  enum Part: String, CaseIterable {
    case dns, connect, tls
    case firstByte = "first_byte"
    case total
  }

  private let part: Part

  init(_ call: Call) throws(ArgumentProblem) {
    try call.takesNothing()
    part = try Part(partOf: call)
  }

  func find(in view: ResponseView) -> QueryResult {
    let timings = view.timings
    let seconds =
      switch part {
      case .dns: timings.dns
      case .connect: timings.connect
      case .tls: timings.tls
      case .firstByte: timings.firstByte
      case .total: timings.total
      }
    return .found(.json(.number(JSONNumber(seconds: seconds))))
  }
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  /// The part that a call's name has behind its dot: `first_byte` of `timing.first_byte`.
  init(partOf call: Call) throws(ArgumentProblem) {
    let family = call.name.prefix { $0 != "." }
    let text = String(call.name.dropFirst(family.count + 1))
    if let part = Self(rawValue: text) {
      self = part
      return
    }
    let names = Self.allCases.map(\.rawValue)
    throw ArgumentProblem(
      text.isEmpty ? "'\(call.name)' needs a part" : "'\(family)' has no part '\(text)'",
      label: Spelling.suggestion(for: text, among: names).map { "did you mean '\(family).\($0)'?" },
      hints: ["the parts are: " + names.map { "\(family).\($0)" }.joined(separator: ", ")], offset: call.offset)
  }
}
