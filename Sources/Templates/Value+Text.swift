package import Checks
import JSON

extension Value {
  /// The text that a template inserts for it: numbers as written; nothing for a list, a map, or bytes that are not
  /// UTF-8.
  package var plainText: String? {
    switch self {
    case .text(let text), .json(.string(let text)): text
    case .json(.number(let number)): number.text
    case .json(.bool(let bool)): bool ? "true" : "false"
    case .json(.null): "null"
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    case .texts(let texts): texts.count == 1 ? texts[0] : nil
    case .json(.array), .json(.object), .nodes: nil
    }
  }

  /// How messages name what has no text of its own: "a list", "a map", "bytes that are not UTF-8".
  package var kindInWords: String {
    switch self {
    case .json(.array), .nodes, .texts: "a list"
    case .json(.object): "a map"
    case .bytes: "bytes that are not UTF-8"
    default: "a value"
    }
  }
}
