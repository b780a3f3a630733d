import Digests
import HTTP
import JSON

/// The forms in which a secret may turn up.
enum SecretForms {
  /// As it is, and as URLs and forms write it.
  static func plain(_ secret: String) -> Set<[UInt8]> {
    [Array(secret.utf8), Array(PercentEncoding.encode(secret).utf8), Array(PercentEncoding.encodeForm(secret).utf8)]
  }

  /// What others may have escaped on their part: itself, and what base64 writes with a `/` or a `+`.
  static func escapable(_ secret: String) -> [String] {
    let forms = base64Alignments(of: Array(secret.utf8), .base64).map { String(decoding: $0, as: UTF8.self) }
    return [secret] + forms.filter { $0.utf8.count >= 6 && ($0.contains("/") || $0.contains("+")) }
  }

  static func all(of secret: String) -> Set<[UInt8]> {
    let bytes = Array(secret.utf8)
    var forms: Set<[UInt8]> = [bytes]
    let encoded = PercentEncoding.encode(secret)
    forms.insert(Array(encoded.utf8))
    forms.insert(Array(lowercaseEscapes(encoded).utf8))
    forms.insert(Array(PercentEncoding.encodeForm(secret).utf8))
    let json = Array(JSONWriter.compactBytes(.string(secret)).dropFirst().dropLast())
    forms.insert(json)
    // Some writers escape the slash too.
    forms.insert(json.flatMap { $0 == UInt8(ascii: "/") ? [UInt8(ascii: "\\"), $0] : [$0] })
    forms.insert(Array(xmlEscaped(secret).utf8))
    forms.insert(Array(ByteEncoding.hex.encode(bytes).utf8))
    forms.insert(Array(ByteEncoding.upperHex.encode(bytes).utf8))
    // What is encoded may be JSON, as in a token's claims.
    for source in Set([bytes, json]) {
      for encoding in [ByteEncoding.base64, .base64url] {
        for form in base64Alignments(of: source, encoding) { forms.insert(form) }
      }
    }
    return forms.filter { $0.count >= 6 }
  }

  /// What base64 makes of the secret wherever it begins in a longer text: the characters that depend on it alone.
  private static func base64Alignments(of bytes: [UInt8], _ encoding: ByteEncoding) -> [[UInt8]] {
    (0..<3).map { shift in
      let padded = [UInt8](repeating: 0, count: shift) + bytes
      let text = Array(encoding.encode(padded).utf8.filter { $0 != UInt8(ascii: "=") })
      let first = [0, 2, 3][shift]
      let whole = padded.count * 8 / 6
      return Array(text[min(first, text.count)..<min(max(first, whole), text.count)])
    }
  }

  private static func lowercaseEscapes(_ text: String) -> String {
    var out: [UInt8] = []
    var escape = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "%") { escape = 3 }
      let letter = (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
      out.append(escape > 0 && letter ? byte | 0x20 : byte)
      escape -= 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func xmlEscaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
    return out
  }
}
