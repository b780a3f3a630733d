/// The type and subtype of a Content-Type value in lower case, and its parameters (RFC 9110 section 8.3.1).
struct MediaType: Sendable, Equatable {
  let name: String
  private let parameters: [(name: String, value: String)]

  static let json = "application/json"
  static let multipart = "multipart/form-data"

  init(_ value: String) {
    let pieces = value.split(separator: ";", omittingEmptySubsequences: false)
    name = MediaType.trimmed(pieces.first ?? "").lowercased()
    parameters = pieces.dropFirst().compactMap { piece in
      let halves = piece.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      var text = MediaType.trimmed(halves[1])
      if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
      return (MediaType.trimmed(halves[0]).lowercased(), String(text))
    }
  }

  subscript(parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

  static func == (left: MediaType, right: MediaType) -> Bool {
    left.name == right.name && left.parameters.elementsEqual(right.parameters, by: ==)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
