import Checks
import Diagnostics
import HTTP
import JSON
import Templates

/// A request that another program signed, and what can be read off it: its moment, the names of its keys, its nonce, its
/// signature.
struct SignedLine {
  let maker: SignatureMaker
  /// As the line has it, its signature included.
  let request: HTTPRequest
  /// What the signer is to be run on for the same signature.
  let base: SigningAttempt
  /// What the line gives to the signer's parameters.
  let read: [(name: String, value: String)]
  /// The moment that the line names, milliseconds since 1970; nothing where it names none.
  let moment: Int64?
  let destination: StepTarget.Destination
  let signature: String

  enum Problem: Error {
    case failed(SigningFailure)
    /// The signer makes no signature that could be found in a request.
    case noSignature
    /// The line lacks what the signer writes there.
    case missing(String)
  }

  /// `now` is the moment of a line that names none.
  init(_ request: HTTPRequest, maker: SignatureMaker, now: Int64) throws(Problem) {
    var model = SigningAttempt(request: request, now: now, values: [])
    model.values = Self.inventedParameters(of: maker, request)
    var shape = try Self.run(maker, model)
    guard let destination = shape.destination else { throw .noSignature }
    let moment = Self.moments(of: shape, in: request).first
    model.now = moment ?? now
    shape = try Self.run(maker, model)
    var found = Self.captures(
      from: shape, model.values + Self.standIns(of: maker.signer, besides: model.values), in: request)
    guard let signature = found.values[Self.signatureHole] else { throw .missing(destination.described) }

    var base = SigningAttempt(request: request, now: model.now, values: [])
    var read: [(name: String, value: String)] = []
    for (name, value) in Self.standIns(of: maker.signer, besides: model.values) {
      guard let theirs = found.values.removeValue(forKey: name), value != .string(theirs) else { continue }
      var other = model
      other.set(name, theirs)
      // A stretch that only happens to stand there is no word that the signer knows.
      if (try? maker.run(other)) == nil { continue }
      base.set(name, theirs)
      read.append((name, theirs))
    }
    for (name, _) in model.values {
      if let value = found.values[name] {
        base.set(name, value)
        read.append((name, value))
      } else if found.absent.contains(name), maker.signer.optional.contains(name) {
        // The line was made without it, whatever the environment says.
        base.values.append((name, .null))
      }
    }
    do throws(WritingProblem) {
      // A program signs what is not signed yet.
      try base.request.remove(destination)
    } catch {
      throw .missing(destination.described)
    }
    base.variation.pins = try Self.randomParts(of: base, except: destination, maker, request)
    self.maker = maker
    self.request = request
    self.base = base
    self.read = read
    self.moment = moment
    self.destination = destination
    self.signature = signature
  }

  private static func run(_ maker: SignatureMaker, _ attempt: SigningAttempt) throws(Problem) -> SignatureRun {
    do throws(SigningFailure) { return try maker.run(attempt) } catch { throw .failed(error) }
  }

  // MARK: Parameters

  /// Values that are easily found again, and are a key in hexadecimal and in base64 as well.
  static func inventedValues(_ names: [String]) -> [(name: String, value: JSONValue)] {
    names.enumerated().map { number, name in
      (name, .string("face" + String(0xC0DE_0000 + number * 0x1_0001, radix: 16) + "beef"))
    }
  }

  /// As many of the signer's parameters as it can be run with: some take one of a few words only, or a key in PEM.
  private static func inventedParameters(
    of maker: SignatureMaker, _ request: HTTPRequest
  ) -> [(name: String, value: JSONValue)] {
    let works = { (values: [(name: String, value: JSONValue)]) in
      (try? maker.run(SigningAttempt(request: request, now: 0, values: values)))?.destination != nil
    }
    // Where the signer writes is looked for under the name that is known, as the header of `hmac-header`.
    let places = Set(maker.signer.steps.flatMap(\.targets).flatMap(\.template.references))
    let isKnown = { (name: String) in places.contains(name) && ((try? maker.scope.value(of: name)) ?? nil) != nil }
    let all = inventedValues((maker.signer.parameters + maker.signer.optional).filter { !isKnown($0) })
    if works(all) { return all.filter { !isAgainstSignature($0.value, maker, request, all) } }
    var values = all.filter { maker.signer.parameters.contains($0.name) }
    if !works(values) { return [] }
    for value in all where maker.signer.optional.contains(value.name) && works(values + [value]) {
      values.append(value)
    }
    return values.filter { !isAgainstSignature($0.value, maker, request, values) }
  }

