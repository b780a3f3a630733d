internal import ArgumentParser
import Reporting
import Runner

/// What reports are written, and what they hold.
struct ReportInput: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report: junit, html, ndjson, json or tap; may be repeated.",
      discussion:
        "Default: junit.xml, report.html and run.ndjson under --reports-dir; KIND=PATH replaces that kind's path.",
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
