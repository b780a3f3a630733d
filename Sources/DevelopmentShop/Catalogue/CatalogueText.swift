/// Reads the notation in which the catalogue is written down: compact, so that compiling it costs nothing.
///
/// ```
/// POST /product/202309/products/{product_id}/prices/update seller.product.write shop
/// ? page_size!#
/// < skus![id! price!{amount currency!}]
/// > errors[code# message]
/// ```
///
/// The first line holds the method, the path, the scopes (`|` for "or"; `~` in front where no source tells them and
/// those of the family stand in) and marks: `shop` for the cipher (`shop?` where it may be left out), `multipart`,
/// `creator` or `partner` for whose token it takes. Below stand the query's, the body's and the answer's members. A
/// member is a name, `!` where it is required, and its type: nothing for a text, `#` integer, `?` boolean, `~` date,
/// `@` file, `(A|B)` one of these words, `{…}` an object, `[…]` a list of objects, `[]` of texts, `[#]` of integers.
/// Lines that begin with none of the marks go on from the line before.
enum CatalogueText {
  static func operations(in text: String) -> [CatalogueOperation] {
    var operations: [CatalogueOperation] = []
    var sections = Sections()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if let first = line.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first), sections.isWhole {
        operations.append(contentsOf: sections.operation.map { [$0] } ?? [])
        sections = Sections()
      }
      sections.add(line)
    }
    return operations + (sections.operation.map { [$0] } ?? [])
  }

  /// The lines of one operation.
  private struct Sections {
    private var texts: [[UInt8]] = [[]]
    private var marks: [UInt8] = [0]

    /// Whether the next line may begin another operation: a word of a list that was broken may stand alone.
    var isWhole: Bool { texts.last?.last != UInt8(ascii: "|") && texts.last?.last != UInt8(ascii: "/") }

    mutating func add(_ line: Substring.UTF8View) {
      guard let first = line.first else { return }
      if "?<>".utf8.contains(first) {
        marks.append(first)
        texts.append(Array(line.dropFirst(2)))
      } else {
        if isWhole { texts[texts.count - 1].append(UInt8(ascii: " ")) }
        texts[texts.count - 1] += line.drop { $0 == UInt8(ascii: " ") }
      }
    }

    var operation: CatalogueOperation? {
      let head = String(decoding: texts[0], as: UTF8.self).split(separator: " ").map(String.init)
      guard head.count >= 3, let method = Route.Method(rawValue: head[0]) else { return nil }
      return CatalogueOperation(
        method: method, path: head[1], scopes: head[2], marks: Set(head.dropFirst(3)), query: members(after: "?"),
        body: members(after: "<"), answer: members(after: ">"))
    }

    private func members(after mark: Unicode.Scalar) -> [Shape.Member] {
      guard let index = marks.firstIndex(of: UInt8(ascii: mark)) else { return [] }
      var reader = MemberReader(texts[index])
      return reader.members()
    }
  }
}

/// Reads members of one section.
private struct MemberReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Up to the bracket that closes them, or to the end.
  mutating func members() -> [Shape.Member] {
    var members: [Shape.Member] = []
    while true {
      while current == UInt8(ascii: " ") { position += 1 }
      let start = position
      while let byte = current, byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || isAlphanumeric(byte) {
        position += 1
      }
      guard position > start else { return members }
      let name = String(decoding: bytes[start..<position], as: UTF8.self)
      let isRequired = take("!")
      members.append(Shape.Member(name: name, isRequired: isRequired, shape: shape()))
    }
  }

  private mutating func shape() -> Shape {
    if take("#") { return .integer }
    if take("?") { return .boolean }
    if take("~") { return .date }
    if take("@") { return .file }
    if take("(") { return .text(words()) }
    if take("{") {
      let members = members()
      _ = take("}")
      return .object(members)
    }
    guard take("[") else { return .text([]) }
    defer { _ = take("]") }
    if take("#") { return .integers }
    if take("(") { return .texts(words()) }
    if current == UInt8(ascii: "]") { return .texts([]) }
    if take("{") {
      // A list of objects of which nothing is known.
      _ = take("}")
      return .objects([])
    }
    return .objects(members())
  }

  /// Up to `)`.
  private mutating func words() -> [String] {
    let start = position
    while let byte = current, byte != UInt8(ascii: ")") { position += 1 }
    defer { position += 1 }
    return bytes[start..<position].split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
