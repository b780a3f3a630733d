internal import ArgumentParser
import Checks
import CollectionModel
import Diagnostics
import Digests
import HTTP
import LocalServer
import Runner

struct AuthorizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authorize",
    abstract: "Get an environment's tokens from the person who may grant them, and store them.",
    discussion: """
      Example: signet authorize -e production
               signet authorize -e production --code 'https://app.example/callback?code=…&state=…'
               signet authorize -e production --refresh

      Prints the authorization link and waits for the redirect. What is granted is stored in .signet/ENVIRONMENT.json, \
      for `secrets: {access_token: {stored: access_token}}`; runs refresh it by themselves before it expires.

      Exit codes: 0 stored · 1 refused by the person or the server · 2 an option, file, variable or secret is wrong · \
      3 no redirect in time, or the server could not be reached · 4 refused by the environment.
      """)

  @Option(
    help: ArgumentHelp(
      "The code, or the whole address that the browser ended at, where the redirect cannot reach this machine.",
      valueName: "code|url"))
  var code: String?

  @Flag(help: "Use the stored refresh token; nobody needs to agree again.")
  var refresh = false

  @Option(help: ArgumentHelp("How long to wait for the redirect.", valueName: "duration"))
  var timeout = "5m"

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func validate() throws {
    if refresh, code != nil { throw ValidationError("give --code or --refresh, not both") }
    if code?.isEmpty == true { throw ValidationError("--code is empty") }
    guard let time = Quantity.duration(timeout), time > .zero else {
      throw ValidationError("--timeout '\(timeout)' is no duration: write a number and a unit, such as 90s or 5m")
    }
  }

  func run() throws {
    let session = try ProjectSession.load(paths: [], input: input, colors: colors)
    let signals = InterruptSignals.install()
    let exchange = try session.tokenExchange(input: input)
    defer { exchange.server?.stop() }
    let outcome: Result<GrantedTokens, ExitCode>
    if refresh {
      outcome = try exchange.refresh(signals: signals)
    } else {
      let (proof, listener) = try proof(for: exchange, signals: signals)
      outcome = exchange.ask(proof, signals: signals)
      listener?.stop()
      if case .success(let tokens) = outcome { try exchange.store(tokens) }
    }
    StandardStream.output.write(exchange.summary(of: try outcome.get()))
  }

  // MARK: The code

  private func proof(
    for exchange: TokenExchange, signals: Int32?
  ) throws -> (AuthorizationProof, RedirectListener?) {
    if let code { return (try givenProof(code, exchange), nil) }
    let state = RandomText.make()
    let verifier = exchange.authorization.usesPKCE ? RandomText.make() : nil
    let listener: RedirectListener
    do throws(LocalServerFailure) {
      listener = try RedirectListener(redirectURL: exchange.authorization.redirectURL, state: state)
    } catch {
      throw exchange.end(
        Diagnostic("the redirect cannot be received: \(error.reason)", hints: ["give the code with --code"]))
    }
    let redirectURL = exchange.authorization.redirectURL ?? listener.url
    let link = try exchange.link(
      PendingAuthorization(state: state, redirectURL: redirectURL, verifier: verifier))
    StandardStream.output.write("\(link)\n")
    StandardStream.error.write(
      """
      Open this link in a browser. The redirect is awaited at \(listener.url)
      Where it ends elsewhere: signet authorize -e \(exchange.authorization.environment) --code 'ADDRESS OF THAT PAGE'

      """)
    let seconds = (Quantity.duration(timeout) ?? .seconds(300)) / .seconds(1)
    let outcome = listener.wait(seconds: seconds, signals: signals) { reason in
      StandardStream.error.write("warning: a redirect was refused: \(reason)\n")
    }
    switch outcome {
    case .code(let code): return (.code(code, redirectURL: redirectURL, verifier: verifier), listener)
    case .denied(let words):
      listener.stop()
      throw exchange.end(Diagnostic("the authorization was refused: \(words)"), code: ExitStatus.failed)
    case .interrupted(let signal):
      listener.stop()
      StandardStream.error.write("interrupted by \(InterruptSignals.name(signal)); nothing is stored\n")
      throw ExitCode(InterruptSignals.code(signal))
    case .tooLate:
      listener.stop()
      throw exchange.end(
        Diagnostic("no redirect came within \(timeout)", hints: ["--timeout waits longer; --code takes the code"]),
        code: ExitStatus.notCompleted)
    }
  }

  /// `--code`: a code alone is taken as it is; an address must be an answer to the link that was printed last.
  private func givenProof(_ given: String, _ exchange: TokenExchange) throws -> AuthorizationProof {
    let pending = exchange.stored.pendingAuthorization
    let again = "run `signet authorize -e \(exchange.authorization.environment)` for a link, and open that one"
    if exchange.authorization.usesPKCE, pending?.verifier == nil {
      throw exchange.end(Diagnostic("--code: no link was printed here that a code could belong to", hints: [again]))
    }
    guard let url = try? RequestURL(parsing: given) else {
      return .code(given, redirectURL: pending?.redirectURL, verifier: pending?.verifier)
    }
    guard let pending else {
      throw exchange.end(
        Diagnostic(
          "--code: no link was printed here whose 'state' the address could have",
          hints: [again, "to use its code all the same, give the code alone"]))
    }
    switch Redirected(url).reading(state: pending.state) {
    case .success(.code(let code)):
      return .code(code, redirectURL: pending.redirectURL, verifier: pending.verifier)
    case .success(.denied(let words)):
      throw exchange.end(Diagnostic("the authorization was refused: \(words)"), code: ExitStatus.failed)
    case .success:
      throw exchange.end(Diagnostic("--code: the address holds no code"))
    case .failure(let problem):
      throw exchange.end(Diagnostic("--code: the address is refused: \(problem.reason)", hints: [again]))
    }
  }
}

/// 256 bits that nobody can guess, as 43 characters that any URL may hold (RFC 7636 section 4.1).
enum RandomText {
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return ByteEncoding.base64url.encode((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }
}
