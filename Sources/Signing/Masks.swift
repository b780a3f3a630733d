/// Values that may not be seen, and what stands in their places.
struct Masks {
  private var values: [(bytes: [UInt8], name: String)] = []

  init(_ secrets: [String: String]) {
    for (name, value) in secrets.sorted(by: { $0.key < $1.key }) { add(Array(value.utf8), named: name) }
  }

  /// The longest first, so that a secret that holds another is masked whole.
  mutating func add(_ bytes: [UInt8], named name: String) {
    guard !bytes.isEmpty, !values.contains(where: { $0.bytes == bytes }) else { return }
    let at = values.firstIndex { $0.bytes.count < bytes.count } ?? values.endIndex
    values.insert((bytes, "***\(name)***"), at: at)
  }

  /// What stands for exactly these bytes.
  func name(of bytes: [UInt8]) -> String? { values.first { $0.bytes == bytes }?.name }

  func masked(_ text: String) -> String { String(decoding: masked(Array(text.utf8)), as: UTF8.self) }

  func masked(_ bytes: [UInt8]) -> [UInt8] { masked(bytes, from: 0, to: bytes.count) }

  /// A stretch of the bytes; a value of which any part lies in it is masked whole.
  func masked(_ bytes: [UInt8], from start: Int, to end: Int) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first, rest.startIndex < end {
      if let hit = values.first(where: { $0.bytes[0] == first && rest.starts(with: $0.bytes) }) {
        if rest.startIndex + hit.bytes.count > start { result += Array(hit.name.utf8) }
        rest = rest.dropFirst(hit.bytes.count)
      } else {
        if rest.startIndex >= start { result.append(first) }
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
