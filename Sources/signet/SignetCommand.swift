internal import ArgumentParser

struct SignetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signet",
    abstract: "Runs YAML collections of signed API requests and writes JUnit.",
    version: ProjectSession.tool,
    subcommands: [
      RunCommand.self, CheckCommand.self, ListCommand.self, ExplainCommand.self, SendCommand.self,
      AuthorizeCommand.self, ListenCommand.self, SandboxCommand.self, QueryCommand.self, EnvironmentsCommand.self,
      VectorsCommand.self, SchemaCommand.self, ImportCommand.self,
    ])
}

@main
enum Program {
  /// As the parser's own `main`, but with exit code 2 for what it calls 64: a usage error.
  static func main() {
    do {
      if let problem = SystemClock.problem(with: ProcessEnvironment.value(SystemClock.variable)) {
        throw ValidationError(problem)
      }
      var command = try SignetCommand.parseAsRoot(CommandArguments.normalized(Array(CommandLine.arguments.dropFirst())))
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

/// What the argument parser does not know: an option whose value may be left out.
enum CommandArguments {
  /// `--bail` alone stands for `--bail=1`; `--bail 3` is `--bail=3`.
  static func normalized(_ arguments: [String]) -> [String] {
    guard arguments.first == RunCommand.configuration.commandName else { return arguments }
    var result: [String] = []
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      if arguments[index] == "--bail" {
        let next = index + 1 < arguments.count ? arguments[index + 1] : ""
        let isNumber = !next.isEmpty && next.allSatisfy { $0.isASCII && $0.isNumber }
        result.append(isNumber ? "--bail=" + next : "--bail=1")
        index += isNumber ? 2 : 1
      } else {
        result.append(arguments[index])
        index += 1
      }
    }
    return result + arguments[index...]
  }
}
