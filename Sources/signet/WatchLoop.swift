import CollectionModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `--watch`: a process of its own for each run, and a wait for a change between them.
///
/// A process a run means that nothing is left over from the last one, the Development Shop's state included, and that
/// even a crash ends a run only. The run tells through a pipe which files it has looked at, and in which state.
struct WatchLoop {
  /// Those of this process, without its name.
  let arguments: [String]

  private struct Run {
    var code: Int32
    /// The state of each file when the run first looked at it.
    var files: [String: String] = [:]
    var signal: Int32?
  }

  /// Nothing new for so long, and a change is taken for finished: editors save in several steps.
  private static let quiet: Int32 = 100
  /// Steps of `quiet` after which a file that never rests is run all the same.
  private static let mostSteps = 20
  /// The number of the pipe in the run's process.
  private static let pipeNumber: Int32 = 3

  /// The exit code: that of the signal which ended it, or the run's where that could not even begin.
  func run() -> Int32 {
    let signals = InterruptSignals.install() ?? -1
    while true {
      guard let run = runOnce(signals) else { return 2 }
      if let signal = run.signal { return InterruptSignals.code(signal) }
      if run.files.isEmpty { return run.code }
      StandardStream.error.write("\nexit code \(run.code); watching \(run.files.count) paths, Ctrl-C ends\n")
      switch wait(for: run.files, signals) {
      case .signal(let signal): return InterruptSignals.code(signal)
      case .change(let path): StandardStream.error.write("\n\(shown(path)) changed\n\n")
      }
    }
  }

  // MARK: One run

  private func runOnce(_ signals: Int32) -> Run? {
    guard let pipe = DescriptorPipe() else {
      StandardStream.error.write("error: no pipe can be made: \(String(cString: strerror(errno)))\n")
      return nil
    }
    let launch = ProgramLaunch(
      words: [Self.program] + Self.childArguments(arguments), descriptors: [(pipe.writer, Self.pipeNumber)])
    let started = launch.start()
    close(pipe.writer)
    defer { close(pipe.reader) }
    switch started {
    case .failure(let failure):
      StandardStream.error.write("error: the run cannot be started: \(failure.reason)\n")
      return nil
    case .success(let child): return follow(child, pipe.reader, signals)
    }
  }

  /// This very program, also where its file has been replaced since.
  private static var program: String {
    #if canImport(Glibc)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }

  /// Those of the run's process: without `--watch`, with the pipe that it reports to.
  static func childArguments(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let options = arguments[..<end].filter { $0 != "--watch" }
    return [options.first ?? "run", "--watch-pipe", "\(pipeNumber)"] + options.dropFirst() + arguments[end...]
  }

  private func follow(_ child: pid_t, _ notes: Int32, _ signals: Int32) -> Run {
    var run = Run(code: 0)
    var unread: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let hasNotes = Self.poll(notes, signals, -1)
      for signal in InterruptSignals.pending() {
        run.signal = run.signal ?? signal
        if !Self.terminalTells(signal) { kill(child, signal) }
      }
      guard hasNotes else { continue }
      let count = read(notes, &chunk, chunk.count)
      if count > 0 { unread += chunk[..<count] } else if count == 0 || errno != EINTR { break }
      Self.take(&unread, into: &run.files)
    }
    run.code = ProgramEnd.of(child, waiting: true)?.code ?? 0
    return run
  }

  /// Ctrl-C on a terminal reaches the run's process too; told twice, it would end without its teardown.
  private static func terminalTells(_ signal: Int32) -> Bool {
    guard signal == SIGINT else { return false }
    let terminal = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    return tcgetpgrp(terminal) == getpgrp()
  }

  /// Takes every whole note: path and state, each ended by a NUL. The first state of a path is the one that counts.
  private static func take(_ bytes: inout [UInt8], into files: inout [String: String]) {
    var start = 0
    while let middle = bytes[start...].firstIndex(of: 0), let end = bytes[(middle + 1)...].firstIndex(of: 0) {
      let path = String(decoding: bytes[start..<middle], as: UTF8.self)
      if files[path] == nil { files[path] = String(decoding: bytes[(middle + 1)..<end], as: UTF8.self) }
      start = end + 1
    }
    bytes.removeFirst(start)
  }

  // MARK: The wait between two runs

  private enum Wake {
    case change(String)
    case signal(Int32)
  }

  private func wait(for files: [String: String], _ signals: Int32) -> Wake {
    let watch = FolderWatch(folders: Self.folders(of: files))
    defer { watch.close() }
    // First without waiting: it may have changed while it was being run.
    var patience: Int32 = 0
    while true {
      Self.poll(watch.descriptor, signals, patience)
      patience = watch.patience
      if let signal = InterruptSignals.pending().first { return .signal(signal) }
      // Emptied before the look at the files: what comes later wakes again.
      watch.empty()
      if Self.changed(files) == nil { continue }
      if let signal = Self.rest(files, signals) { return .signal(signal) }
      // It may have changed back: then there is nothing to run for.
      if let path = Self.changed(files) { return .change(path) }
    }
  }

  /// Waits until nothing changes any more; gives the signal that ended the wait.
  private static func rest(_ files: [String: String], _ signals: Int32) -> Int32? {
    var last: [String: String] = [:]
    for _ in 0..<mostSteps {
      poll(-1, signals, quiet)
      if let signal = InterruptSignals.pending().first { return signal }
      let now = files.keys.reduce(into: [:]) { $0[$1] = FileState.of($1) }
      if now == last { return nil }
      last = now
    }
    return nil
  }

  /// Whether there is something to read; waits for it, for a signal or for the time given (-1: for ever).
  @discardableResult
  private static func poll(_ descriptor: Int32, _ signals: Int32, _ milliseconds: Int32) -> Bool {
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    return systemPoll(&waiting, milliseconds) > 0 && waiting[0].revents != 0
  }

  /// A file is watched by its folder, as editors put a new one in its place; a folder by itself.
  private static func folders(of files: [String: String]) -> Set<String> {
    var folders: Set<String> = []
    let system = LocalFileSystem()
    let here = system.currentDirectory
    for (path, state) in files {
      // What is missing far above was only looked for to find the project's folder: `/tmp` wakes for too much.
      if state == FileState.missing, !path.hasPrefix(here + "/") { continue }
      if system.kind(of: path) == .directory { folders.insert(path) }
      for place in [path, system.realPath(path) ?? path] {
        guard let slash = place.lastIndex(of: "/") else { continue }
        folders.insert(slash == place.startIndex ? "/" : String(place[..<slash]))
      }
    }
    return folders
  }

  private static func changed(_ files: [String: String]) -> String? {
    files.keys.sorted().last { FileState.of($0) != files[$0] }
  }

  private func shown(_ path: String) -> String {
    let folder = LocalFileSystem().currentDirectory + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}

private func systemPoll(_ waiting: inout [pollfd], _ milliseconds: Int32) -> Int32 {
  poll(&waiting, nfds_t(waiting.count), milliseconds)
}
