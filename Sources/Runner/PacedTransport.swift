import CollectionModel
import HTTP
import Synchronization

/// A transport that keeps an environment's `rate_limit`: whatever goes out through it, attempts, redirects and token
/// requests alike, waits until its host has had fewer than so many requests in the time before.
struct PacedTransport: Transport {
  private let transport: any Transport
  private let clock: RunClock
  private let control: RunControl
  private let schedule: HostSchedule

  /// The transport itself where there is no limit.
  static func pacing(
    _ transport: any Transport, to limit: RateLimit?, clock: RunClock, control: RunControl
  ) -> any Transport {
    guard let limit else { return transport }
    return PacedTransport(
      transport: transport, clock: clock, control: control, schedule: HostSchedule(limit: limit))
  }

  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    let host = request.url.host
    var waited = 0.0
    while true {
      let now = clock.monotonic()
      let time = schedule.reserve(host, now: now)
      guard time > now else { break }
      let stage = control.stage
      await transport.pause(for: .seconds(time - now))
      waited += time - now
      if control.stage == stage { break }
      // An interruption ends the pause early: what waited has not begun, and leaves its turn to teardown.
      schedule.release(host, time)
      guard options.isCleanup, control.stage < 2 else {
        return Exchange(
          request: request, result: .failure(TransportFailure(.interrupted, "interrupted")), sendings: 0)
      }
    }
    var exchange = await transport.send(request, options: options)
    exchange.waited = waited
    return exchange
  }

  func pause(for duration: Duration) async { await transport.pause(for: duration) }

  func interrupt() { transport.interrupt() }
}

/// When each host may have its next request: a window that slides, so that no stretch of time holds more than allowed.
final class HostSchedule: Sendable {
  private let limit: RateLimit
  /// By host, the times of the latest requests, at most as many as the limit allows, oldest first.
  private let times = Mutex<[String: [Double]]>([:])

  init(limit: RateLimit) { self.limit = limit }

  /// The time at which the request may go, by the clock of `now`; it counts as sent then.
  func reserve(_ host: String, now: Double) -> Double {
    times.withLock { times in
      var latest = times[host] ?? []
      var time = now
      if latest.count == limit.requests { time = max(now, latest.removeFirst() + limit.per.seconds) }
      latest.append(time)
      times[host] = latest
      return time
    }
  }

  /// Gives back a time at which nothing went.
  func release(_ host: String, _ time: Double) {
    times.withLock { times in
      guard let index = times[host]?.lastIndex(of: time) else { return }
      times[host]?.remove(at: index)
    }
  }
}

extension Duration {
  fileprivate var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
