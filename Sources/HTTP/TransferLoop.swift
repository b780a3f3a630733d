import CLibCurl
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One thread that runs asynchronous code and drives its transfers, so that neither ever waits for another thread.
///
/// Code that the loop is to run needs the loop as its task's executor: what `run` starts has it, structured children
/// inherit it, and other tasks take it by `Task(executorPreference: loop)`. Blocking calls stop everything.
///
/// Unchecked: everything but the inbox belongs to the loop's own thread, which `isCurrent` tells; other threads put
/// their work into the inbox and wake the loop by a byte in a pipe. (A pipe rather than curl_multi_wakeup: it is there
/// before libcurl is loaded, and a loop that sends nothing never loads it.)
package final class TransferLoop: TaskExecutor, @unchecked Sendable {
  typealias Work = @Sendable () -> Void

  private struct Inbox {
    var jobs: [UnownedJob] = []
    var works: [Work] = []
    /// A byte is in the pipe, or the loop is about to look.
    var isAwake = false
  }

  private let thread: pthread_t
  private let inbox = Mutex(Inbox())
  /// Both -1 where the process has no descriptor left: then the loop looks into its inbox every 10 ms.
  private let wakeUp: (read: Int32, write: Int32)

  private var ready: [UnownedJob] = []
  private var nextReady = 0
  private var timers = TimerQueue<UnsafeContinuation<Void, Never>>()
  private var watchers: [Int32: Work] = [:]
  private var loadedEngine: CurlEngine?
  let poller: OpaquePointer?

  private init() {
    thread = pthread_self()
    poller = signet_poller_new()
    wakeUp = TransferLoop.makePipe()
    if wakeUp.read >= 0 { signet_poller_watch(poller, wakeUp.read) }
  }

  deinit {
    loadedEngine?.close()
    signet_poller_free(poller)
    if wakeUp.read >= 0 {
      close(wakeUp.read)
      close(wakeUp.write)
    }
  }

  /// Runs the loop on the calling thread until `body`, which is a task on this loop, has ended; gives what it gave.
  ///
  /// Tasks that `body` started and did not await are not waited for, and do not go on afterwards.
  package static func run<T: Sendable>(_ body: @escaping @Sendable (TransferLoop) async -> T) -> T {
    let loop = TransferLoop()
    let outcome = Outcome<T>()
    Task(executorPreference: loop) {
      let value = await body(loop)
      outcome.value.withLock { $0 = value }
    }
    while true {
      loop.runReadyJobs()
      if let value = outcome.value.withLock({ $0.take() }) { return value }
      loop.wait()
    }
  }

  /// Whether the calling thread is the loop's.
  package var isCurrent: Bool { pthread_equal(pthread_self(), thread) != 0 }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if isCurrent {
      ready.append(job)
    } else {
      wake { $0.jobs.append(job) }
    }
  }

  /// Does `work` on the loop's thread: now where that is the calling thread, else soon.
  func perform(_ work: @escaping Work) {
    if isCurrent {
      work()
    } else {
      wake { $0.works.append(work) }
    }
  }
}

private final class Outcome<T: Sendable>: Sendable {
  let value = Mutex<T?>(nil)
}

extension TransferLoop {
  /// Waits without holding the thread; returns early where the task is cancelled.
  package func pause(for duration: Duration) async {
    guard duration > .zero else { return await Task.yield() }
    guard isCurrent else { return await withTaskExecutorPreference(self) { await pauseHere(for: duration) } }
    await pauseHere(for: duration)
  }

