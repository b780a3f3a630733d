internal import ArgumentParser
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Runner

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a request is resolved and signed, step by step; send nothing.",
    discussion: """
      Example: signet explain collections/tiktok-shop/orders.yaml --request "Search orders" -e local
               signet explain --curl "$(pbpaste)" -e sandbox

      What earlier requests would capture is not known here; give it with --var, or it stands as <name>. Invisible \
      characters are shown: line feeds as ␊, tabs as ␉, other blanks by their code, blanks at an end as ·.

      --curl takes a signed line as a vendor's testing tool, Postman or a browser prints it, signs its request anew with \
      its own time and nonce, and says what its signature was made from, where that is another message. FILE then lends \
      its signers and variables. Exit codes: 0 equal · 1 not equal · 2 the line, a variable or a secret is wrong.

      --format json prints one object: request row file line environment server auth captured \
      steps:[{step depth items:[{label role text|base64 bytes}]}] receives:{path within match verify answer} sent:{method url headers text|base64 bytes} curl error; \
      with --curl: signer method url read time part given computed verdict sentence tried foreign difference:{in byte} \
      message signed_message steps. Secrets are masked, signatures are not.
      """)

  @Argument(help: "The collection; with --curl it may be left out.", completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("The request: its name, or Folder/Name.", valueName: "name"))
  var request: String?

  @Option(help: ArgumentHelp("The data row, by its name or number (default: the first).", valueName: "n|name"))
  var row: String?

  @Option(help: ArgumentHelp("A signed curl line to compare with.", valueName: "line"))
  var curl: String?

  @Option(help: ArgumentHelp("The signer of the curl line (default: the one that it looks like).", valueName: "name"))
  var signer: String?

  @Flag(name: .short, help: "With --curl: show the signer's steps as well.")
  var verbose = false

  @Option(help: "text or json.")
  var format = ExplainFormat.text

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  enum ExplainFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  func validate() throws {
    if curl != nil {
      if request != nil { throw ValidationError("--request stands beside --curl; explain shows one of both") }
      if row != nil { throw ValidationError("--row chooses a row of a collection; a curl line has none") }
      return
    }
    if file == nil { throw ValidationError("name a collection and a --request, or give a signed line with --curl") }
    if request == nil { throw ValidationError("name the --request to explain; `signet list` shows what there is") }
    if signer != nil { throw ValidationError("--signer is for --curl; a request has its steps in its file") }
  }

  func run() throws {
    if let curl { try LineComparison(line: curl, command: self).run() } else { try explainRequest() }
  }

  func print(_ text: String, _ json: @autoclosure () -> JSONValue) {
    switch format {
    case .text: StandardStream.output.write(text)
    case .json: StandardStream.output.write(json: JSONWriter.pretty(json()) + "\n")
    }
  }

  private func explainRequest() throws {
    let (file, request) = (file ?? "", request ?? "")
    let session = try ProjectSession.load(paths: [file], input: input, colors: colors)
    var options = try session.runOptions(input: input)
    options.selection = Selection(requests: [request])
    options.selection.rows = row.map { [$0] } ?? []
    options.selection.anyPhase = true
    // Nothing is sent, so there is nothing to lock.
    options.allowWrites = session.project.environment?.name
    options.isSending = false
    options.server = session.serverValues
    options.webhooks = session.webhookValues
    let plan = try session.plan(&options, named: [file])
    let chosen = plan.collections[0].requests.filter(options.selection.includes)
    let names = Set(chosen.map(\.path)).sorted()
    guard names.count == 1, let planned = chosen.first else {
      throw ValidationError(
        "--request \(request) names \(names.count) requests (\(names.joined(separator: ", "))); explain shows one")
    }
    let explanation = RequestExplanation(
      plan: plan.collections[0], planned: planned, options: options,
      readFile: FileContext.bodies(through: session.files))
    print(explanation.text, explanation.json)
    if let problem = explanation.problem {
      session.print([problem])
      throw ExitStatus.unusable
    }
  }
}

/// `explain --curl`
private struct LineComparison {
  let line: String
  let command: ExplainCommand

  func run() throws {
    let session = try ProjectSession.load(
      paths: command.file.map { [$0] } ?? [], input: command.input, colors: command.colors)
    var options = try session.runOptions(input: command.input)
    options.server = session.serverValues
    do throws(Diagnostic) {
      let source = SourceText(path: "--curl", text: line)
      let read = try read(source)
      for note in read.notes { StandardStream.error.write("note: \(note)\n") }
      let place = SourcePlace(source, SourceSpan(line: 1, column: 1, endColumn: 5))
      let lender = session.project.collections.first ?? session.project.fragments.first
      let first = LineExplanation(read.request, options: options, collection: lender, at: place)
      let signer = try first.signer(named: command.signer)
      let problems = session.fetchSecrets(first.secrets(of: signer), into: &options)
      if let problem = problems.first { throw problem }
      let explanation = LineExplanation(read.request, options: options, collection: lender, at: place)
      let answer = try explanation.compare(with: signer)
      command.print(answer.text(showsSteps: command.verbose), answer.json)
      if answer.isEqual { return }
    } catch {
      session.print([error])
      throw ExitStatus.unusable
    }
    throw ExitStatus.failed
  }

  private func read(_ source: SourceText) throws(Diagnostic) -> CurlCommand {
    do throws(CurlProblem) {
      return try CurlCommand(parsing: line) { path in
        try? LocalFileSystem().read(path, limit: 64 << 20)
      }
    } catch {
      throw Diagnostic(
        error.reason, at: SourcePlace(source, source.span(atByte: error.offset)),
        hints: error.hint.isEmpty ? [] : [error.hint])
    }
  }
}
