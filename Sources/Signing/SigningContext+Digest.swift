import JSON
import Checks
import Digests

extension SigningContext {
  /// Writes the digest of a message, encoded; gives the target as it is written in a file, and what was written.
  mutating func write(
    _ digest: [UInt8], of message: [UInt8], _ encoding: ByteEncoding, to target: StepTarget, isSecret: Bool
  ) throws(SigningFailure) -> (label: String, shown: [UInt8]) {
    let text = encoding.encode(digest)
    try write(encoding == .none ? .bytes(digest) : .json(.string(text)), to: target)
    if isSecret {
      signatures.append(MadeSignature(bytes: digest, encoding: encoding, inputCount: message.count))
      // Bytes show nowhere as they are: it is their hexadecimal and base64 forms that could get into a report.
      derivedSecrets +=
        encoding == .none ? [ByteEncoding.hex.encode(digest), ByteEncoding.base64.encode(digest)] : [text]
    }
    let label = tracing ? try target.destination(in: self).described : ""
    return (label, encoding == .none ? digest : Array(text.utf8))
  }
}
