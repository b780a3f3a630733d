/// Colour, where the terminal is to have it.
struct ConsoleStyle {
  enum Role: String {
    case passed = "32"
    case failed = "31"
    case error = "35"
    case skipped = "33"
    case quiet = "2"
    case strong = "1"
    case hint = "36"
  }

  var color: Bool

  func paint(_ text: some StringProtocol, _ role: Role) -> String {
    guard color, !text.isEmpty else { return String(text) }
    return "\u{1B}[" + role.rawValue + "m" + text + "\u{1B}[0m"
  }
}
