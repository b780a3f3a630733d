import Digests
import HTTP

/// Compares what a message carries with what a signer sets, in constant time, and finds words for a difference that
/// give nothing of the right signature away.
struct ReceivedSignature {
  let destination: StepTarget.Destination
  let wanted: [UInt8]
  let made: [MadeSignature]

  /// Why it does not match; nothing where it does.
  func mismatch(with received: [UInt8]) -> String? {
    guard case .header = destination else {
      return Digest.equalsInConstantTime(received, wanted) ? nil : reason(wanted, [received])
    }
    // A header may hold more, separated by commas (RFC 9110 section 5.6.1): while a key is changed, Stripe sends the
    // signatures of both.
    let present = ReceivedSignature.elements(received)
    for element in ReceivedSignature.elements(wanted) {
      var holds = false
      for other in present where Digest.equalsInConstantTime(other, element) { holds = true }
      if !holds { return reason(element, present) }
    }
    return nil
  }

  private func reason(_ wanted: [UInt8], _ received: [[UInt8]]) -> String {
    let words = destination.inWords
    guard let (signature, prefix) = signature(in: wanted) else {
      guard let label = wanted.firstIndex(of: UInt8(ascii: "=")).flatMap({ ReceivedSignature.label(wanted[...$0]) })
      else { return "\(words) is not what the signer sets" }
      let isThere = received.contains { $0.starts(with: label.utf8) }
      return isThere ? "\(words) has another '\(label)'" : "\(words) has no '\(label)'"
    }
    let candidates = received.filter { $0.starts(with: prefix) }
    if candidates.isEmpty {
      guard let label = ReceivedSignature.label(prefix[...]) else { return "\(words) is not what the signer sets" }
      return "\(words) has no signature that begins with '\(label)'"
    }
    guard candidates.contains(where: { signature.encoding.isForm(of: $0.dropFirst(prefix.count)) }) else {
      return "\(words) is not written in \(signature.encoding.inWords)"
    }
    let count = signature.inputCount
    return "\(words): the signature does not match; computed over \(count) \(count == 1 ? "byte" : "bytes")"
  }

  /// The signature that an element holds, and what stands before it.
  private func signature(in element: [UInt8]) -> (MadeSignature, prefix: [UInt8])? {
    for var signature in made.reversed() {
      // Bytes are encoded by a later step.
      for encoding in signature.encoding == .none ? ByteEncoding.allCases : [signature.encoding] {
        let text = Array(encoding.encode(signature.bytes).utf8)
        guard encoding != .none, let range = element.firstRange(of: text) else { continue }
        signature.encoding = encoding
        return (signature, Array(element[..<range.lowerBound]))
      }
    }
    return nil
  }

  /// The text itself where it is a short word before a sign, such as `t=` or `v0=`: anything else might be a secret.
  private static func label(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let last = bytes.last, "=: ".utf8.contains(last), (2...12).contains(bytes.count),
      bytes.dropLast().allSatisfy(ASCIISet.unreserved.contains)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func elements(_ value: [UInt8]) -> [[UInt8]] {
    value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { element in
      Array(element.drop { $0 == UInt8(ascii: " ") })
    }
  }
}

extension ByteEncoding {
  /// Whether the text is exactly as this encoding writes bytes.
  fileprivate func isForm(of bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self), let decoded = decode(text) else {
      return false
    }
    return encode(decoded) == text
  }

  fileprivate var inWords: String {
    switch self {
    case .hex: "lower-case hex"
    case .upperHex: "upper-case hex"
    case .base64: "base64"
    case .base64url: "base64url without padding"
    case .none: "bytes"
    }
  }
}
