import Diagnostics
import Digests
import Templates

/// How the text of a key or an input stands for bytes.
enum InputEncoding: String, CaseIterable, Sendable {
  case text, hex, base64, base64url

  /// The bytes meant; bytes that a step made with `encoding: none` are taken as they are under `text`.
  func decode(_ bytes: [UInt8], what: String, of template: Template) throws(SigningFailure) -> [UInt8] {
    let encoding: ByteEncoding
    switch self {
    case .text: return bytes
    case .hex: encoding = .hex
    case .base64: encoding = .base64
    case .base64url: encoding = .base64url
    }
    guard let text = String(validating: bytes, as: UTF8.self), let decoded = encoding.decode(text) else {
      // The text itself may be a key: a message must not repeat it.
      throw SigningFailure(
        Diagnostic(
          "the \(what) is not \(rawValue)", at: template.place,
          hints: ["say how it is written with `\(what)_encoding: text`, hex, base64 or base64url"]), value: template)
    }
    return decoded
  }
}
