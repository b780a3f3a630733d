internal import ArgumentParser
import Checks
import DevelopmentShop
import LocalServer
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Start the embedded Development Shop and leave it running until Ctrl-C.",
    discussion: """
      Example: signet sandbox --port 8080 --state shop.state --fault 'latency=300:10%@/order/'

      What happens in the shop is told to the webhooks that its apps subscribe with (PUT /event/202309/webhooks), \
      signed, and again after anything but status 200. GET /_shop/deliveries?app_key=… shows what became of it; \
      POST /_shop/clock moves the time. Only addresses on this machine are sent to.

      Faults: internal_error, overload, throttle, timeout, expired_token, clock_skew, latency, reset, truncate, \
      slow_body, duplicate_webhook, late_webhook; as KIND[=VALUE][:PERCENT%][@PATH]. A single request orders one with \
      the header X-Signet-Fault.
      """)

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes a free one.", valueName: "n"))
  var port = 0

  @Option(
    help: ArgumentHelp("Another host that webhooks may be sent to; may be repeated.", valueName: "host"))
  var webhookHost: [String] = []

  @Option(
    help: ArgumentHelp("Keep the shop in this file, through restarts and crashes; made if missing.", valueName: "file"))
  var state: String?

  @Option(help: ArgumentHelp("What ids, keys and tokens are made from. (default: 1)", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Where the shop's calendar begins: 2026-01-31, 2026-01-31T12:00:00Z or seconds since 1970.", valueName: "time"))
  var clock: String?

  @Option(
    help: ArgumentHelp(
      "What goes wrong, such as overload:5% or latency=300@/order/; may be repeated.", valueName: "fault"))
  var fault: [String] = []

  @Flag(help: "List the routes with their scopes and end.")
  var routes = false

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port must be between 0 and 65535") }
    if let clock, Moment(written: clock) == nil {
      throw ValidationError("--clock '\(clock)' is not a time; write 2026-01-31T12:00:00Z or seconds since 1970")
    }
    _ = try faults()
  }

  func run() throws {
    if routes {
      StandardStream.output.write(DevelopmentShop.routes.map { SandboxText.line($0) }.joined())
      return
    }
    let (shop, tenant) = try makeShop()
    let courier = WebhookCourier(shop, gate: DeliveryGate(hosts: webhookHost))
    // Blocked before any thread begins, so that none of them ends the program and none is lost before the wait.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let server: LocalServer
    do {
      server = try LocalServer(port: port, hasThreads: true) { request in
        defer { courier.requestWasAnswered() }
        return shop.answer(request)
      }
    } catch {
      throw Self.unusable(error.reason)
    }
    StandardStream.output.write(SandboxText.greeting(tenant, port: server.port, now: Self.now))
    // Messages that were due when the last sandbox ended.
    courier.requestWasAnswered()
    var signal: Int32 = 0
    sigwait(&signals, &signal)
    server.stop()
    courier.stop()
  }

  private static var now: Int64 { SystemClock.run.wall() / 1000 }

  private static func unusable(_ reason: String) -> ExitCode {
    StandardStream.error.write("error: \(reason)\n")
    return ExitStatus.unusable
  }

  private func faults() throws -> [ShopFault] {
    try fault.map { text in
      do throws(ShopFaultProblem) {
        return try ShopFault(parsing: text)
      } catch {
        throw ValidationError("--fault '\(text)': \(error.reason)")
      }
    }
  }

  /// The shop as its file has it, or a new one; with the one tenant that it has.
  private func makeShop() throws -> (DevelopmentShop, Tenant) {
    let now = Self.now
    let moment = clock.flatMap { Moment(written: $0) }
    let fresh = ShopJournal.Beginning(
      seed: seed ?? 1, start: now, calendarOffset: moment.map { $0.seconds - now } ?? 0)
    guard let path = state else { return begin(fresh) }
    do throws(OutputFailure) {
      let file = try SandboxState(path: path, seed: seed, fresh: fresh)
      let (shop, tenant) = begin(file.journal.beginning)
      do throws(ShopJournalProblem) {
        try shop.replay(file.journal)
      } catch {
        throw OutputFailure(reason: "'\(path)' cannot be taken up at line \(error.line): \(error.reason)")
      }
      shop.keepJournal { file.append($0) }
      return (shop, tenant)
    } catch {
      throw Self.unusable(error.reason)
    }
  }

  private func begin(_ beginning: ShopJournal.Beginning) -> (DevelopmentShop, Tenant) {
    let faults = (try? faults()) ?? []
    let shop = DevelopmentShop(clock: { Self.now }, seed: beginning.seed, faults: faults)
    shop.advance(by: beginning.calendarOffset)
    return (shop, shop.makeTenant(now: beginning.start))
  }
}

/// What the sandbox says when it begins.
enum SandboxText {
  static func greeting(_ tenant: Tenant, port: Int, now: Int64) -> String {
    let base = "http://127.0.0.1:\(port)"
    var text = "Development Shop at \(base), until Ctrl-C\n\n"
    for variable in tenant.variables { text += "  \(variable.name): \(variable.value)\n" }
    let target = DevelopmentShop.signedTarget("/authorization/202309/shops", of: tenant, now: now)
    text += "\nTry it, within five minutes:\n"
    text += "  curl -H 'x-tts-access-token: \(tenant.accessToken)' '\(base)\(target)'\n"
    return text
  }

  /// `GET /product/202309/brands  seller.product.basic, shop_cipher`.
  static func line(_ route: RouteSummary) -> String {
    var words = [route.scopes.joined(separator: " or ")]
    if route.needsShopCipher { words.append("shop_cipher") }
    if route.isGenerated { words.append("made-up answer") }
    return "\(route.name)  \(words.joined(separator: ", "))\n"
  }
}
