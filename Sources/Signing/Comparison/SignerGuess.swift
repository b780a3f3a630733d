package import Diagnostics
import Digests
package import HTTP
package import Templates

/// Which signer a signed request looks like: signers are data, so each is run with parameters made up, and what it then
/// writes is looked for in the request.
package enum SignerGuess {
  /// The signers that a request shows the marks of, those with the most marks only; built-in ones and the files' own.
  package static func candidates(
    for request: HTTPRequest, own: [String: Signer], scope: Scope, at place: SourcePlace
  ) -> [Signer] {
    var best = 0
    var candidates: [Signer] = []
    let builtIn = SignerRegistry.builtIn.map { $0.signer }.filter { own[$0.name] == nil }
    for signer in own.sorted(by: { $0.key < $1.key }).map(\.value) + builtIn {
      let maker = SignatureMaker(signer: signer, signers: own, scope: scope, place: place)
      let marks = marks(of: maker, in: request)
      guard marks > 0, marks >= best else { continue }
      if marks > best { candidates = [] }
      best = marks
      candidates.append(signer)
    }
    if candidates.isEmpty {
      candidates = SignerRegistry.builtIn.filter { type in
        !type.markingHeaders.isEmpty && type.markingHeaders.allSatisfy { request.headers[$0] != nil }
      }.map { $0.signer }
    }
    return candidates
  }

  /// A header whose value looks like a digest that a signer of the user's own design makes, and how it is written: the
  /// parameters of `hmac-header`, but for key and message.
  package static func digestHeader(of request: HTTPRequest) -> (
    header: String, parameters: [(name: String, value: String)]
  )? {
    for field in request.headers.fields {
      let name = field.name.lowercased()
      guard ["sign", "hmac", "digest", "authorization"].contains(where: name.contains) else { continue }
      let start = field.value.lastIndex { "= :,".contains($0) && !field.value.hasSuffix(String($0)) }
      let prefix = start.map { String(field.value[...$0]) } ?? ""
      guard let digest = digest(String(field.value.dropFirst(prefix.count))) else { continue }
      var parameters = [("header", field.name)]
      if digest.algorithm != "sha256" { parameters.append(("algorithm", digest.algorithm)) }
      if !prefix.isEmpty { parameters.append(("prefix", prefix)) }
      if digest.encoding != "hex" { parameters.append(("encoding", digest.encoding)) }
      return (field.name, parameters)
    }
    return nil
  }

  private static func digest(_ text: String) -> (algorithm: String, encoding: String)? {
    let lengths = [16: "md5", 20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"]
    for encoding in [ByteEncoding.hex, .upperHex, .base64, .base64url] {
      guard let bytes = encoding.decode(text), encoding.encode(bytes) == text, let algorithm = lengths[bytes.count]
      else { continue }
      return (algorithm, encoding.rawValue)
    }
    return nil
  }

  /// How many parts of the request a signer writes; none where it writes one that is not there, or in another form.
  private static func marks(of maker: SignatureMaker, in request: HTTPRequest) -> Int {
    let values = SignedLine.inventedValues(maker.signer.parameters)
    let attempt = SigningAttempt(request: request, now: 0, values: values)
    guard let run = try? maker.run(attempt), run.destination != nil else { return 0 }
    var marks = 0
    var seen: [StepTarget.Destination] = []
    for destination in run.written where !seen.contains(destination) {
      seen.append(destination)
      guard let bytes = run.signed.read(destination) else { continue }
      guard let found = request.read(destination) else { return 0 }
      // `Authorization: AWS4-HMAC-SHA256 …` tells its signer by its first word.
      let scheme = { (bytes: [UInt8]) in bytes.contains(UInt8(ascii: " ")) ? bytes.prefix { $0 != 0x20 } : [] }
      guard scheme(bytes).elementsEqual(scheme(found)) else { return 0 }
      marks += scheme(bytes).isEmpty ? 1 : 2
    }
    return marks
  }
}
