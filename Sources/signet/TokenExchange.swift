internal import ArgumentParser
import Checks
import CollectionModel
import Diagnostics
import HTTP
import Runner

/// An environment's way to tokens together with the place where they are kept.
struct TokenExchange {
  let authorization: Authorization
  let stored: StoredSecrets
  let server: RunServer?
  private let session: ProjectSession

  init(_ authorization: Authorization, _ stored: StoredSecrets, server: RunServer? = nil, session: ProjectSession) {
    self.authorization = authorization
    self.stored = stored
    self.server = server
    self.session = session
  }

  /// The link, kept with what its code is to be exchanged with. Prints what keeps it from being of use, and ends the
  /// command.
  func link(_ pending: PendingAuthorization) throws -> RequestURL {
    let link: RequestURL
    do throws(Diagnostic) {
      link = try authorization.link(
        state: pending.state, redirectURL: pending.redirectURL, verifier: pending.verifier)
    } catch {
      throw end(error)
    }
    do throws(OutputFailure) {
      try stored.keep(pending)
    } catch {
      throw end(Diagnostic(error.reason))
    }
    return link
  }

  /// Asks the server; what goes wrong is printed.
  func ask(_ proof: AuthorizationProof, signals: Int32?) -> Result<GrantedTokens, ExitCode> {
    let authorization = authorization
    let answer = TransferLoop.run { loop in
      if let signals {
        loop.watch(fileDescriptor: signals) {
          guard let signal = InterruptSignals.pending().first else { return }
          StandardStream.error.write("interrupted by \(InterruptSignals.name(signal)); nothing is stored\n")
          ExitStatus.end(InterruptSignals.code(signal), keeping: 0)
        }
      }
      let answer = await authorization.tokens(for: proof, through: CurlTransport(loop: loop))
      if let signals { loop.unwatch(fileDescriptor: signals) }
      return answer
    }
    return answer.mapError { failure in
      let code =
        switch failure.kind {
        case .answer: ExitStatus.failed
        case .transport: ExitStatus.notCompleted
        case .refused: ExitStatus.refused
        }
      return end(Diagnostic(failure.reason, hints: failure.hints), code: code)
    }
  }

  /// Refreshes and stores, while no other process does.
  func refresh(signals: Int32?) throws -> Result<GrantedTokens, ExitCode> {
    let result: Result<GrantedTokens, ExitCode>
    do throws(OutputFailure) {
      result = try stored.locked { refreshHere(signals: signals) }
    } catch {
      throw end(Diagnostic(error.reason))
    }
    return result
  }

  private func refreshHere(signals: Int32?) -> Result<GrantedTokens, ExitCode> {
    let token: String
    do throws(SecretProblem) {
      token = try stored.value(of: StoredSecrets.refreshToken, at: Self.now)
    } catch {
      return .failure(end(Diagnostic("the tokens cannot be refreshed: \(error.reason)", hints: [error.hint ?? ""])))
    }
    let result = ask(.refreshToken(token), signals: signals)
    guard case .success(let tokens) = result else { return result }
    do throws(OutputFailure) {
      try stored.keep(tokens, isRefresh: true)
    } catch {
      return .failure(end(Diagnostic(error.reason)))
    }
    return result
  }

  func store(_ tokens: GrantedTokens) throws {
    do throws(OutputFailure) {
      try stored.keep(tokens, isRefresh: false)
    } catch {
      throw end(Diagnostic(error.reason))
    }
  }

  /// Prints, and gives what the command is to end with.
  func end(_ problem: Diagnostic, code: ExitCode = ExitStatus.unusable) -> ExitCode {
    session.print([problem])
    return code
  }

  static var now: Moment { Moment(milliseconds: SystemClock.run.wall()) }

  /// Names and ends; of values only what is no secret.
  func summary(of tokens: GrantedTokens) -> String {
    var text = "stored in \(session.project.pathFromRoot(stored.path)):\n"
    for entry in tokens.entries {
      text += "  \(entry.name)"
      if !entry.isSecret { text += ": \(VisibleText.shown(entry.value))" }
      if let end = entry.expiresAt { text += ", until \(Moment(seconds: end).iso8601)" }
      text += "\n"
    }
    let secrets = session.project.environment?.secrets ?? []
    let isUsed = secrets.contains { if case .stored(StoredSecrets.accessToken) = $0.source { true } else { false } }
    if !isUsed {
      text += "environment '\(authorization.environment)' does not use it yet: "
      text += "secrets: {access_token: {stored: access_token}}\n"
    }
    return text
  }
}

