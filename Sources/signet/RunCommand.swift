internal import ArgumentParser
import Diagnostics
import HTTP
import Reporting
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

  @Option(help: ArgumentHelp("Only requests with this tag; may be repeated.", valueName: "tag"))
  var tag: [String] = []

  @Option(help: ArgumentHelp("Leave out requests with this tag; may be repeated.", valueName: "tag"))
  var excludeTag: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only requests of this name, or Folder/Name, or a glob; may be repeated. What they take variables from comes along.",
      valueName: "name|glob"))
  var request: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only what did not pass in that run's journal, with what it takes variables from.", valueName: "journal"),
    completion: .file())
  var rerunFailed: String?

  @Option(help: ArgumentHelp("Collections at once (default: the cores).", valueName: "n"))
  var jobs: Int?

  @Option(name: .customLong("repeat"), help: ArgumentHelp("Run everything this often.", valueName: "n"))
  var repetitions = 1

  @Option(help: ArgumentHelp("Make random values repeatable.", valueName: "n"))
  var seed: UInt64?

  @Flag(help: "Stop after the first failed request; the rest is skipped.")
  var bail = false

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

  enum ProgressChoice: String, ExpressibleByArgument, CaseIterable { case auto, never }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    guard (1...100_000).contains(repetitions) else { throw ValidationError("--repeat must be from 1 to 100000") }
    if let maxFailures, maxFailures < 1 { throw ValidationError("--max-failures must be at least 1") }
    try reports.validate()
  }

  func run() throws {
    let session = try ProjectSession.load(paths: paths, input: input, colors: colors)
    var options = try session.runOptions(input: input)
    options.selection = Selection(requests: request, tags: tag, excludedTags: excludeTag)
    if let rerunFailed { options.selection.reported = try FailedRequests.read(rerunFailed) }
    options.jobs = jobs ?? ProcessorCount.online
    options.repetitions = repetitions
    options.seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
    options.maximumFailures = bail ? 1 : maxFailures
    options.allowWrites = allowWrites
    options.bodies = verbose > 1 && reports.reportBodies == .failed ? .all : reports.reportBodies
    options.label = reports.label
    let server = try session.startServer()
    options.server = server?.binding
    let plan = try session.plan(&options, named: paths)
    let output = RunOutput(command: self, options: options)
    let outputs = try output.open()
    let code = LiveRun(plan: plan, options: options, outputs: outputs).run()
    server?.stop()
    ExitStatus.end(code, keeping: (session, plan))
  }
}

/// What reports are written, and what they hold.
struct ReportInput: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report: junit, ndjson, json or tap; may be repeated.",
      discussion: "Default: junit.xml and run.ndjson under --reports-dir; KIND=PATH replaces that kind's path.",
      valueName: "kind=path"))
  var reports: [String] = []

  @Option(help: ArgumentHelp("The folder of the default reports.", valueName: "dir"), completion: .directory)
  var reportsDir = "reports"

  @Flag(help: "Write only the reports that --report names.")
  var noReports = false

  @Option(help: "Whose exchanges reports hold: failed, all or none.")
  var reportBodies = RunOptions.BodyReporting.failed

  @Option(help: "A test case in JUnit: per request or per assertion.")
  var junitPer = ReportOptions.JUnitGranularity.request

  @Option(help: "JUnit as today's consumers read it (extended), or valid against Jenkins' schema (strict).")
  var junitFlavour = ReportOptions.JUnitFlavour.extended

  @Option(help: ArgumentHelp("A name for this run, first in the names of JUnit's suites.", valueName: "text"))
  var label: String?

  func validate() throws {
    for report in reports {
      let parts = report.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw ValidationError("--report \(report): write KIND=PATH, such as junit=reports/junit.xml")
      }
      guard ReporterRegistry.entry(String(parts[0])) != nil else {
        let kinds = ReporterRegistry.entries.map(\.kind).joined(separator: ", ")
        throw ValidationError("--report \(report): there is no kind '\(parts[0])'; there are \(kinds)")
      }
    }
  }

  /// Every report to write, the defaults first.
  var files: [ReportFile] {
    var files: [ReportFile] = []
    if !noReports {
      for entry in ReporterRegistry.entries {
        if let name = entry.defaultFile { files.append(ReportFile(kind: entry.kind, path: reportsDir + "/" + name)) }
      }
    }
    for report in reports {
      let parts = report.split(separator: "=", maxSplits: 1).map(String.init)
      let asked = ReportFile(kind: parts[0], path: parts[1])
      if let index = files.firstIndex(where: { $0.kind == asked.kind && !reports.contains("\($0.kind)=\($0.path)") }) {
        files[index] = asked
      } else {
        files.append(asked)
      }
    }
    return files
  }
}

extension RunOptions.BodyReporting: ExpressibleByArgument {}
extension ReportOptions.JUnitGranularity: ExpressibleByArgument {}
extension ReportOptions.JUnitFlavour: ExpressibleByArgument {}
