internal import ArgumentParser

/// The exit codes of every command.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let unusable = ExitCode(2)
  static let incomplete = ExitCode(3)
  static let refused = ExitCode(4)
  static let nothingSelected = ExitCode(5)
}
