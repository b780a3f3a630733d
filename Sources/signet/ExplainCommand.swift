internal import ArgumentParser
import CollectionModel
import Diagnostics
import Runner
import Signing
import Templates

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a request is resolved and signed, step by step; send nothing.",
    discussion: """
      Example: signet explain collections/tiktok-shop/orders.yaml --request "Search orders" -e local

      What earlier requests would capture is not known here; give it with --var, or it stands as <name>.
      """)

  @Argument(help: "The collection.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The request: its name, or Folder/Name.", valueName: "name"))
  var request: String

  @Option(help: ArgumentHelp("The data row, by its name or number (default: the first).", valueName: "n|name"))
  var row: String?

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func run() throws {
    let session = try ProjectSession.load(paths: [file], input: input, colors: colors)
    var options = try session.runOptions(input: input)
    options.selection = Selection(requests: [request])
    options.selection.rows = row.map { [$0] } ?? []
    options.selection.anyPhase = true
    // Nothing is sent, so there is nothing to lock.
    options.allowWrites = session.project.environment?.name
    options.server = session.serverValues
    let plan = try session.plan(&options, named: [file])
    let chosen = plan.collections[0].requests.filter(options.selection.includes)
    let names = Set(chosen.map(\.path)).sorted()
    guard names.count == 1, let planned = chosen.first else {
      throw ValidationError(
        "--request \(request) names \(names.count) requests (\(names.joined(separator: ", "))); explain shows one")
    }
    let explanation = RequestExplanation(plan: plan.collections[0], planned: planned, options: options)
    do throws(Diagnostic) {
      StandardStream.output.write(try explanation.text(readFile: FileContext.bodies(through: session.files)))
    } catch {
      session.print([error])
      throw ExitStatus.unusable
    }
  }
}
