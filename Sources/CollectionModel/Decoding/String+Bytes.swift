/// Looks at the bytes of short texts. Walking `utf8` one element at a time is ten times slower than asking for its
/// storage, and a large collection has some hundred thousand texts.
extension String {
  func containsByte(where test: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(where: test) } ?? utf8.contains(where: test)
  }

  /// Whether two opening braces stand together: only then is a text a template.
  var holdsTemplate: Bool {
    var before: UInt8 = 0
    return containsByte { byte in
      defer { before = byte }
      return byte == UInt8(ascii: "{") && before == byte
    }
  }

  /// Whether it is empty or has nothing but blanks.
  var isBlank: Bool { !containsByte { $0 != UInt8(ascii: " ") } }
}
