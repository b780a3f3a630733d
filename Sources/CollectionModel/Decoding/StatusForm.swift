/// A status as written: `200` or `2xx`.
enum StatusForm {
  case code(Int)
  /// `2xx` has 2.
  case hundreds(Int)

  init?(_ text: String) {
    guard text.utf8.count == 3 else { return nil }
    if let code = Int(text), code >= 100 {
      self = .code(code)
    } else if let first = text.first?.wholeNumberValue, first >= 1, text.dropFirst().lowercased() == "xx" {
      self = .hundreds(first)
    } else {
      return nil
    }
  }

  /// As it stands in a file.
  var written: String {
    switch self {
    case .code(let code): String(code)
    case .hundreds(let first): "\(first)xx"
    }
  }
}
