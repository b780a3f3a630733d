import Checks
import Digests

extension ValueShape {
  /// One of the words of a fixed set, or a template that gives one.
  static func choice<Value: CaseIterable & RawRepresentable<String>>(of type: Value.Type) -> ValueShape {
    .orTemplate(.word(type.allCases.map(\.rawValue)))
  }

  /// `true` and `false` as words, for a choice that a template may give.
  static let flag = ValueShape.orTemplate(.boolean)
}

/// A key that several steps have, in one place: its name, its summary and its shape.
enum StepKey {
  typealias Row = (String, String, ValueShape)

  static let into: Row = (
    "into", "Where it is written: a variable, or a part of the request such as header.NAME.", .text
  )
  static let input: Row = ("input", "The message.", .text)
  static let inputEncoding: Row = (
    "input_encoding", "How the input stands for bytes; text by default.", .choice(of: InputEncoding.self)
  )
  static let key: Row = ("key", "The key; from a secret.", .text)
  static let keyEncoding: Row = (
    "key_encoding", "How the key stands for bytes; text by default.", .choice(of: InputEncoding.self)
  )
  static let passphrase: Row = ("passphrase", "The passphrase of a private key.", .text)
  static let hash: Row = ("algorithm", "The digest.", .choice(of: HashAlgorithm.self))
  static let pair: Row = ("pair", "How each name and value is written; '{name}{value}' by default.", .text)
  static let join: Row = ("join", "What stands between them; nothing by default.", .text)
  static let only: Row = ("only", "The names to take; all by default.", .textList)
  static let exclude: Row = ("exclude", "The names to leave out.", .textList)

  /// How the result is written.
  static func encoding(default name: String) -> Row {
    ("encoding", "How the result is written; \(name) by default.", .choice(of: ByteEncoding.self))
  }
}
