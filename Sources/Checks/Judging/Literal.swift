import JSON

/// A literal of the file, and how values of each kind compare with it.
struct Literal: Sendable {
  let value: JSONValue

  /// JSON compares type and all; a text with a scalar by its written form; bytes with text by its UTF-8.
  func equals(_ other: Value) -> Bool {
    switch other {
    case .json(let json): json == value
    case .text(let text): isWritten(text)
    case .bytes(let bytes): value.stringValue.map { $0.utf8.elementsEqual(bytes) } ?? false
    case .texts(let texts): equals(texts)
    case .nodes(let nodes): nodes.count == 1 && nodes[0] == value || JSONValue.array(nodes) == value
    }
  }

  private func equals(_ texts: [String]) -> Bool {
    if texts.count == 1, isWritten(texts[0]) { return true }
    guard case .array(let elements) = value, elements.count == texts.count else { return false }
    return zip(elements, texts).allSatisfy { Literal(value: $0).isWritten($1) }
  }

  private func isWritten(_ text: String) -> Bool { value.written.map { text.isSameText($0) } ?? false }
}

extension JSONValue {
  /// A scalar's written form: what stands in the file, without quotes. Nothing for an array or object.
  var written: String? {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): text
    case .array, .object: nil
    }
  }
}

extension String {
  /// Whether both are the same code points; `==` also takes texts for equal that only look alike.
  func isSameText(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension Collection<UInt8> where Index == Int {
  /// Where `part` first stands, byte for byte.
  func firstOffset(of part: some RandomAccessCollection<UInt8>) -> Int? {
    guard let first = part.first else { return startIndex }
    var position = startIndex
    while let found = self[position...].firstIndex(of: first) {
      guard endIndex - found >= part.count else { return nil }
      if self[found..<found + part.count].elementsEqual(part) { return found }
      position = found + 1
    }
    return nil
  }
}
