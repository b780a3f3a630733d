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

  /// Runs the first word, found in PATH, with the others as its arguments; standard error stays the user's own.
  static func output(of words: [String]) -> Result<Output, ProgramLaunch.Failure> {
    guard let pipe = DescriptorPipe() else {
      return .failure(ProgramLaunch.Failure(reason: String(cString: strerror(errno))))
    }
    let launch = ProgramLaunch(words: words, descriptors: [(pipe.writer, 1)])
    let started = launch.start()
    close(pipe.writer)
    defer { close(pipe.reader) }
    switch started {
    case .failure(let failure): return .failure(failure)
    case .success(let child):
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(pipe.reader, &chunk, chunk.count)
        if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { break }
      }
      let end = ProgramEnd.of(child, waiting: true) ?? .status(0)
      return .success(Output(status: end.code, text: String(decoding: bytes, as: UTF8.self)))
    }
  }
}
