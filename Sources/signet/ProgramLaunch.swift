#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program about to be started, with everything that it is given.
struct ProgramLaunch {
  /// Why a program could not be started, in words for the user.
  struct Failure: Error {
    var reason: String
  }

  /// The first is the program: looked for in PATH unless it holds a slash.
  var words: [String]
  /// Where it starts, and what its own relative path is relative to; nothing for the folder of this process.
  var folder: String?
  /// Signals of the terminal then reach this process alone.
  var hasOwnGroup = false
  /// Whether its standard input is empty; otherwise it is this process's own.
  var hasNoInput = false
  /// Descriptors of this process, and the numbers that the program finds them under. All others that close on exec close.
  var descriptors: [(own: Int32, number: Int32)] = []

  /// Starts it; gives its process number.
  func start() -> Result<pid_t, Failure> {
    guard let program = words.first else { return .failure(Failure(reason: "no command is given")) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if hasNoInput { posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) }
    for (own, number) in descriptors { posix_spawn_file_actions_adddup2(&actions, own, number) }
    var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    if hasOwnGroup {
      flags |= Int32(POSIX_SPAWN_SETPGROUP)
      posix_spawnattr_setpgroup(&attributes, 0)
    }
    // What this process ignores or blocks is its own affair.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let status = inFolder { posix_spawnp(&child, program, &actions, &attributes, &arguments, environ) }
    return status == 0 ? .success(child) : .failure(Failure(reason: String(cString: strerror(status))))
  }

  /// Does `work` with `folder` as the folder of this whole process, and goes back: the action that changes it in the new
  /// program alone is no part of POSIX, and Swift's view of the C library lacks it. Nothing else runs meanwhile.
  private func inFolder(_ work: () -> Int32) -> Int32 {
    guard let folder else { return work() }
    let here = open(".", O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard here >= 0 else { return errno }
    defer { close(here) }
    guard chdir(folder) == 0 else { return errno }
    let status = work()
    return fchdir(here) == 0 ? status : errno
  }
}

/// How a program ended.
enum ProgramEnd: Equatable {
  case status(Int32)
  case signal(Int32)

  /// The end of a child of this process where it has ended; waits for it where `waiting`.
  static func of(_ child: pid_t, waiting: Bool) -> ProgramEnd? {
    var state: Int32 = 0
    var found = waitpid(child, &state, waiting ? 0 : WNOHANG)
    while found < 0, errno == EINTR { found = waitpid(child, &state, waiting ? 0 : WNOHANG) }
    guard found == child else { return found < 0 ? .status(0) : nil }
    return state & 0x7F == 0 ? .status((state >> 8) & 0xFF) : .signal(state & 0x7F)
  }

  /// As a shell tells it: 128 and the signal's number where one ended it.
  var code: Int32 {
    switch self {
    case .status(let status): status
    case .signal(let number): 128 + number
    }
  }

  /// "with status 1"
  var text: String {
    switch self {
    case .status(let status): "with status \(status)"
    case .signal(let number): "by signal \(number)"
    }
  }
}

/// A pipe whose ends no program started later inherits by chance.
struct DescriptorPipe {
  let reader: Int32
  let writer: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }
}
