import DevelopmentShop
import Diagnostics
import HTTP
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sends the Development Shop's messages to webhooks, on a thread of its own that begins when someone subscribes.
final class WebhookCourier: Sendable {
  private struct State {
    var gate: DeliveryGate
    var thread: Thread?
    var isStopped = false
    /// Something may have become due since the thread last looked.
    var isAwake = false
    var sleeper: CheckedContinuation<Void, Never>?
    var refusedAddresses: Set<String> = []
  }

  /// How long the platform waits for an answer.
  private static let timeout = Duration.seconds(3)
  /// Seconds; the wall clock may be set while the thread sleeps by another one.
  private static let longestSleep: Int64 = 600

  private let shop: DevelopmentShop
  private let state: Mutex<State>

  init(_ shop: DevelopmentShop, gate: DeliveryGate = DeliveryGate()) {
    self.shop = shop
    state = Mutex(State(gate: gate))
  }

  /// From now on messages for the run's own listener find it.
  func setGate(_ gate: DeliveryGate) { state.withLock { $0.gate = gate } }

  /// To be called after each request that the shop has answered.
  func requestWasAnswered() {
    guard shop.hasSubscribers else { return }
    state.withLock { state in
      if state.thread == nil, !state.isStopped { state.thread = Thread { self.work() } }
    }
    wake()
  }

  /// Ends what is under way, and waits for the thread's end.
  func stop() {
    let thread = state.withLock { state in
      state.isStopped = true
      return state.thread.take()
    }
    wake()
    thread?.join()
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  // MARK: The thread

  private func work() {
    TransferLoop.run { loop in
      let transport = CurlTransport(loop: loop)
      await withDiscardingTaskGroup { group in
        while !self.isStopped {
          for delivery in self.shop.takeDueDeliveries() {
            group.addTask {
              await self.deliver(delivery, over: transport)
              self.wake()
            }
          }
          await self.sleep(on: loop)
        }
        group.cancelAll()
      }
    }
  }

  private func deliver(_ delivery: WebhookDelivery, over transport: CurlTransport) async {
    switch state.withLock({ $0.gate }).decide(delivery.address) {
    case .refuse(let reason):
      shop.refuse(delivery, reason: reason)
      let isNew = state.withLock { $0.refusedAddresses.insert(delivery.address).inserted }
      if isNew {
        StandardStream.error.write(
          "note: the Development Shop sends nothing to the webhook '\(VisibleText.shown(delivery.address))': \(reason)\n"
        )
      }
    case .send(let url):
      var options = TransferOptions()
      options.timeout = Self.timeout
      options.connectTimeout = Self.timeout
      options.maximumBody = 64 << 10
      options.proxy = .none
      let request = HTTPRequest(method: "POST", url: url, headers: delivery.headers, body: delivery.body)
      switch await transport.send(request, options: options).result {
      case .success(let response): shop.finish(delivery, as: .answered(status: response.status))
      case .failure(let failure): shop.finish(delivery, as: .failed(failure.reason))
      }
    }
  }

  // MARK: Sleeping and waking

  /// Until someone wakes, or the next message is due.
  private func sleep(on loop: TransferLoop) async {
    let timer = shop.timeToNextDelivery.map { seconds in
      Task(executorPreference: loop) {
        await loop.pause(for: .seconds(min(seconds, Self.longestSleep)))
        if !Task.isCancelled { self.wake() }
      }
    }
    await withCheckedContinuation { continuation in
      let goesOn = state.withLock { state in
        if state.isAwake || state.isStopped {
          state.isAwake = false
          return true
        }
        state.sleeper = continuation
        return false
      }
      if goesOn { continuation.resume() }
    }
    timer?.cancel()
    await timer?.value
  }

  private func wake() {
    let sleeper = state.withLock { state in
      let sleeper = state.sleeper.take()
      if sleeper == nil { state.isAwake = true }
      return sleeper
    }
    sleeper?.resume()
  }
}

/// A thread that is waited for.
private struct Thread {
  #if canImport(Glibc)
    private var handle = pthread_t()
  #else
    private var handle: pthread_t?
  #endif

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Nothing where the process may have no further thread.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    let status = pthread_create(&handle, nil, { Thread.run($0) }, body.toOpaque())
    guard status == 0 else {
      body.release()
      return nil
    }
  }

  private static func run(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
    return nil
  }

  func join() {
    #if canImport(Glibc)
      pthread_join(handle, nil)
    #else
      if let handle { pthread_join(handle, nil) }
    #endif
  }
}
