internal import ArgumentParser

/// Which environment, and values from outside: the same for every command that resolves a request.
struct RunInput: ParsableArguments {
  @Option(
    name: [.customShort("e"), .customLong("environment")],
    help: ArgumentHelp(
      "The environment: a name from environments/, or a file.",
      discussion: "Default: SIGNET_ENVIRONMENT, else 'local' where there is one.", valueName: "name|file"))
  var environment: String?

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Set a variable; may be repeated. Never for secrets.", valueName: "name=value"))
  var variables: [String] = []

  @Option(help: ArgumentHelp("Set variables from a YAML or JSON map; --var is stronger.", valueName: "file"))
  var vars: [String] = []

  @Option(
    help: ArgumentHelp("Take a secret of that name from the process environment; may be repeated.", valueName: "name"))
  var secret: [String] = []

  @Option(
    help: ArgumentHelp(
      "What files named in files must lie under (default: the project's folder).", valueName: "dir"),
    completion: .directory)
  var fileRoot: String?
}

/// When to colour, per stream.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// NO_COLOR, FORCE_COLOR, CLICOLOR and TERM=dumb are obeyed where the choice is `auto`.
  func applies(to stream: StandardStream) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = ProcessEnvironment.value("NO_COLOR"), !value.isEmpty { return false }
      if let value = ProcessEnvironment.value("FORCE_COLOR"), !value.isEmpty, value != "0" { return true }
      if let value = ProcessEnvironment.value("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
      if ProcessEnvironment.value("CLICOLOR") == "0" || ProcessEnvironment.value("TERM") == "dumb" { return false }
      return stream.isTerminal
    }
  }
}

struct ColorOption: ParsableArguments {
  @Option(help: "Colour the output: auto, always or never.")
  var color = ColorChoice.auto
}
