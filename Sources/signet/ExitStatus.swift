internal import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The exit codes of every command.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let unusable = ExitCode(2)
  static let notCompleted = ExitCode(3)
  static let refused = ExitCode(4)
  static let nothingSelected = ExitCode(5)

  /// Ends the process with everything written and nothing freed: to give back thousands of requests one by one first
  /// would only take time.
  static func end(_ code: Int32, keeping values: borrowing some Any) -> Never {
    withExtendedLifetime(values) { exit(code) }
  }
}
