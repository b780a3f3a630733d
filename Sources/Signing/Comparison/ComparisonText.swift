import Checks
import HTTP
package import JSON

/// What `signet explain --curl` prints.
///
/// Secrets and keys are masked; signatures are shown, since they are what is compared.
package struct ComparisonText {
  private let comparison: SignatureComparison
  private let masks: Masks
  private let secrets: [String: String]

  /// `secrets`: values by name.
  package init(_ comparison: SignatureComparison, secrets: [String: String]) {
    self.comparison = comparison
    self.secrets = secrets
    var masks = Masks(secrets)
    for trace in [comparison.ours.trace, comparison.theirs?.trace ?? []] {
      for item in trace.flatMap(\.items) where item.role == .key { masks.add(item.bytes, named: item.label) }
    }
    self.masks = masks
  }

  /// The whole text; `showsSteps` adds what the signer did step by step.
  package func text(showsSteps: Bool) -> String {
    var lines = heading + [""] + verdict
    lines += foreign
    let messages = [
      ("signed in the line", comparison.theirs?.message), ("signed by \(comparison.signer)", comparison.ours.message),
    ]
    lines.append("")
    for (title, message) in messages {
      guard let message, title != messages[0].0 || message != comparison.ours.message else { continue }
      lines += ExplainText.laidOut(
        "message \(title) (\(ExplainText.count(message))):", VisibleBytes.shown(masks.masked(message)))
    }
    if showsSteps {
      lines += ["", "step by step:"]
      lines.append(String(ExplainText.steps(comparison.ours.trace, secrets: secrets).dropLast()))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var heading: [String] {
    var lines = [
      "signer:     \(comparison.signer)",
      "line:       \(comparison.request.method) \(masks.masked(comparison.request.url.description))",
    ]
    var known = comparison.read.map { "\($0.name) '\(masks.masked($0.value))'" }
    if let moment = comparison.moment {
      known.append("time \(moment / 1000) (\(Moment(seconds: moment / 1000).formatted("%Y-%m-%dT%H:%M:%SZ") ?? ""))")
    }
    if !known.isEmpty { lines.append("read off it: " + known.joined(separator: ", ")) }
    return lines + [
      "\(comparison.part):", "  in the line: \(comparison.given)", "  by signet:   \(comparison.computed)",
    ]
  }

  /// The answer, in one sentence.
  package var sentence: String {
    switch comparison.verdict {
    case .equal: "the signatures are equal: '\(comparison.signer)' signs the line as it was signed"
    case .explained(let words): "the line was signed \(words)" + (difference.map { ": " + $0 } ?? "")
    case .unexplained(let tried):
      "the secret does not match: none of \(tried) known mistakes reproduces the signature"
    }
  }

  private var verdict: [String] {
    switch comparison.verdict {
    case .equal, .explained: [sentence]
    case .unexplained:
      [
        sentence,
        "  either the line was signed with another secret than the one that is known here, or it was changed by hand in more than one place",
      ]
    }
  }

  private var foreign: [String] {
    comparison.foreign.map { name in
      "  the line's '\(name)' is another than the one that is known here: its secret is another as well"
    }
  }

  /// `body differs at byte 17: '": "' against '":"'`
  private var difference: String? {
    guard let difference = comparison.difference else { return nil }
    return "\(difference.what) differs at byte \(difference.offset + 1): "
      + "'\(excerpt(difference.ours, difference.offset))' against '\(excerpt(difference.theirs, difference.offset))'"
  }

  /// Some bytes to either side, the secrets in them masked as a whole.
  private func excerpt(_ bytes: [UInt8], _ offset: Int) -> String {
    let around = 12
    let masked = masks.masked(bytes, from: offset - around, to: offset + around)
    // `␊` is seen without the break behind it, and a sentence stands on one line.
    let shown = VisibleBytes.shown(masked).split(separator: "\n").joined()
    return (offset > around ? "…" : "") + shown + (bytes.count > offset + around ? "…" : "")
  }
}

extension ComparisonText {
  /// The same for programs; the command's help tells its members.
  package func json(redact: @escaping (String) -> String) -> JSONValue {
    let explain = ExplainJSON(comparison.ours.trace, secrets: secrets, redact: redact)
    let tag: String
    var tried = JSONValue.null
    switch comparison.verdict {
    case .equal: tag = "equal"
    case .explained: tag = "explained"
    case .unexplained(let count):
      tag = "unexplained"
      tried = .number(JSONNumber(count))
    }
    let read = comparison.read.map { ($0.name, JSONValue.string(masks.masked($0.value))) }
    let message = { (bytes: [UInt8]) in
      JSONValue.object(
        JSONObject(
          explain.content(masks.masked(bytes)) + [
            ("bytes", .number(JSONNumber(bytes.count)))
          ]))
    }
    return .object(
      JSONObject([
        ("signer", .string(comparison.signer)), ("method", .string(comparison.request.method)),
        ("url", .string(redact(masks.masked(comparison.request.url.description)))),
        ("read", .object(JSONObject(read))),
        ("time", comparison.moment.map { .number(JSONNumber(Int($0 / 1000))) } ?? .null),
        ("part", .string(comparison.part)), ("given", .string(comparison.given)),
        ("computed", .string(comparison.computed)), ("verdict", .string(tag)), ("sentence", .string(redact(sentence))),
        ("tried", tried), ("foreign", .array(comparison.foreign.map { .string($0) })),
        (
          "difference",
          comparison.difference.map {
            .object(
              JSONObject([("in", .string($0.what)), ("byte", .number(JSONNumber($0.offset + 1)))]))
          } ?? .null
        ),
        ("message", message(comparison.ours.message)),
        ("signed_message", comparison.theirs.map { message($0.message) } ?? .null),
        ("steps", explain.steps(comparison.ours.trace)),
      ]))
  }
}