  private func pauseHere(for duration: Duration) async {
    let timer = timers.makeIdentifier()
    await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        // A cancellation before this point found no timer; one after it comes through the inbox.
        guard !Task.isCancelled else { return continuation.resume() }
        timers.add(timer, at: MonotonicTime.now.advanced(by: duration), continuation)
      }
    } onCancel: {
      perform { self.timers.remove(timer)?.resume() }
    }
  }

  /// Calls `body` on the loop's thread whenever the descriptor can be read; `body` must read it empty, or it is called
  /// again at once. For a self-pipe that a signal handler writes to.
  package func watch(fileDescriptor: Int32, _ body: @escaping @Sendable () -> Void) {
    perform {
      if self.watchers.updateValue(body, forKey: fileDescriptor) == nil {
        signet_poller_watch(self.poller, fileDescriptor)
      }
    }
  }

  /// To be called before the descriptor is closed.
  package func unwatch(fileDescriptor: Int32) {
    perform {
      guard self.watchers.removeValue(forKey: fileDescriptor) != nil else { return }
      signet_poller_unwatch(self.poller, fileDescriptor)
    }
  }

  /// The engine that carries this loop's transfers; made, with libcurl loaded, when first asked for.
  func engine() throws(TransportFailure) -> CurlEngine {
    if let loadedEngine { return loadedEngine }
    let engine = try CurlEngine(poller: poller)
    loadedEngine = engine
    return engine
  }

  /// Begins a transfer, unless its task was cancelled before.
  func start(
    _ identifier: CurlEngine.Identifier, _ request: HTTPRequest, _ options: TransferOptions,
    _ waiting: CurlEngine.Continuation
  ) {
    loadedEngine?.start(identifier, request, options, waiting)
    if Task.isCancelled { cancelTransfer(identifier) }
  }

  /// Ends the transfer where it is still under way.
  func cancelTransfer(_ identifier: CurlEngine.Identifier) { loadedEngine?.cancel(identifier) }

  /// Ends every transfer and pause under way.
  package func interrupt() {
    perform {
      self.loadedEngine?.cancelAll()
      for pause in self.timers.removeAll() { pause.resume() }
    }
  }
}

extension TransferLoop {
  private func wake(_ deliver: (inout Inbox) -> Void) {
    let mustWrite = inbox.withLock { inbox in
      deliver(&inbox)
      defer { inbox.isAwake = true }
      return !inbox.isAwake
    }
    guard mustWrite else { return }
    var byte: UInt8 = 0
    _ = write(wakeUp.write, &byte, 1)
  }

  /// Runs what is ready, but lets the transfers have their turn where jobs make jobs without end.
  private func runReadyJobs() {
    let executor = asUnownedTaskExecutor()
    var turns = 512
    while nextReady < ready.count, turns > 0 {
      let job = ready[nextReady]
      nextReady += 1
      turns -= 1
      job.runSynchronously(on: executor)
    }
    if nextReady == ready.count {
      ready.removeAll(keepingCapacity: true)
      nextReady = 0
    }
  }

  /// Waits for whatever comes first, and does what is due.
  private func wait() {
    if signet_poller_step(poller, millisecondsToWait()) > 0 { serveDescriptors() }
    if wakeUp.read < 0 { emptyInbox() }
    loadedEngine?.collectEnded()
    guard timers.nextDeadline != nil else { return }
    let now = MonotonicTime.now
    while let due = timers.popDue(at: now) { due.resume() }
  }

  private func millisecondsToWait() -> Int32 {
    if nextReady < ready.count { return 0 }
    let longest: Int32 = wakeUp.read < 0 ? 10 : -1
    guard let deadline = timers.nextDeadline else { return longest }
    let left = MonotonicTime.now.milliseconds(until: deadline)
    return longest < 0 ? left : min(left, longest)
  }

  private func serveDescriptors() {
    while true {
      let descriptor = signet_poller_take_ready(poller)
      guard descriptor >= 0 else { return }
      if descriptor == wakeUp.read { emptyInbox() } else { watchers[descriptor]?() }
    }
  }

  private func emptyInbox() {
    var bytes: (UInt64, UInt64) = (0, 0)
    _ = read(wakeUp.read, &bytes, 16)
    let (jobs, works) = inbox.withLock { inbox in
      defer { inbox = Inbox() }
      return (inbox.jobs, inbox.works)
    }
    for work in works { work() }
    ready.append(contentsOf: jobs)
  }

  private static func makePipe() -> (read: Int32, write: Int32) {
    var ends: (Int32, Int32) = (-1, -1)
    let made = withUnsafeMutableBytes(of: &ends) { pipe($0.bindMemory(to: Int32.self).baseAddress!) == 0 }
    guard made else { return (-1, -1) }
    for end in [ends.0, ends.1] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return ends
  }
}
