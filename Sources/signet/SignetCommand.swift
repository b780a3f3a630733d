internal import ArgumentParser

struct SignetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signet",
    abstract: "Runs YAML collections of signed API requests and writes JUnit.",
    version: ProjectSession.tool,
    subcommands: [
      RunCommand.self, CheckCommand.self, ListCommand.self, ExplainCommand.self, SandboxCommand.self,
      QueryCommand.self, SchemaCommand.self,
    ])
}

@main
enum Program {
  /// As the parser's own `main`, but with exit code 2 for what it calls 64: a usage error.
  static func main() {
    do {
      var command = try SignetCommand.parseAsRoot()
      try command.run()
    } catch {
      let code = SignetCommand.exitCode(for: error)
      let message = SignetCommand.fullMessage(for: error)
      if !message.isEmpty {
        (code.isSuccess ? StandardStream.output : .error).write(message + "\n")
      }
      SignetCommand.exit(withError: code == .validationFailure ? ExitStatus.unusable : code)
    }
  }
}
