import Checks
import CollectionModel
import Diagnostics
import HTTP
import Signing
import Templates

/// Why a server may have refused a signature, as far as that can be told from this side: the clock, a change behind the
/// signature, a key that something clings to.
///
/// Asked only where a signed request failed and the server refused it, or a hint of the user's own holds.
struct SignatureDoctor {
  /// Seconds that most vendors allow.
  private static let allowedSkew: Int64 = 300

  let planned: PlannedRequest
  let settings: Settings
  let scope: Scope
  let signed: SignedRequest
  let redactor: Redactor
  let control: RunControl

  /// One line a cause, the most telling first. `sentAt` is in milliseconds since 1970; no secret is in them.
  func hints(for response: HTTPResponse, sentAt: Int64, whereHintHeld: Bool) -> [String] {
    let isRefused = response.status == 401 || response.status == 403
    let speaksOfSignature = Self.speaksOfSignature(response)
    guard isRefused || whereHintHeld || speaksOfSignature, !signed.derivedSecrets.isEmpty,
      let steps = settings.preRequest
    else { return [] }
    let causes = clock(response, sentAt) + keys(steps) + lateChanges(steps) + milliseconds(steps)
    if !causes.isEmpty || !speaksOfSignature { return causes }
    return review(steps)
  }

  private static let words = ["signature", "'sign'", "\"sign\"", "invalid sign", "timestamp"]

  /// Whether the server's words are of the signature, or of its time: a refusal may be for other causes.
  private static func speaksOfSignature(_ response: HTTPResponse) -> Bool {
    guard (400...403).contains(response.status) else { return false }
    let text = String(decoding: response.body.prefix(4096), as: UTF8.self).lowercased()
    return words.contains { text.contains($0) }
  }

  // MARK: What is left

  /// A built-in signer is right by its vectors, so that the key is left; steps of the user's own are compared with it.
  private func review(_ steps: [any Step]) -> [String] {
    let place = steps.last?.place ?? planned.definition.place
    let review = SignatureReview(
      planned: planned, scope: scope, signed: signed, steps: steps, place: place, redactor: redactor)
    guard SignedParts.areBuiltIn(steps, signers: planned.level.signers) else {
      return control.mayReview() ? [review.hint()].compactMap(\.self) : []
    }
    let names = steps.compactMap { ($0 as? SignStep)?.signer }
    return [
      "the request went out as '\(names.joined(separator: "' and '"))' signed it: "
        + KeyWords.whatIsLeft(review.keys)
    ]
  }

  // MARK: Time

  private func clock(_ response: HTTPResponse, _ sentAt: Int64) -> [String] {
    guard let date = response.headers["Date"].flatMap({ Moment(httpDate: $0) }) else { return [] }
    let skew = sentAt / 1000 - date.seconds
    guard abs(skew) > Self.allowedSkew else { return [] }
    return [
      "your clock is \(abs(skew)) s \(skew > 0 ? "ahead of" : "behind") the server's Date: a signature carries the time, and most servers allow \(Self.allowedSkew / 60) minutes"
    ]
  }

  /// Thirteen digits under the name of a time; where a built-in signer wrote them they are meant.
  private func milliseconds(_ steps: [any Step]) -> [String] {
    guard !SignedParts.areBuiltIn(steps, signers: planned.level.signers) else { return [] }
    var fields = signed.request.url.queryItems.map { ($0.name, $0.value ?? "") }
    fields += signed.request.headers.fields.map { ($0.name, $0.value) }
    let found = fields.first { name, value in
      name.lowercased().contains("timestamp") && value.utf8.count == 13
        && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard let (name, _) = found else { return [] }
    return ["'\(name)' is in milliseconds; where the server wants seconds, write {{$timestamp}} for {{$timestamp_ms}}"]
  }

  // MARK: What was signed

  private func lateChanges(_ steps: [any Step]) -> [String] {
    let changes = SignedParts.changedAfterSigning(steps)
    return changes.map { change in
      "'\(change.part)' was changed after the request was signed, at \(change.place.file):\(change.place.line): let the step that signs come last"
    }
  }

  // MARK: Keys

  private func keys(_ steps: [any Step]) -> [String] {
    let uses = StepDecoder.variables(usedBy: steps, signers: planned.level.signers)
    var hints: [String] = []
    var seen: Set<String> = []
    for use in uses where seen.insert(use.name).inserted {
      let isSecret = scope.run.secrets[use.name] != nil
      guard let value = (try? scope.value(of: use.name))?.flatMap(\.plainText) else { continue }
      if let flaw = KeyFlaw(value) { hints.append("\(isSecret ? "the secret " : "")'\(use.name)' \(flaw.words)") }
    }
    return hints
  }
}

/// What clings to a key that was copied, and is not meant.
enum KeyFlaw: Equatable {
  case empty, lineBreak, blank, quoted
  /// 1-based, in scalars.
  case lookAlike(Int)
  case invisible(Int)

  init?(_ value: String) {
    let scalars = Array(value.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else {
      self = .empty
      return
    }
    // A key in PEM ends in a line break, and holds blanks.
    if value.hasPrefix("-----BEGIN ") { return nil }
    if last == "\n" || last == "\r" || first == "\n" {
      self = .lineBreak
    } else if first == " " || last == " " || first == "\t" || last == "\t" {
      self = .blank
    } else if scalars.count > 1, first == last, first == "\"" || first == "'" {
      self = .quoted
    } else if let at = scalars.firstIndex(where: Self.isInvisible) {
      self = .invisible(at + 1)
    } else if let at = scalars.firstIndex(where: { $0.value > 0x7E }), Self.isMostlyASCII(scalars) {
      self = .lookAlike(at + 1)
    } else {
      return nil
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: scalar != " "
    default: false
    }
  }

  /// A text of another script is meant as it is; one such letter in a key is not.
  private static func isMostlyASCII(_ scalars: [Unicode.Scalar]) -> Bool {
    let foreign = scalars.count { $0.value > 0x7E }
    return foreign <= 2 && scalars.count >= 8 && !scalars.contains(" ")
  }

  /// Completes "the secret 'NAME' …".
  var words: String {
    switch self {
    case .empty: "is empty"
    case .lineBreak: "begins or ends with a line break, which counts as a part of it"
    case .blank: "begins or ends with a blank, which counts as a part of it"
    case .quoted: "stands in quotes, which count as a part of it"
    case .lookAlike(let at): "has a letter at \(at) that is not ASCII and may only look like one: type it anew"
    case .invisible(let at): "has an invisible character at \(at), which counts as a part of it: type it anew"
    }
  }
}
