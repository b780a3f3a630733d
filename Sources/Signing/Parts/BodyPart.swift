import Checks
import Diagnostics
import Digests
import HTTP
import Templates
import YAML

/// `{body: {unless: multipart, hash: sha256, encoding: hex}}`: the exact bytes of the body, or their digest.
struct BodyPart: ConcatPart {
  static let name = "body"
  static let summary = "The bytes of the body, or their digest."
  static let keys = KeyGroup(
    name: "body",
    keys: [
      ("unless", "The kind of body that is left out.", .word(Exclusion.allCases.map(\.rawValue))),
      ("hash", "The digest that stands for the bytes.", .choice(of: HashAlgorithm.self)),
      ("encoding", "How the digest is written; hex by default.", .choice(of: ByteEncoding.self)),
    ])

  private enum Exclusion: String, CaseIterable { case multipart }

  private let skipsMultipart: Bool
  private let hash: StepChoice<HashAlgorithm>?
  private let encoding: StepChoice<ByteEncoding>

  static func read(_ node: Node, with reader: inout StepReader) -> BodyPart? {
    guard let arguments = reader.arguments(node, keys, of: "the part 'body'") else {
      return nil
    }
    if arguments["unless"] != nil {
      let unless = reader.choice("unless", in: arguments, default: Exclusion.multipart)
      if unless?.template != nil {
        reader.report(Diagnostic("'unless' takes no template", at: reader.place, label: "write multipart"))
      }
    }
    let hash = arguments["hash"] == nil ? nil : reader.choice("hash", in: arguments, default: HashAlgorithm.sha256)
    let encoding = reader.choice("encoding", in: arguments, default: hash == nil ? ByteEncoding.none : .hex)
    guard let encoding else { return nil }
    return BodyPart(skipsMultipart: arguments["unless"] != nil, hash: hash, encoding: encoding)
  }

  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    // The media type decides, not the boundary or any other parameter, and not how it is written.
    if skipsMultipart, context.request.mediaType == "multipart/form-data" { return [] }
    var bytes = context.request.body ?? []
    if let hash {
      let algorithm = try hash.value(in: context)
      do throws(DigestFailure) {
        bytes = try Digest.hash(algorithm, bytes)
      } catch {
        throw SigningFailure(Diagnostic(error.reason))
      }
    }
    return try encoding.value(in: context).bytes(bytes)
  }

  var templates: [Template] { [hash?.template, encoding.template].compactMap { $0 } }
}

extension ByteEncoding {
  /// The encoded text's bytes; the bytes themselves for `none`.
  func bytes(_ bytes: [UInt8]) -> [UInt8] {
    self == .none ? bytes : Array(encode(bytes).utf8)
  }
}
