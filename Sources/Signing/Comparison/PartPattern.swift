import HTTP

/// A value that a signer wrote, with some of its stretches known for what they are (a parameter, the signature), so that
/// the same stretches can be found in a value that another program wrote.
struct PartPattern {
  private let text: [UInt8]
  private let holes: [(name: String, range: Range<Int>, isEncoded: Bool)]

  /// Stretches that do not occur in `text`, as they are or percent-encoded, are none of its holes.
  init(_ text: String, holes named: [(name: String, text: String)]) {
    self.text = Array(text.utf8)
    var holes: [(name: String, range: Range<Int>, isEncoded: Bool)] = []
    for (name, part) in named where !part.isEmpty {
      if let range = self.text.firstRange(of: Array(part.utf8)) {
        holes.append((name, range, false))
      } else if let range = self.text.firstRange(of: PercentEncoding.encode(part.utf8)) {
        holes.append((name, range, true))
      }
    }
    self.holes = holes.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  static func holds(_ text: String, _ part: String) -> Bool {
    !PartPattern(text, holes: [("", part)]).holes.isEmpty
  }

  private static let delimiters = Array(" \t,;&".utf8)

  /// What stands in `value` where this one has its holes, by name.
  func captures(in value: String) -> [String: String] {
    let value = Array(value.utf8)
    var found: [String: String] = [:]
    var cursor = 0
    var end = 0
    for (number, hole) in holes.enumerated() {
      defer { end = hole.range.upperBound }
      guard let start = start(of: hole.range, after: end, in: value, cursor: cursor) else { continue }
      let next = number + 1 < holes.count ? holes[number + 1].range.lowerBound : text.count
      let stop = hole.range.upperBound < next || next < text.count ? text[hole.range.upperBound] : nil
      var rest = value[start...]
      if let stop {
        rest = rest.prefix { $0 != stop }
      } else if hole.range.lowerBound > 0 {
        rest = rest.prefix { !Self.delimiters.contains($0) }
      }
      cursor = rest.endIndex
      let bytes = hole.isEncoded ? PercentEncoding.decode(rest) : Array(rest)
      if !bytes.isEmpty { found[hole.name] = String(decoding: bytes, as: UTF8.self) }
    }
    return found
  }

  /// Where the stretch begins: behind the same words as in the pattern, wherever those stand, since others order their
  /// fields otherwise.
  private func start(of hole: Range<Int>, after end: Int, in value: [UInt8], cursor: Int) -> Int? {
    let literal = text[end..<hole.lowerBound]
    if let delimiter = literal.lastIndex(where: Self.delimiters.contains) {
      let word = literal[(delimiter + 1)...]
      if !word.isEmpty { return value.firstRange(of: Array(word))?.upperBound }
      return value.firstRange(of: Array(literal))?.upperBound
    }
    return value[min(cursor, value.count)...].starts(with: literal) ? min(cursor, value.count) + literal.count : nil
  }
}
