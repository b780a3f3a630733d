internal import ArgumentParser
import Checks
import CollectionModel
import Diagnostics
import JSON

/// Exit 2 where an environment is broken, or the one asked for is not there.
struct EnvironmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "environments",
    abstract: "List the environments, show one resolved, or tell two apart; send nothing, show no secret.",
    discussion: """
      Example: signet environments production
               signet environments --diff sandbox production
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("The environment to show: a name from environments/, or a file.", valueName: "name"))
  var name: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Show what differs between two environments; of secrets, their sources.", valueName: "a b"))
  var diff: [String] = []

  @Flag(help: "Run the commands that secrets come from, to see whether they give something.")
  var runCommands = false

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func validate() throws {
    if !diff.isEmpty, diff.count != 2 { throw ValidationError("--diff takes two environments: --diff A B") }
    if !diff.isEmpty, asked != nil { throw ValidationError("--diff names the environments itself") }
    if let name, let other = input.environment, name != other {
      throw ValidationError("'\(name)' and -e \(other) name two environments; --diff shows two")
    }
  }

  private var asked: String? { name ?? input.environment }

  func run() throws {
    let all = EnvironmentFile.all()
    if let asked {
      let shown = try resolved(asked, among: all)
      write(text: { EnvironmentText.page(shown) }, json: { EnvironmentJSON.page(shown) })
    } else if diff.count == 2 {
      let pair = try (resolved(diff[0], among: all), resolved(diff[1], among: all))
      let difference = EnvironmentDifference(pair.0, pair.1)
      write(text: { difference.text }, json: { difference.json })
    } else {
      try list(all)
    }
  }

  private func list(_ all: [EnvironmentFile]) throws {
    if all.isEmpty {
      StandardStream.error.write("error: there is no environment under 'environments'\n")
      throw ExitStatus.nothingSelected
    }
    write(text: { EnvironmentText.list(all) }, json: { EnvironmentJSON.list(all) })
    print(all.flatMap(\.diagnostics))
    if all.contains(where: \.isBroken) { throw ExitStatus.unusable }
  }

  private func write(text: () -> String, json: () -> JSONValue) {
    switch format {
    case .text: StandardStream.output.write(text())
    case .json: StandardStream.output.write(json: JSONWriter.pretty(json()) + "\n")
    }
  }

  private func print(_ diagnostics: [Diagnostic]) {
    let renderer = DiagnosticRenderer(color: colors.color.applies(to: .error))
    for diagnostic in diagnostics { StandardStream.error.write(renderer.render(diagnostic) + "\n") }
  }

  // MARK: One environment

  private func resolved(_ name: String, among all: [EnvironmentFile]) throws -> ResolvedEnvironment {
    let file = try find(name, among: all)
    print(file.diagnostics)
    guard !file.isBroken, let environment = file.environment else { throw ExitStatus.unusable }
    // What --secret names is looked up where the secrets are shown: a missing one is told there.
    var variablesOnly = input
    variablesOnly.secret = []
    let given = GivenValues(
      variablesOnly, environment: environment, process: ProcessEnvironment.all(), files: LocalFileSystem())
    print(given.problems)
    if given.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.unusable }
    return ResolvedEnvironment(
      environment,
      given: EnvironmentQuestion(variables: given.variables, secrets: input.secret, runsCommands: runCommands))
  }

  private func find(_ name: String, among all: [EnvironmentFile]) throws -> EnvironmentFile {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      guard LocalFileSystem().kind(of: name) == .file else {
        print([Diagnostic("there is no environment file '\(name)'")])
        throw ExitStatus.unusable
      }
      return EnvironmentFile.file(name)
    }
    if let found = all.first(where: { $0.environment?.name == name }) { return found }
    let names = all.compactMap { $0.environment?.name }
    // The one that is meant may be among those that cannot be read.
    print(all.filter { $0.environment == nil }.flatMap(\.diagnostics))
    print([
      Diagnostic(
        "there is no environment '\(name)' under 'environments'",
        label: Spelling.suggestion(for: name, among: names).map { "did you mean '\($0)'?" },
        hints: names.isEmpty ? [] : ["there are: " + names.sorted().joined(separator: ", ")])
    ])
    throw ExitStatus.unusable
  }
}
