package import Diagnostics
package import HTTP
package import Templates

/// A request that another program signed, beside what a signer here makes of it.
///
/// A digest cannot be undone, so what the other program signed is found by trying: each mistake that is known is made on
/// purpose, alone and in pairs, until the line's signature comes out.
package struct SignatureComparison {
  package enum Verdict {
    case equal
    /// Completes "the line was signed …": what the other program did.
    case explained(String)
    /// None of so many mistakes, alone or in pairs.
    case unexplained(tried: Int)
  }

  package let signer: String
  package let request: HTTPRequest
  /// The part that carries the signature, such as `query.sign`.
  package let part: String
  package let given: String
  package let computed: String
  /// Milliseconds since 1970; nothing where the line names no moment.
  package let moment: Int64?
  /// What the line gives to the signer's parameters.
  package let read: [(name: String, value: String)]
  /// Parameters whose value here is another than the line's.
  package let foreign: [String]
  package let verdict: Verdict
  let ours: SignatureRun
  /// Of the other program, where it was found out.
  let theirs: SignatureRun?
  let difference: MessageDifference?

  /// Compares; `now` is the moment of a line that names none. Throws where the signer cannot be run on the line.
  package init(
    _ request: HTTPRequest, signer: Signer, signers: [String: Signer], scope: Scope, now: Int64, at place: SourcePlace
  ) throws(Diagnostic) {
    let maker = SignatureMaker(signer: signer, signers: signers, scope: scope, place: place)
    let line: SignedLine
    let ours: SignatureRun
    do throws(SignedLine.Problem) {
      line = try SignedLine(request, maker: maker, now: now)
      do throws(SigningFailure) { ours = try maker.run(line.base) } catch { throw .failed(error) }
    } catch {
      throw error.diagnostic(of: signer.name, at: place)
    }
    self.signer = signer.name
    self.request = request
    part = line.destination.described
    given = line.signature
    computed = ours.signature
    moment = line.moment
    read = line.read
    foreign = line.read.filter { name, value in
      guard let own = (try? scope.value(of: name))?.flatMap(\.plainText) else { return false }
      return own != value
    }.map(\.name)
    self.ours = ours
    var search = MistakeSearch(line: line)
    let found = ours.signature == line.signature ? nil : search.run(from: ours)
    theirs = found?.run
    // Where the key differs, the place in the message would tell no more than how long it is.
    difference = found.flatMap { $0.hasOtherKey ? nil : MessageDifference(ours: ours, theirs: $0.run) }
    verdict =
      ours.signature == line.signature
      ? .equal : found.map { .explained($0.words) } ?? .unexplained(tried: search.tried)
  }
}

extension SignedLine.Problem {
  func diagnostic(of signer: String, at place: SourcePlace) -> Diagnostic {
    switch self {
    case .failed(let failure): failure.diagnostic
    case .noSignature:
      Diagnostic(
        "the signer '\(signer)' makes no signature of the line that could be compared", at: place,
        hints: ["it can only be compared where the signature ends up in a part of the request"])
    case .missing(let part):
      Diagnostic(
        "the line has no '\(part)', where the signer '\(signer)' puts the signature", at: place,
        hints: ["give the line as it was sent, signature and all, or another signer with --signer"])
    }
  }
}

/// Makes mistakes until the line's signature comes out.
private struct MistakeSearch {
  let line: SignedLine
  /// How many ways of signing were tried.
  private(set) var tried = 0
  /// Beyond this, pairs of mistakes would take longer than anybody waits.
  private static let largestBody = 64 << 10

  struct Finding {
    var words: String
    var run: SignatureRun
    var hasOtherKey: Bool
  }

  init(line: SignedLine) { self.line = line }

  mutating func run(from ours: SignatureRun) -> Finding? {
    if let found = digests(of: ours, words: [], widely: true) { return found }
    let isSmall = line.base.request.body?.count ?? 0 <= Self.largestBody
    let single = SigningMistake.all(of: line, from: line.base)
    for mistake in single {
      if let found = attempt(mistake, words: [], widely: mistake.kind != .time) { return found }
    }
    guard isSmall else { return nil }
    for (number, kind) in [SigningMistake.Kind.body, .path, .query].enumerated() {
      let later = Array([SigningMistake.Kind.path, .query, .secret].dropFirst(number))
      for first in single where first.kind == kind {
        for second in SigningMistake.all(later, of: line, from: first.attempt) {
          if let found = attempt(second, words: [first.words], widely: false) { return found }
        }
      }
    }
    return nil
  }

  private mutating func attempt(_ mistake: SigningMistake, words: [String], widely: Bool) -> Finding? {
    guard let run = try? line.maker.run(mistake.attempt) else { return nil }
    tried += 1
    if run.signature == line.signature {
      return Finding(
        words: (words + [mistake.words]).joined(separator: ", and "), run: run, hasOtherKey: mistake.kind == .secret)
    }
    return digests(
      of: run, words: words + [mistake.words], widely: widely, hasOtherKey: mistake.kind == .secret)
  }

  private mutating func digests(of run: SignatureRun, words: [String], widely: Bool, hasOtherKey: Bool = false)
    -> Finding?
  {
    for candidate in DigestMistakes.all(run, widely: widely) {
      for spelling in candidate.signatures {
        tried += 1
        guard spelling.text == line.signature else { continue }
        var found = run
        found.message = candidate.message
        found.signature = spelling.text
        // The usual spelling goes without saying.
        let isUsual = !candidate.words.isEmpty && sameSpelling(spelling.text, run.signature)
        let all = words + [candidate.words, isUsual ? "" : "with its digest " + spelling.words].filter { !$0.isEmpty }
        return Finding(words: all.joined(separator: ", and "), run: found, hasOtherKey: hasOtherKey)
      }
    }
    return nil
  }

  /// Whether both are lower-case hex, or both are base64, and so on.
  private func sameSpelling(_ one: String, _ other: String) -> Bool {
    let kind = { (text: String) in
      text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        ? 0 : text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) } ? 1 : 2
    }
    return kind(one) == kind(other)
  }
}

/// The first place where two programs signed different bytes.
struct MessageDifference {
  /// `body`, or the message as the trace names it.
  let what: String
  let ours: [UInt8]
  let theirs: [UInt8]
  /// From 0: the first byte that is not the same.
  let offset: Int

  /// Nothing where they signed the same bytes, with other keys or digests.
  init?(ours: SignatureRun, theirs: SignatureRun) {
    let bodies = (ours.signed.body ?? [], theirs.signed.body ?? [])
    if bodies.0 != bodies.1 {
      self.init("body", bodies.0, bodies.1)
      return
    }
    // The earliest message tells more than the last one, which may hold nothing but a hash of it.
    for (left, right) in zip(ours.trace, theirs.trace) {
      for (mine, other) in zip(left.items, right.items) where mine.role == .message && mine.bytes != other.bytes {
        self.init(mine.label == "input" ? "message" : mine.label, mine.bytes, other.bytes)
        return
      }
    }
    guard ours.message != theirs.message else { return nil }
    self.init("message", ours.message, theirs.message)
  }

  private init(_ what: String, _ ours: [UInt8], _ theirs: [UInt8]) {
    self.what = what
    self.ours = ours
    self.theirs = theirs
    offset = zip(ours, theirs).prefix { $0 == $1 }.count
  }
}
