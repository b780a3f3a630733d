internal import ArgumentParser
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Reporting
import RunEvents
import Runner
import Synchronization

struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Send one request in an environment, with its base_url, auth and signing.",
    discussion: """
      Example: signet send GET /authorization/202309/shops -e local --extends collections/shared/tiktok-shop.yaml
               signet send POST /orders -e local --json '{"sku": "{{sku}}"}' --var sku=1 --expect 'status 201' --save orders.yaml

      Every value may hold {{variables}}. --save writes the request into a collection once it was sent; what is saved is \
      what was sent, and a request that would take a secret's value into the file is refused before it is sent.

      --format json prints one object: outcome error method url status duration_ms request_headers headers:[{name value}] \
      body json checks:[{title passed message expected actual}] hints curl.

      Exit codes: 0 as expected · 1 a check failed · 2 an option, file, variable or secret is wrong (nothing was sent) · \
      3 the request could not be completed · 4 refused by the environment.
      """)

  @Argument(help: "Such as GET or POST.")
  var method: String

  @Argument(help: "Absolute, or below the environment's base_url.")
  var url: String

  @Option(
    name: [.customShort("H"), .customLong("header")],
    help: ArgumentHelp(
      "A header; without a value it takes an inherited one away. May be repeated.", valueName: "name: value"))
  var headers: [String] = []

  @Option(
    name: [.customShort("q"), .customLong("query")],
    help: ArgumentHelp("A parameter of the query; may be repeated.", valueName: "name=value"))
  var query: [String] = []

  @Option(
    name: [.customShort("d"), .customLong("data")],
    help: ArgumentHelp("The body as it is, text/plain unless -H says otherwise.", valueName: "text|@file"))
  var data: String?

  @Option(help: ArgumentHelp("A JSON body.", valueName: "text|@file"))
  var json: String?

  @Option(help: ArgumentHelp("A field of a form body; may be repeated.", valueName: "name=value"))
  var form: [String] = []

  @Option(
    help: ArgumentHelp("Sign with this signer, in the place of inherited steps.", valueName: "signer[,param=value]"))
  var sign: String?

  @Option(
    help: ArgumentHelp(
      "A check: a query and a matcher, such as 'status 200' or '$.code 0'; may be repeated.", valueName: "check"))
  var expect: [String] = []

  @Option(
    help: ArgumentHelp("A fragment or collection whose settings the request takes.", valueName: "file"),
    completion: .file())
  var extends: String?

  @Option(
    help: ArgumentHelp("Add the request to this collection, or begin one.", valueName: "file"), completion: .file())
  var save: String?

  @Option(help: ArgumentHelp("The request's name in --save (default: method and path).", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Lift the write lock of that protected environment.", valueName: "environment"))
  var allowWrites: String?

  @Flag(name: .short, help: "Show the headers of request and response.")
  var verbose = false

  @Option(help: "text or json.")
  var format = ExplainCommand.ExplainFormat.text

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func validate() throws {
    let bodies = [data != nil, json != nil, !form.isEmpty].count { $0 }
    if bodies > 1 { throw ValidationError("a request has one body: give -d, --json or --form") }
    if name != nil, save == nil { throw ValidationError("--name is for --save") }
  }

  func run() throws {
    let draft = try SendDraft(command: self)
    let session = try draft.session()
    var options = try session.runOptions(input: input)
    options.allowWrites = allowWrites
    options.bodies = .all
    options.recordedBody = 64 << 20
    options.seed = UInt64.random(in: 0...UInt64(UInt32.max))
    let target = try save.map { try SaveTarget(path: $0, draft: draft, session: session) }
    let redactor = Redactor()
    let server = try session.server(redactor: redactor, showsOutput: false)
    options.server = server?.binding
    let plan = try session.plan(&options, named: session.project.collections.map(\.source.path), refreshing: true)
    try target?.refuseSecrets(known: options.secrets)
    for (name, value) in options.secrets { redactor.add(value, named: name) }
    try session.start(server)
    let sent = send(plan, options, session: session, server: server, redactor: redactor)
    server?.stop()
    guard let sent else { throw ExitStatus.nothingSelected }
    show(sent.result)
    try target?.write()
    let code = sent.tally.exitCode
    if code != 0 { throw ExitCode(code) }
  }

  private func show(_ result: RequestResult) {
    if format == .json {
      return StandardStream.output.write(json: JSONWriter.pretty(SentReport(result).json) + "\n")
    }
    let terminal = StandardStream.output.isTerminal
    let report = SentReport(
      result, color: colors.color.applies(to: .output), width: terminal ? TerminalSize.columns : nil)
    StandardStream.output.write(report.text(isVerbose: verbose, isPretty: terminal))
  }

  // MARK: Sending

  private struct Sent {
    var result: RequestResult
    var tally: RunTally
  }

  private func send(
    _ plan: RunPlan, _ options: RunOptions, session: ProjectSession, server: RunServer?, redactor: Redactor
  ) -> Sent? {
    let kept = SentEvents()
    let signals = InterruptSignals.install()
    let readFile = FileContext.bodies(through: session.files)
    TransferLoop.run { loop in
      server?.watch(on: loop)
      if let signals {
        loop.watch(fileDescriptor: signals) {
          guard let signal = InterruptSignals.pending().first else { return }
          server?.stopAtOnce()
          ExitStatus.end(InterruptSignals.code(signal), keeping: 0)
        }
      }
      let session = RunSession(
        plan: plan, options: options, transport: CurlTransport(loop: loop), control: RunControl(maximumFailures: nil),
        redactor: redactor, readFile: readFile)
      await session.run { kept.receive($0) }
      if let signals { loop.unwatch(fileDescriptor: signals) }
      server?.unwatch(on: loop)
    }
    return kept.sent.map { Sent(result: $0.result, tally: $0.tally) }
  }
}

/// The one result of the run.
private final class SentEvents: Sendable {
  private let state = Mutex<(tally: RunTally, result: RequestResult?)>((RunTally(), nil))

  func receive(_ event: RunEvent) {
    state.withLock { state in
      state.tally.receive(event)
      if case .requestFinished(let result) = event { state.result = result }
    }
  }

  var sent: (result: RequestResult, tally: RunTally)? {
    state.withLock { state in state.result.map { ($0, state.tally) } }
  }
}
