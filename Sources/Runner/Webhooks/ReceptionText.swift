import Checks
import CollectionModel
import Diagnostics
import JSON
import Signing
import Templates

/// What a webhook item would wait for, in words and for programs, without waiting.
struct ReceptionText {
  private let reception: Reception
  /// With what is known beforehand; nothing where that is not enough.
  let path: String?

  init(_ reception: Reception, path: String?) {
    self.reception = reception
    self.path = path
  }

  /// The `path` as far as it can be told.
  var shownPath: String { path ?? "a path that cannot be told before it runs" }

  /// The signer that tells a message from a forged one.
  var signer: String? { reception.verify.map { ($0 as? SignStep)?.signer ?? "verify" } }

  /// One line, such as "nothing is sent; waits 10s for a message to /hook, signed as by 'github-webhook'".
  var line: String {
    "nothing is sent; waits \(reception.within.written) for a message to \(shownPath)"
      + (signer.map { ", signed as by '\($0)'" } ?? "")
  }

  /// The lines that `explain` shows.
  var lines: [String] {
    var lines = [
      "receives:    nothing is sent; the run's listener keeps what comes, from the run's beginning",
      "path:        \(shownPath)", "within:      \(reception.within.written)",
    ]
    for (index, check) in match.enumerated() {
      lines.append((index == 0 ? "match:       " : "             ") + check)
    }
    lines.append("verify:      \(signer ?? "any message is taken, signed or not")")
    lines.append(
      "answer:      \(reception.answer.status)"
        + (signer == nil ? "" : ", and 401 to a message whose signature is wrong"))
    return lines
  }

  /// Each check with its place, as in "$.type at collections/hooks.yaml:7".
  private var match: [String] {
    reception.match.map { "\($0.subject.title) at \($0.place.file):\($0.place.line)" }
  }

  var json: JSONValue {
    .object(
      JSONObject([
        ("path", path.map { .string($0) } ?? .null), ("within", .string(reception.within.written)),
        ("match", .array(reception.match.map { .string($0.subject.title) })),
        ("verify", signer.map { .string($0) } ?? .null),
        ("answer", .number(JSONNumber(reception.answer.status))),
      ]))
  }
}