extension ProjectSession {
  /// For `signet authorize`: the environment's server started, its secrets fetched. Prints why there is no such way to
  /// tokens, and ends the command.
  func tokenExchange(input: RunInput) throws -> TokenExchange {
    if case .developmentShop(let place)? = project.environment?.server {
      print([
        Diagnostic(
          "the Development Shop of a run ends with it, and its tokens with it", at: place,
          hints: [
            "start one that stays, `signet sandbox --port 8080`, and lead the hosts of an environment to it: "
              + "docs/authentication.md"
          ])
      ])
      throw ExitStatus.unusable
    }
    var options = try runOptions(input: input)
    let redactor = Redactor()
    let server = try server(redactor: redactor, showsOutput: false)
    options.server = server?.binding
    let authorization: Authorization
    do throws(Diagnostic) {
      authorization = try self.authorization(options, redactor)
    } catch {
      print([error])
      throw ExitStatus.unusable
    }
    if let refusal = authorization.refusal {
      print([Diagnostic("no tokens may be asked for: \(refusal)", at: project.environment?.authorization?.place)])
      throw ExitStatus.refused
    }
    try start(server)
    let stored = StoredSecrets(root: project.root, environment: authorization.environment)
    return TokenExchange(authorization, stored, server: server, session: self)
  }

  /// Throws the first thing that is missing.
  private func authorization(_ options: RunOptions, _ redactor: Redactor) throws(Diagnostic) -> Authorization {
    var options = options
    if let environment = project.environment, environment.authorization != nil {
      let wanted = Authorization.secrets(of: environment).filter { options.secrets[$0] == nil }
      if let problem = fetchSecrets(wanted, into: &options).first { throw problem }
    }
    return try Authorization(project.environment, options: options, redactor: redactor)
  }

  // MARK: Before a run

  /// Seconds that a stored token must still be good for when a run begins.
  private static let margin: Int64 = 300

  /// Refreshes the stored access token where one of `secrets` is it, it ends soon, and the environment says how. Prints
  /// one line; gives what went wrong where the old token is of no use any more.
  func refreshStoredToken(of secrets: Set<String>, _ options: RunOptions) -> [Diagnostic] {
    guard let environment = project.environment, environment.authorization != nil else { return [] }
    let secret = environment.secrets.first { secret in
      guard case .stored(StoredSecrets.accessToken) = secret.source else { return false }
      return secrets.contains(secret.name) && options.secrets[secret.name] == nil
    }
    let stored = StoredSecrets(root: project.root, environment: environment.name)
    guard let secret, isDue(stored) else { return [] }
    do throws(OutputFailure) {
      return try stored.locked {
        // Another run may have been first.
        isDue(stored) ? refresh(stored, secret, options) : []
      }
    } catch {
      return [Diagnostic(error.reason)]
    }
  }

  private func isDue(_ stored: StoredSecrets) -> Bool {
    let now = TokenExchange.now
    return stored.accessTokenEnds(before: Moment(seconds: now.seconds + Self.margin)) && stored.hasRefreshToken(at: now)
  }

  private func refresh(_ stored: StoredSecrets, _ secret: Secret, _ options: RunOptions) -> [Diagnostic] {
    let again = "run `signet authorize -e \(project.environment?.name ?? "")`"
    do throws(Diagnostic) {
      let authorization = try authorization(options, Redactor())
      guard let token = stored.current(StoredSecrets.refreshToken, at: TokenExchange.now) else { return [] }
      let answer = TransferLoop.run { loop in
        await authorization.tokens(for: .refreshToken(token), through: CurlTransport(loop: loop))
      }
      switch answer {
      case .success(let tokens):
        do throws(OutputFailure) { try stored.keep(tokens, isRefresh: true) } catch { throw Diagnostic(error.reason) }
        let end = tokens.entries.first?.expiresAt.map { ", good until \(Moment(seconds: $0).iso8601)" } ?? ""
        StandardStream.error.write("refreshed the stored access token\(end)\n")
        return []
      case .failure(let failure):
        throw Diagnostic(
          "the stored access token could not be refreshed: \(failure.reason)", at: secret.place,
          hints: failure.hints + [again])
      }
    } catch {
      guard stored.current(StoredSecrets.accessToken, at: TokenExchange.now) != nil else { return [error] }
      var warning = error
      warning.severity = .warning
      print([warning])
      return []
    }
  }
}
