internal import ArgumentParser
import CollectionModel
import Diagnostics
import LocalServer
import Runner
import Signing
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Exit 130 or 143 by a signal; with --once 0, or 1 where the signature is wrong; 2 where it cannot listen or verify.
struct ListenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listen",
    abstract: "Print webhook messages that arrive, and whether they are signed as they should be.",
    discussion: """
      Example: signet listen --port 8787
               signet listen --port 8787 --path /webhooks/tiktok --verify tiktok-shop-webhook -e sandbox

      Listens where `webhooks:` of the environment says, else on a free port of 127.0.0.1, until Ctrl-C. Messages go to \
      standard output, secrets masked. FILE lends its signers and variables. A message whose signature is wrong is \
      answered with 401. Exit codes: 130 Ctrl-C, 143 SIGTERM · with --once 0, or 1 where the signature is wrong · 2 it \
      cannot listen, or cannot verify.
      """)

  @Argument(help: "A collection that lends its signers and variables; it may be left out.", completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("The port (default: the environment's; 0 takes a free one).", valueName: "n"))
  var port: Int?

  @Option(help: ArgumentHelp("Only messages to this path; others are answered with 404.", valueName: "path"))
  var path: String?

  @Option(help: ArgumentHelp("Say by this signer whether each signature is right.", valueName: "signer"))
  var verify: String?

  @Option(help: ArgumentHelp("What messages are answered with, where their signature is right.", valueName: "n"))
  var status = 200

  @Flag(help: "End after the first message.")
  var once = false

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func validate() throws {
    if let port, !(0...65535).contains(port) { throw ValidationError("--port must be between 0 and 65535") }
    guard (200...599).contains(status) else { throw ValidationError("--status must be between 200 and 599") }
    if let path, !path.hasPrefix("/") { throw ValidationError("--path begins with '/', such as /webhooks/orders") }
  }

  func run() throws {
    let session = try ProjectSession.load(paths: file.map { [$0] } ?? [], input: input, colors: colors)
    var options = try session.runOptions(input: input)
    options.server = session.serverValues
    let place = SourcePlace(
      SourceText(path: "--verify", text: verify ?? ""), SourceSpan(line: 1, column: 1, endColumn: 1))
    let lender = session.project.collections.first ?? session.project.fragments.first
    var review = MessageReview(options: options, collection: lender, listener: session.webhookValues.url, at: place)
    var signer: Signer?
    if let verify {
      do throws(Diagnostic) {
        signer = try review.signer(named: verify)
      } catch {
        session.print([error])
        throw ExitStatus.unusable
      }
    }
    if let signer {
      let problems = session.fetchSecrets(review.secrets(of: signer), into: &options)
      session.print(problems)
      if !problems.isEmpty { throw ExitStatus.unusable }
      review = MessageReview(options: options, collection: lender, listener: session.webhookValues.url, at: place)
    }
    throw ExitCode(try listen(MessagePrinter(review: review, signer: signer, command: self), session))
  }

  /// The exit code, once it is time to end.
  private func listen(_ printer: MessagePrinter, _ session: ProjectSession) throws -> Int32 {
    // Before the server's thread begins, so that none is lost before the wait.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGUSR1] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let listening = session.project.environment?.webhooks
    let address = listening?.address ?? "127.0.0.1"
    let server: LocalServer
    do {
      server = try LocalServer(
        address: address, port: port ?? listening?.port ?? 0, maximumBody: 4 << 20
      ) { request in
        // The server's end lets the answer go out first.
        defer { if printer.isOver { kill(getpid(), SIGUSR1) } }
        return printer.answer(request)
      }
    } catch {
      session.print([Diagnostic("cannot listen: \(error.reason)", at: port == nil ? listening?.place : nil)])
      throw ExitStatus.unusable
    }
    let host = address.contains(":") ? "[\(address)]" : address
    StandardStream.error.write("listening on http://\(host):\(server.port)\(path ?? "/"), until Ctrl-C\n")
    var signal: Int32 = 0
    repeat { sigwait(&signals, &signal) } while signal == SIGUSR1 && !printer.isOver
    server.stop()
    return signal == SIGUSR1 ? printer.exitCode : InterruptSignals.code(signal)
  }
}

/// Prints each message on the server's thread, one after the other.
private final class MessagePrinter: Sendable {
  private let review: Mutex<MessageReview>
  private let signer: Signer?
  private let path: String?
  private let status: Int
  private let once: Bool
  private let text: MessageText
  /// Of the message that ends it.
  private let end = Mutex<Int32?>(nil)

  init(review: MessageReview, signer: Signer?, command: ListenCommand) {
    text = MessageText(redactor: review.redactor())
    self.review = Mutex(review)
    self.signer = signer
    path = command.path
    status = command.status
    once = command.once
  }

  var isOver: Bool { end.withLock { $0 != nil } }
  var exitCode: Int32 { end.withLock { $0 ?? 0 } }

  func answer(_ request: ServerRequest) -> ServerResponse {
    // What comes between the last message and the end is not wanted any more.
    if isOver { return ServerResponse(status: 503) }
    if let path, request.path != path {
      let shown = VisibleText.shown("\(request.method) \(request.path)")
      StandardStream.error.write("note: \(shown) is not for \(path), and was answered with 404\n")
      return ServerResponse(status: 404)
    }
    let message = WebhookMessage(
      method: request.method, path: request.path, query: request.query, headers: request.headers, body: request.body,
      arrivedAt: SystemClock.run.wall())
    let verdict = verdict(on: message)
    let answered = verdict.code == 0 ? status : 401
    StandardStream.output.write(text.text(of: message) + "\n" + verdict.line + "answered   \(answered)\n\n")
    if once { end.withLock { $0 = $0 ?? verdict.code } }
    return ServerResponse(status: answered)
  }

  private func verdict(on message: WebhookMessage) -> (line: String, code: Int32) {
    guard let signer else { return ("", 0) }
    do throws(Diagnostic) {
      let refusal = try review.withLock { review throws(Diagnostic) in try review.refusal(of: message, by: signer) }
      guard let refusal else { return ("signature  right, by '\(signer.name)'\n", 0) }
      return ("signature  wrong, by '\(signer.name)': \(VisibleText.shown(refusal))\n", 1)
    } catch {
      let reason = ([error.message] + error.hints).joined(separator: "; ")
      return ("signature  cannot be told, by '\(signer.name)': \(VisibleText.shown(reason))\n", 2)
    }
  }
}
