import CFuzzGuard
import Fuzzing
import Glibc

#if GUIDED
  /// What libFuzzer calls for every input; `SIGNET_FUZZ` names the subject.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func tryOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
      _ = try guidedSubject.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
      fatalError("finding: \(error)")
    }
    return 0
  }

  private let guidedSubject: FuzzSubject = {
    let name = getenv("SIGNET_FUZZ").map { String(cString: $0) } ?? ""
    guard let subject = FuzzSubject.all.first(where: { $0.name == name }) else {
      fatalError("SIGNET_FUZZ names no subject")
    }
    return subject
  }()
#else
  /// `fuzz SUBJECT --seconds 600 --seed 1`: the long run, outside of the tests.
  @main
  enum FuzzProgram {
    static func main() {
      let options = FuzzOptions(CommandLine.arguments.dropFirst())
      switch options.task {
      case .help(let problem):
        print(FuzzOptions.usage)
        if let problem { print("\n\(problem)") }
        exit(problem == nil ? 0 : 2)
      case .replay(let path): LongRun(options).replay(path)
      case .write(let folder): LongRun(options).writeCorpus(into: folder)
      case .run: LongRun(options).run()
      }
    }
  }
#endif
