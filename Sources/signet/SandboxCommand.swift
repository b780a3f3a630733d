internal import ArgumentParser
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
      Example: signet sandbox --port 8080

      What happens in the shop is told to the webhooks that its apps subscribe with (PUT /event/202309/webhooks), \
      signed, and again after anything but status 200. GET /_shop/deliveries?app_key=… shows what became of it; \
      POST /_shop/clock moves the time. Only addresses on this machine are sent to.
      """)

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes a free one.", valueName: "n"))
  var port = 0

  @Option(
    help: ArgumentHelp("Another host that webhooks may be sent to; may be repeated.", valueName: "host"))
  var webhookHost: [String] = []

  @Flag(help: "List the routes and end.")
  var routes = false

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port must be between 0 and 65535") }
  }

  func run() throws {
    if routes {
      StandardStream.output.write(DevelopmentShop.routes.map { $0.name + "\n" }.joined())
      return
    }
    let shop = DevelopmentShop(clock: { SystemClock.run.wall() / 1000 })
    let tenant = shop.makeTenant()
    let courier = WebhookCourier(shop, gate: DeliveryGate(hosts: webhookHost))
    // Blocked before any thread begins, so that none of them ends the program and none is lost before the wait.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let server: LocalServer
    do {
      server = try LocalServer(port: port) { request in
        defer { courier.requestWasAnswered() }
        return shop.answer(request)
      }
    } catch {
      StandardStream.error.write("error: \(error.reason)\n")
      throw ExitStatus.unusable
    }
    var text = "Development Shop at http://127.0.0.1:\(server.port), until Ctrl-C\n\n"
    for variable in tenant.variables { text += "  \(variable.name): \(variable.value)\n" }
    StandardStream.output.write(text)
    var signal: Int32 = 0
    sigwait(&signals, &signal)
    server.stop()
    courier.stop()
  }
}
