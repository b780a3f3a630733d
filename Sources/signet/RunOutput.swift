internal import ArgumentParser
import Reporting
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reporters of a run with the places they write to.
struct RunOutput {
  let command: RunCommand
  let options: RunOptions
  let redactor: Redactor

  /// One report while it is being written.
  struct OpenReport {
    var file: ReportFile
    var reporter: any Reporter
    var output: OutputFile
  }

  struct Outputs {
    var console: ConsoleReporter
    var progress: ProgressLine?
    var reports: [OpenReport]
  }

  /// Opens every report before anything is sent: a folder that cannot be written is better known now than after the run.
  func open() throws -> Outputs {
    let terminal = StandardStream.output.isTerminal
    var console = ConsoleReporter(
      options: ConsoleReporter.Options(
        color: command.colors.color.applies(to: .output), width: terminal ? TerminalSize.columns : nil,
        quiet: command.quiet, verbosity: command.verbose, carriedArguments: carriedArguments.map(redactor.mask)),
      sink: StandardStream.output)
    // No event says whether a value came from the seed; to name it under failures costs one line.
    console.usesRandomValues = true
    let showsProgress = command.progress == .auto && StandardStream.error.isTerminal && terminal && !command.quiet
    let report = ReportOptions(
      junitFlavour: command.reports.junitFlavour, junitPer: command.reports.junitPer,
      label: command.reports.label.map(redactor.mask),
      hostname: HostName.current)
    var reports: [OpenReport] = []
    do throws(OutputFailure) {
      for file in command.reports.files {
        guard let entry = ReporterRegistry.entry(file.kind) else { continue }
        let output = try OutputFile(path: file.path, mode: file.kind == JournalReporter.kind ? .append : .atomic)
        reports.append(
          OpenReport(file: file, reporter: entry.make(report, output, ScratchFile()), output: output))
      }
    } catch {
      StandardStream.error.write("error: \(error.reason)\n")
      throw ExitStatus.unusable
    }
    return Outputs(
      console: console, progress: showsProgress ? ProgressLine(width: TerminalSize.columns) : nil, reports: reports)
  }

  /// What a rerun of the failures needs beside their names.
  private var carriedArguments: [String] {
    var arguments: [String] = []
    for variable in command.input.variables { arguments += ["--var", variable] }
    for file in command.input.vars { arguments += ["--vars", file] }
    for name in command.input.secret { arguments += ["--secret", name] }
    if let root = command.input.fileRoot { arguments += ["--file-root", root] }
    if let data = command.selection.data { arguments += ["--data", data] }
    for row in command.selection.row { arguments += ["--row", row] }
    if let allowed = command.allowWrites { arguments += ["--allow-writes", allowed] }
    return arguments
  }
}

enum TerminalSize {
  static var columns: Int? {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

enum HostName {
  static var current: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }
}

enum ProcessorCount {
  static var online: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
