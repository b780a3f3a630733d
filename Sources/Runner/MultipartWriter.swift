/// A multipart/form-data body (RFC 7578).
struct MultipartWriter {
  struct Part {
    var name: String
    var filename: String?
    var contentType: String?
    var content: [UInt8] = []

    init(name: String) { self.name = name }
  }

  let parts: [Part]
  let boundary: String

  /// A boundary of 24 letters and digits after a fixed beginning; 62^24 leaves no room for chance to put it into a body.
  static func boundary(using random: inout some RandomNumberGenerator) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return "signet-" + String((0..<24).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
  }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(parts.reduce(64) { $0 + $1.content.count + 200 })
    for part in parts {
      out += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(part.name))\"".utf8
      if let filename = part.filename { out += "; filename=\"\(quoted(filename))\"".utf8 }
      if let contentType = part.contentType { out += "\r\nContent-Type: \(contentType)".utf8 }
      out += "\r\n\r\n".utf8
      out += part.content
      out += "\r\n".utf8
    }
    out += "--\(boundary)--\r\n".utf8
    return out
  }

  /// As browsers do it: quotes and line breaks percent-encoded (WHATWG HTML, multipart form data).
  private func quoted(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "\"": out += "%22"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}
