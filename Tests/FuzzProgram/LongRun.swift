import CFuzzGuard
import CollectionModel
import Fuzzing
import Glibc

/// Tries inputs until the time is over or a finding ends the run: exit 70, with the input on disk.
struct LongRun {
  /// Processor seconds that one input may take.
  private static let longestInput: Int32 = 2
  /// KiB that the process may have had at any time.
  private static let mostMemory = 200 << 10
  /// An allocation beyond this fails at once, and takes nobody else's memory.
  private static let addressSpace = 2 << 30
  private static let exitStatus: Int32 = 70

  private let options: FuzzOptions

  init(_ options: FuzzOptions) { self.options = options }

  private var corpus: [[UInt8]] {
    FuzzCorpus(root: options.root, suites: options.suites).inputs(for: options.subject)
  }

  func run() {
    let inputs = FuzzInputs(for: options.subject, seed: options.seed, corpus: corpus)
    start()
    var tally = FuzzTally()
    let end = now() + options.seconds
    var number = options.first
    while number & 63 != 0 || now() < end {
      attempt(inputs[number], number, &tally)
      number += 1
    }
    fuzz_guard_finish()
    report(tally)
  }

  private func start() {
    guard fuzz_guard_start(options.findings, options.subject.name, Self.longestInput) else {
      print("cannot write to '\(options.findings)'")
      exit(2)
    }
    fuzz_guard_limit_memory(Self.addressSpace)
  }

  private func attempt(_ input: [UInt8], _ number: UInt64, _ tally: inout FuzzTally) {
    fuzz_guard_enter(input, input.count, number)
    do {
      tally.note(try options.subject.check(input))
    } catch {
      end(because: error.description, keeping: "finding")
    }
    if fuzz_guard_peak() > Self.mostMemory {
      end(because: "\(fuzz_guard_peak() >> 10) MB of memory", keeping: "memory")
    }
  }

  private func end(because reason: String, keeping why: String) -> Never {
    print("finding: \(reason): the input is in \(String(cString: fuzz_guard_keep(why)))")
    fuzz_guard_finish()
    exit(Self.exitStatus)
  }

  private func report(_ tally: FuzzTally) {
    print(
      "\(options.subject.name): \(tally.inputs) inputs, \(tally.accepted) accepted, \(tally.kinds.count) kinds of outcome, "
        + "\(fuzz_guard_peak() >> 10) MB at most, seed \(options.seed)")
    for (outcome, count) in tally.kinds.sorted(by: { $0.value > $1.value }).prefix(12) {
      print("  \(count)  \(outcome)")
    }
  }

  func replay(_ path: String) {
    guard let bytes = try? LocalFileSystem().read(path, limit: 64 << 20) else {
      print("'\(path)' cannot be read")
      exit(2)
    }
    let began = now()
    do {
      print(try options.subject.check(bytes))
    } catch {
      print("finding: \(error)")
    }
    print("\(Int((now() - began) * 1000)) ms, \(fuzz_guard_peak() >> 10) MB at most")
  }

  func writeCorpus(into folder: String) {
    let inputs = FuzzInputs(for: options.subject, seed: options.seed, corpus: corpus)
    let all = corpus.prefix(2000) + (0..<1000).map { inputs[UInt64($0)] }.filter { $0.count < 4000 }
    for (number, bytes) in all.enumerated() {
      guard let file = fopen("\(folder)/\(number)", "w") else { continue }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
  }

  /// Seconds of a clock that nobody sets.
  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
