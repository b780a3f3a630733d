/// A status as written: `200` or `2xx`.
enum StatusForm {
  case code(Int)
  /// `2xx` has 2.
  case hundreds(Int)

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[0]) else { return nil }
    let first = Int(bytes[0] - UInt8(ascii: "0"))
    if bytes[1] | 0x20 == UInt8(ascii: "x"), bytes[2] | 0x20 == UInt8(ascii: "x") {
      self = .hundreds(first)
    } else if let code = Int(text) {
      self = .code(code)
    } else {
      return nil
    }
  }
}
