import Digests

/// A keyed digest or a signature that a step made.
struct MadeSignature: Sendable {
  var bytes: [UInt8]
  var encoding: ByteEncoding
  /// How many bytes it was made over.
  var inputCount: Int
}
