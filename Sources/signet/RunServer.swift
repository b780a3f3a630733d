import CollectionModel
import Diagnostics
import HTTP
import LocalServer
import Runner

/// What serves a run where its environment has a `server`: the Development Shop in this process, or a program.
enum RunServer {
  case embedded(EmbeddedServer)
  case program(ServerProgram)

  var binding: ServerBinding {
    switch self {
    case .embedded(let server): server.binding
    case .program(let program): ServerProgram.binding(program.command)
    }
  }

  /// What a server would lend to requests, without one that listens: for commands that send nothing.
  static func values(of setting: ServerSetting?) -> ServerBinding? {
    switch setting {
    case nil: nil
    case .developmentShop: EmbeddedServer.values(clock: SystemClock.run).binding
    case .command(let command): ServerProgram.binding(command)
    }
  }

  /// Reads what a program prints while the loop runs.
  func watch(on loop: TransferLoop) {
    if case .program(let program) = self { program.output.watch(on: loop) }
  }

  func unwatch(on loop: TransferLoop) {
    if case .program(let program) = self { program.output.unwatch(on: loop) }
  }

  /// The Development Shop sends messages to webhooks; what a program sends is its own affair.
  func deliver(to listener: WebhookListener?) {
    if case .embedded(let server) = self, let listener { server.deliver(to: listener) }
  }

  func stop() {
    switch self {
    case .embedded(let server): server.stop()
    case .program(let program): program.stop()
    }
  }

  /// Leaves nothing behind where this process is about to end without further ado.
  func stopAtOnce() {
    if case .program(let program) = self { program.stopAtOnce() }
  }
}
