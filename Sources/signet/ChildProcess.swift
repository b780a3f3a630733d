#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program run to its end for what it prints.
enum ChildProcess {
  struct Output {
    var status: Int32
    var text: String
  }

  struct Failure: Error {
    var reason: String
  }

  /// Runs the first word, found in PATH, with the others as its arguments; standard error stays the user's own.
  static func output(of words: [String]) -> Result<Output, Failure> {
    guard let program = words.first else { return .failure(Failure(reason: "no command is given")) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failure(Failure(reason: String(cString: strerror(errno)))) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let status = posix_spawnp(&child, program, &actions, nil, &arguments, environ)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      return .failure(Failure(reason: String(cString: strerror(status))))
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(ends[0], &chunk, chunk.count)
      if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { break }
    }
    close(ends[0])
    var wait: Int32 = 0
    while waitpid(child, &wait, 0) < 0, errno == EINTR {}
    let code = wait & 0x7F == 0 ? (wait >> 8) & 0xFF : 128 + (wait & 0x7F)
    return .success(Output(status: code, text: String(decoding: bytes, as: UTF8.self)))
  }
}
