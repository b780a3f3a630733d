package import Glibc

/// The built program, run as a user runs it.
package struct ProgramRun: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String

  /// Standard output and standard error, for a test that looks for something in either.
  package var everything: String { output + errors }

  /// Runs `signet` from the folder of the test bundle, in `folder`, with just the environment given (and PATH and HOME).
  package static func signet(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) -> ProgramRun {
    let process = RunningProgram(arguments, in: folder, environment: environment)
    return process.wait()
  }

  /// Where the build puts programs: beside the test bundle that runs now.
  package static let program: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let candidates = [folder + "/signet", RepositoryPaths.root() + "/.build/debug/signet"]
    return candidates.first { access($0, X_OK) == 0 } ?? candidates[0]
  }()
}

/// A program that is still running.
package final class RunningProgram {
  package let processID: pid_t
  private let output: ReadEnd
  private let errors: ReadEnd

  /// The program inherits the signals that this thread blocks, which may be all of them, unless `unblockingSignals`.
  package init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], unblockingSignals: Bool = false
  ) {
    let out = ReadEnd()
    let err = ReadEnd()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out.writer, 1)
    posix_spawn_file_actions_adddup2(&actions, err.writer, 2)
    var variables = ["PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8"]
    variables.merge(environment) { $1 }
    // `env` sets the folder and then becomes the program: the process keeps its number.
    let words = (["env", "-C", folder, ProgramRun.program] + arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    var child: pid_t = 0
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    if unblockingSignals {
      var none = sigset_t()
      sigemptyset(&none)
      posix_spawnattr_setsigmask(&attributes, &none)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    }
    let status = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, words, settings)
    posix_spawnattr_destroy(&attributes)
    posix_spawn_file_actions_destroy(&actions)
    for text in words + settings { free(text) }
    out.closeWriter()
    err.closeWriter()
    processID = status == 0 ? child : -1
    output = out
    errors = err
    output.startReading()
    errors.startReading()
  }

  package func signal(_ number: Int32) { kill(processID, number) }

  /// What it wrote to standard output so far.
  package var outputSoFar: String { output.text }

  /// What it wrote to standard error so far.
  package var errorsSoFar: String { errors.text }

  /// Waits for its end.
  package func wait() -> ProgramRun {
    let out = output.wait()
    let err = errors.wait()
    var state: Int32 = 0
    while waitpid(processID, &state, 0) < 0, errno == EINTR {}
    let code = state & 0x7F == 0 ? (state >> 8) & 0xFF : 128 + (state & 0x7F)
    return ProgramRun(status: processID < 0 ? 127 : code, output: out, errors: err)
  }
}
