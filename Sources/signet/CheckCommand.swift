internal import ArgumentParser
import CollectionModel
import Diagnostics
import Runner

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Load and check files; send nothing; tell all problems at once.",
    discussion: """
      Example: signet check collections environments -e production

      With -e, variables are looked for in that environment; without, each must be defined by some environment.
      """)

  @Argument(help: "Collections, environments, or folders of them.", completion: .file())
  var paths: [String] = ["collections"]

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func run() throws {
    let session = try ProjectSession.load(paths: paths, input: input, colors: colors)
    var options = try session.runOptions(input: input)
    options.server = session.serverValues
    let plan = RunPlanner(options: options).plan(session.project.collections)
    if !plan.problems.isEmpty {
      session.print(plan.problems)
      throw ExitStatus.unusable
    }
    let requests = plan.collections.reduce(0) { $0 + $1.requests.count }
    let files = session.project.collections.count
    StandardStream.output.write(
      "\(files) \(files == 1 ? "collection" : "collections"), \(requests) \(requests == 1 ? "request" : "requests"): no problem found\n"
    )
    ExitStatus.end(0, keeping: (session, plan))
  }
}
