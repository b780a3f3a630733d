/// Header fields in their order on the wire; names compare without regard to ASCII case.
package struct HTTPFields: Sendable, Equatable {
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var fields: [Field]

  package init(_ fields: [Field] = []) { self.fields = fields }

  /// The first value of `name`.
  package subscript(_ name: String) -> String? {
    for field in fields where HTTPFields.sameName(field.name, name) { return field.value }
    return nil
  }

  /// Every value of `name`, in order.
  package func values(of name: String) -> [String] {
    fields.filter { HTTPFields.sameName($0.name, name) }.map(\.value)
  }

  package func contains(_ name: String) -> Bool {
    for field in fields where HTTPFields.sameName(field.name, name) { return true }
    return false
  }

  package mutating func append(_ name: String, _ value: String) { fields.append(Field(name, value)) }

  /// Replaces every field of that name by one, at the place of the first.
  package mutating func set(_ name: String, _ value: String) {
    guard let first = fields.firstIndex(where: { HTTPFields.sameName($0.name, name) }) else {
      return append(name, value)
    }
    fields[first] = Field(name, value)
    var seen = 0
    fields.removeAll { field in
      guard HTTPFields.sameName(field.name, name) else { return false }
      seen += 1
      return seen > 1
    }
  }

  package mutating func remove(_ name: String) {
    fields.removeAll { HTTPFields.sameName($0.name, name) }
  }

  package static func sameName(_ a: String, _ b: String) -> Bool {
    // Lengths tell most names apart before a byte is read.
    guard a.utf8.count == b.utf8.count else { return false }
    var others = b.utf8.makeIterator()
    for byte in a.utf8 {
      guard let other = others.next() else { return false }
      if byte != other && lowercased(byte) != lowercased(other) { return false }
    }
    return true
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
