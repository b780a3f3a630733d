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
    discussion: "Example: signet sandbox --port 8080")

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes a free one.", valueName: "n"))
  var port = 0

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
    let server: LocalServer
    do {
      server = try LocalServer(port: port) { shop.answer($0) }
    } catch {
      StandardStream.error.write("error: \(error.reason)\n")
      throw ExitStatus.unusable
    }
    // Blocked before anything waits, so that a signal between the two is not lost.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var text = "Development Shop at http://127.0.0.1:\(server.port), until Ctrl-C\n\n"
    for variable in tenant.variables { text += "  \(variable.name): \(variable.value)\n" }
    StandardStream.output.write(text)
    var signal: Int32 = 0
    sigwait(&signals, &signal)
    server.stop()
  }
}