  /// Whether a value stands right before the signature, so that nothing tells where the one ends and the other begins.
  private static func isAgainstSignature(
    _ value: JSONValue, _ maker: SignatureMaker, _ request: HTTPRequest, _ all: [(name: String, value: JSONValue)]
  ) -> Bool {
    guard let run = try? maker.run(SigningAttempt(request: request, now: 0, values: all)),
      let text = value.stringValue, let part = run.destination.flatMap(run.signed.read)
    else { return false }
    return String(decoding: part, as: UTF8.self).contains(text + run.signature)
  }

  /// The words that stand where nobody gives optional parameters, such as the name of a method: the line may have
  /// another in that place.
  private static func standIns(
    of signer: Signer, besides invented: [(name: String, value: JSONValue)]
  ) -> [(name: String, value: JSONValue)] {
    signer.optional.compactMap { name in
      guard !invented.contains(where: { $0.name == name }), let value = signer.defaults[name]?.constantValue,
        case .string(let text) = value, text.utf8.count >= 4
      else { return nil }
      return (name, value)
    }
  }

  private static let signatureHole = ""

  private static func captures(
    from run: SignatureRun, _ invented: [(name: String, value: JSONValue)], in request: HTTPRequest
  ) -> (values: [String: String], absent: Set<String>) {
    var values: [String: String] = [:]
    var absent: Set<String> = []
    var holes: [(name: String, text: String)] = [(signatureHole, run.signature)]
    for (name, value) in invented {
      if case .string(let text) = value { holes.append((name, text)) }
    }
    for destination in run.written {
      guard let ours = run.signed.read(destination) else { continue }
      let text = String(decoding: ours, as: UTF8.self)
      if let theirs = request.read(destination) {
        let found = PartPattern(text, holes: holes).captures(in: String(decoding: theirs, as: UTF8.self))
        values.merge(found) { first, _ in first }
      } else {
        for hole in holes where PartPattern.holds(text, hole.text) { absent.insert(hole.name) }
      }
    }
    return (values, absent)
  }

  // MARK: Moment and nonce

  /// The moments in those parts that the signer writes; where the signature stands last, for it is full of digits.
  private static func moments(of run: SignatureRun, in request: HTTPRequest) -> [Int64] {
    let parts = run.written.filter { $0 != run.destination } + run.written.filter { $0 == run.destination }
    return parts.flatMap { part in
      request.read(part).map { SignedMoment.moments(in: String(decoding: $0, as: UTF8.self)) } ?? []
    }
  }

  /// Parts that come out otherwise each time hold what the line holds there, and so do the variables that they are made
  /// from.
  private static func randomParts(
    of base: SigningAttempt, except signature: StepTarget.Destination, _ maker: SignatureMaker, _ request: HTTPRequest
  ) throws(Problem) -> [(destination: StepTarget.Destination, value: String)] {
    var other = base
    other.seed += 1
    let first = try run(maker, base)
    let second = try run(maker, other)
    var pins: [(destination: StepTarget.Destination, value: String)] = []
    for destination in first.written where destination != signature {
      guard let ours = first.signed.read(destination), ours != second.signed.read(destination),
        let theirs = request.read(destination)
      else { continue }
      let value = String(decoding: theirs, as: UTF8.self)
      pins.append((destination, value))
      for item in first.trace.flatMap(\.items) where item.bytes == ours && StepTarget.isVariableName(item.label) {
        pins.append((.variable(item.label), value))
      }
    }
    return pins
  }
}
