/// The parts of a multipart/form-data body (RFC 7578).
struct MultipartBody: Sendable {
  struct Part: Sendable {
    let name: String
    let fileName: String?
    let content: [UInt8]
  }

  let parts: [Part]

  /// Nothing where the body does not begin with its boundary or does not end with the closing one.
  init?(_ body: [UInt8], boundary: String) {
    guard !boundary.isEmpty, boundary.utf8.count <= 70 else { return nil }
    let delimiter = Array("\r\n--\(boundary)".utf8)
    // The first boundary may stand at the very start, without the line break that belongs to the others.
    let framed = [UInt8]("\r\n".utf8) + body
    var parts: [Part] = []
    guard var start = MultipartBody.find(delimiter, in: framed, from: 0) else { return nil }
    while true {
      let after = start + delimiter.count
      if framed[after...].starts(with: "--".utf8) { break }
      guard let end = MultipartBody.find(delimiter, in: framed, from: after) else { return nil }
      guard let part = MultipartBody.part(framed[after..<end]) else { return nil }
      parts.append(part)
      start = end
    }
    self.parts = parts
  }

  subscript(_ name: String) -> Part? { parts.first { $0.name == name } }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard bytes.starts(with: "\r\n".utf8) else { return nil }
    let blank = Array("\r\n\r\n".utf8)
    let whole = Array(bytes)
    guard let headEnd = find(blank, in: whole, from: 0) else { return nil }
    let head = String(decoding: whole[2..<max(2, headEnd)], as: UTF8.self)
    for line in head.split(separator: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:") else { continue }
      let disposition = MediaType(String(line.dropFirst("content-disposition:".count)))
      guard disposition.name == "form-data", let name = disposition["name"] else { return nil }
      return Part(name: name, fileName: disposition["filename"], content: Array(whole[(headEnd + 4)...]))
    }
    return nil
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    var index = start
    while index <= bytes.count - needle.count {
      if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }
}
