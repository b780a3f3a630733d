/// A path such as `/product/202309/products/{product_id}`.
struct PathTemplate: Sendable, ExpressibleByStringLiteral {
  private enum Segment: Sendable { case fixed(Substring), version(Substring), parameter(String) }

  let text: String
  private let segments: [Segment]

  init(stringLiteral text: String) {
    self.text = text
    segments = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().enumerated().map {
      index, part in
      if part.hasPrefix("{"), part.hasSuffix("}") { return .parameter(String(part.dropFirst().dropLast())) }
      return index == 1 && PathTemplate.looksLikeVersion(part) ? .version(part) : .fixed(part)
    }
  }

  /// What a path says if it has this shape, whatever its version: the parameters, and whether the version is this one.
  func match(_ path: String) -> (parameters: [String: String], hasRightVersion: Bool)? {
    match(parts: PathTemplate.parts(of: path))
  }

  static func parts(of path: String) -> ArraySlice<Substring> {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
  }

  func match(parts: ArraySlice<Substring>) -> (parameters: [String: String], hasRightVersion: Bool)? {
    guard parts.count == segments.count else { return nil }
    var parameters: [String: String] = [:]
    var hasRightVersion = true
    for (segment, part) in zip(segments, parts) {
      switch segment {
      case .fixed(let text):
        guard text == part else { return nil }
      case .version(let version):
        guard !part.isEmpty else { return nil }
        hasRightVersion = version == part
      case .parameter(let name):
        guard !part.isEmpty, let bytes = PercentText.decoded(part.utf8, plusIsSpace: false) else { return nil }
        parameters[name] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return (parameters, hasRightVersion)
  }

  /// The fixed segments win over parameters: `/products/search` before `/products/{product_id}`.
  var precision: Int {
    segments.count { segment in
      if case .parameter = segment { false } else { true }
    }
  }

  private static func looksLikeVersion(_ part: Substring) -> Bool {
    part.utf8.count == 6 && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
