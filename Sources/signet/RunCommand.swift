internal import ArgumentParser
import Runner

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run collections against an environment and write reports.",
    discussion: """
      Example: signet run collections/tiktok-shop -e sandbox --report junit=reports/shop.xml

      Exit codes: 0 all passed · 1 a check failed · 2 a file, option, variable or secret is wrong (nothing was sent) · \
      3 a request could not be completed · 4 refused by the environment · 5 nothing was selected · 130/143 interrupted.
      """)

  @Argument(help: "Collections, or folders of them.", completion: .file())
  var paths: [String] = ["collections"]

  @OptionGroup var input: RunInput

  @OptionGroup var selection: SelectionInput

  @Option(help: ArgumentHelp("Collections at once (default: the cores).", valueName: "n"))
  var jobs: Int?

  @Option(name: .customLong("repeat"), help: ArgumentHelp("Run everything this often.", valueName: "n"))
  var repetitions = 1

  @Option(
    help: ArgumentHelp(
      "Make random values repeatable.",
      discussion: "SIGNET_CLOCK=2026-11-22T08:13:16Z in the process environment does the same for the time of day.",
      valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Stop after the first failed request, or after that many (--bail=3); the rest is skipped.", valueName: "n"))
  var bail: Int?

  @Option(help: ArgumentHelp("Stop after this many failed requests.", valueName: "n"))
  var maxFailures: Int?

  @Option(help: ArgumentHelp("Lift the write lock of that protected environment.", valueName: "environment"))
  var allowWrites: String?

  @OptionGroup var reports: ReportInput
  @OptionGroup var colors: ColorOption

  @Flag(name: .short, help: "Show the exchange of failed requests (-v) or of all (-vv).")
  var verbose: Int

  @Flag(name: .shortAndLong, help: "Print failures and the summary only.")
  var quiet = false

  @Option(help: "A progress line on a terminal: auto or never.")
  var progress = ProgressChoice.auto

  @Flag(help: "Resolve and sign all that can be; say what would be sent, send nothing, write no report.")
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      "Run again whenever a file that the run has read changes; Ctrl-C ends it with 130.",
      discussion: "Collections, environments, fragments, data, bodies, schemas, --vars. Each run is a new process."))
  var watch = false

  /// Where a run under `--watch` tells which files it reads.
  @Option(help: .private)
  var watchPipe: Int32?

  enum ProgressChoice: String, ExpressibleByArgument, CaseIterable { case auto, never }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    guard (1...100_000).contains(repetitions) else { throw ValidationError("--repeat must be from 1 to 100000") }
    if let maxFailures, maxFailures < 1 { throw ValidationError("--max-failures must be at least 1") }
    if let bail, bail < 1 { throw ValidationError("--bail must be at least 1") }
    try selection.validate()
    try reports.validate()
  }

  func run() throws {
    if watch { throw ExitCode(WatchLoop(arguments: Array(CommandLine.arguments.dropFirst())).run()) }
    let chosen = try selection.selection(color: colors.color.applies(to: .error))
    let session = try ProjectSession.load(
      paths: paths, input: input, colors: colors, files: WatchedFileSystem.reporting(to: watchPipe))
    var options = try options(of: session, chosen: chosen)
    let shard = try selection.shardPlan(in: session.project, process: session.processEnvironment)
    if dryRun { return try preview(&options, session: session, shard: shard) }
    let redactor = Redactor()
    let server = try session.server(redactor: redactor, showsOutput: verbose > 1)
    options.server = server?.binding
    let plan = try session.plan(&options, named: paths, shard: shard, refreshing: true)
    for (name, value) in options.secrets { redactor.add(value, named: name) }
    try session.start(server)
    let listener: WebhookListener?
    do {
      listener = try session.startListener(for: plan)
    } catch {
      server?.stop()
      throw error
    }
    options.webhooks = listener?.binding
    server?.deliver(to: listener)
    let outputs: RunOutput.Outputs
    do {
      outputs = try RunOutput(command: self, options: options, redactor: redactor).open()
    } catch {
      listener?.stop()
      server?.stop()
      throw error
    }
    let run = LiveRun(
      plan: plan, options: options, outputs: outputs, server: server, redactor: redactor,
      readFile: FileContext.bodies(through: session.files))
    let code = run.run()
    listener?.stop()
    server?.stop()
    ExitStatus.end(code, keeping: (session, plan))
  }

  private func options(of session: ProjectSession, chosen: Selection) throws -> RunOptions {
    var options = try session.runOptions(input: input)
    options.selection = chosen
    if let file = selection.data { options.data = try session.rows(of: file) }
    options.jobs = jobs ?? ProcessorCount.online
    options.repetitions = repetitions
    options.seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
    options.maximumFailures = [bail, maxFailures].compactMap { $0 }.min()
    options.allowWrites = allowWrites
    options.bodies = verbose > 1 && reports.reportBodies == .failed ? .all : reports.reportBodies
    options.label = reports.label
    return options
  }

  /// `--dry-run`
  private func preview(_ options: inout RunOptions, session: ProjectSession, shard: ShardPlan?) throws {
    options.server = session.serverValues
    let plan = try session.plan(&options, named: paths, shard: shard, showingRefusals: true)
    if plan.receives { options.webhooks = session.webhookValues }
    let preview = RunPreview(plan: plan, options: options)
      .rendered(showingCurl: verbose > 0, readFile: FileContext.bodies(through: session.files))
    StandardStream.output.write(preview.text)
    session.print(preview.problems + plan.refusals)
    if !preview.problems.isEmpty { throw ExitStatus.unusable }
    if preview.isRefused { throw ExitStatus.refused }
  }
}
