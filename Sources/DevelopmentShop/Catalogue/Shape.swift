/// What the documentation says of a parameter's or an answer's value.
indirect enum Shape: Sendable {
  /// With the words that it must be one of; none for any text.
  case text([String])
  case integer
  case boolean
  /// `2026-01-31`.
  case date
  case file
  case object([Member])
  case objects([Member])
  case texts([String])
  case integers

  struct Member: Sendable {
    let name: String
    let isRequired: Bool
    let shape: Shape
  }
}

extension Shape.Member {
  /// Whether a body's member is there if it must be, and of its type, with everything below it.
  func check(_ fields: Fields) throws(Refusal) {
    guard fields[name] != nil else {
      if isRequired { throw .missingField(fields.goName(name)) }
      return
    }
    switch shape {
    case .text(let words): try Shape.check(try fields.text(name) ?? "", words, fields.goName(name), isRequired)
    case .date: _ = try fields.text(name)
    case .integer: _ = try fields.integer(name)
    case .boolean: _ = try fields.boolean(name)
    case .texts(let words):
      for text in try fields.texts(name) ?? [] { try Shape.check(text, words, fields.goName(name), isRequired) }
    case .object(let members):
      guard let nested = try fields.nested(name) else { return }
      for member in members { try member.check(nested) }
    case .objects(let members):
      for element in try fields.list(name) ?? [] {
        for member in members { try member.check(element) }
      }
    case .integers, .file: return
    }
  }

  /// Whether a query parameter is there if it must be, and of its type.
  func check(_ query: QueryString) throws(Refusal) {
    guard let value = query[name], !value.isEmpty else {
      if isRequired { throw .missingField(GoName.of(name)) }
      return
    }
    switch shape {
    case .text(let words): try Shape.check(value, words, GoName.of(name), isRequired)
    case .integer:
      guard let number = Int(value) else { throw .wrongType(GoName.of(name), expected: "an integer") }
      if name == "page_size", !(1...100).contains(number) {
        throw .invalidParameter("Invalid parameter: field 'PageSize' must be between 1 and 100")
      }
    case .boolean:
      guard ["true", "false"].contains(value) else { throw .wrongType(GoName.of(name), expected: "a boolean") }
    case .date:
      let isDate =
        value.utf8.count >= 10
        && value.utf8.prefix(10).enumerated().allSatisfy { index, byte in
          index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
        }
      guard isDate else { throw .wrongType(GoName.of(name), expected: "a date such as 2026-01-31") }
    case .texts, .integers, .object, .objects, .file: return
    }
  }
}

extension Shape {
  /// An empty text stands for none where none may be given.
  fileprivate static func check(
    _ text: String, _ words: [String], _ field: String, _ isRequired: Bool
  ) throws(Refusal) {
    if words.isEmpty || words.contains(text) || (text.isEmpty && !isRequired) { return }
    throw .wrongType(field, expected: "one of \(words.map { "'\($0)'" }.joined(separator: ", "))")
  }
}
