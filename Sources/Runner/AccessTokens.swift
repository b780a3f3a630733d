import CollectionModel
import HTTP
import Synchronization
import Templates

/// An access token in use.
struct AccessToken: Sendable {
  var text: String
  /// Whether it was asked for just now: such a one is not asked for again where the server refuses it.
  var isFresh: Bool
  fileprivate var serial: Int
}

/// The access tokens of a run, for all its collections: each is asked for once and kept until it expires.
///
/// What would be the same request to the token's server, over the same TLS and proxy, shares a token; whoever needs one
/// that is being asked for waits for that answer.
final class AccessTokens: Sendable {
  private struct Key: Equatable {
    var request: HTTPRequest
    var tls: TLSOptions
    var proxy: ProxyChoice
  }

  private struct Entry {
    var key: Key
    var token: AccessToken?
    /// By the monotonic clock, margin taken off; nothing where the server names no end.
    var expires: Double?
    /// The latest that the server handed out; it takes the place of the one in the file.
    var refreshToken: String?
    var isAskedFor = false
    var waiting: [CheckedContinuation<Claim, Never>] = []
  }

  private enum Claim: Sendable {
    case ready(AccessToken)
    case failed(TokenFailure)
    /// To be asked for by whoever got this.
    case ask(refreshToken: String?)
  }

  private struct State {
    var entries: [Entry] = []
    var serial = 0
  }

  /// More than a run has kinds of tokens; only token requests with random values in them would add up.
  private static let most = 256
  /// Bytes of an answer.
  private static let largestAnswer = 1 << 20

  private let state = Mutex(State())
  private let transport: any Transport
  private let clock: RunClock
  private let redactor: Redactor
  private let gate: HostGate
  private let userAgent: String

  init(options: RunOptions, transport: any Transport, redactor: Redactor) {
    self.transport = transport
    self.redactor = redactor
    clock = options.clock
    gate = HostGate(options)
    userAgent = options.userAgent
  }

  /// The token that a request with these settings needs; nothing where it needs none.
  func token(for settings: Settings, scope: Scope) async -> Result<AccessToken?, TokenFailure> {
    guard case .oauth2(let setting)? = settings.auth else { return .success(nil) }
    let resolver = RequestResolver(scope: scope, userAgent: userAgent) { _, _, _ in .failure(BodyFileProblem("")) }
    let asking = TokenRequest(setting: setting, resolver: resolver)
    let key: Key
    let options: TransferOptions
    do throws(ResolveFailure) {
      for secret in try asking.secrets() { redactor.add(secret.value, named: secret.name) }
      options = try TransferSettings(scope: scope).optionsForTokens(from: settings)
      key = Key(request: try asking.request(base: settings.baseURL), tls: options.tls, proxy: options.proxy)
    } catch {
      return .failure(TokenFailure(error))
    }
    switch await claim(key) {
    case .ready(let token): return .success(token)
    case .failed(let failure): return .failure(failure)
    case .ask(let refreshToken):
      var request = key.request
      if let refreshToken, let renewed = try? asking.request(base: settings.baseURL, refreshToken: refreshToken) {
        request = renewed
      }
      let asked = clock.monotonic()
      return settle(key, await ask(request, options), asked: asked).map { $0 }
    }
  }

  /// Forgets a token that the server of a request refused; false where it is no use to ask for another, because this
  /// one was new.
  func forget(_ token: AccessToken) -> Bool {
    state.withLock { state in
      for index in state.entries.indices where state.entries[index].token?.serial == token.serial {
        state.entries[index].token = nil
      }
    }
    return !token.isFresh
  }

  // MARK: One answer for all who wait

  private func claim(_ key: Key) async -> Claim {
    await withCheckedContinuation { continuation in
      let claim: Claim? = state.withLock { state in
        guard let index = state.entries.firstIndex(where: { $0.key == key }) else {
          if state.entries.count >= Self.most, let idle = state.entries.firstIndex(where: { !$0.isAskedFor }) {
            state.entries.remove(at: idle)
          }
          state.entries.append(Entry(key: key, isAskedFor: true))
          return .ask(refreshToken: nil)
        }
        if let token = state.entries[index].token, state.entries[index].expires.map({ clock.monotonic() < $0 }) ?? true
        {
          return .ready(token)
        }
        if state.entries[index].isAskedFor {
          state.entries[index].waiting.append(continuation)
          return nil
        }
        state.entries[index].isAskedFor = true
        return .ask(refreshToken: state.entries[index].refreshToken)
      }
      if let claim { continuation.resume(returning: claim) }
    }
  }

  private func settle(
    _ key: Key, _ grant: Result<TokenGrant, TokenFailure>, asked: Double
  ) -> Result<AccessToken, TokenFailure> {
    typealias Settled = (Result<AccessToken, TokenFailure>, [CheckedContinuation<Claim, Never>])
    let (result, waiting): Settled = state.withLock { state in
      state.serial += 1
      let serial = state.serial
      let result = grant.map { AccessToken(text: $0.accessToken, isFresh: true, serial: serial) }
      guard let index = state.entries.firstIndex(where: { $0.key == key }) else { return (result, []) }
      if case .success(let granted) = grant {
        state.entries[index].token = AccessToken(text: granted.accessToken, isFresh: false, serial: serial)
        state.entries[index].expires = granted.lifetime.map { asked + Self.usable($0) }
        state.entries[index].refreshToken = granted.refreshToken ?? state.entries[index].refreshToken
      }
      state.entries[index].isAskedFor = false
      defer { state.entries[index].waiting = [] }
      return (result, state.entries[index].waiting)
    }
    for continuation in waiting {
      switch result {
      case .success(let token): continuation.resume(returning: .ready(token))
      case .failure(let failure): continuation.resume(returning: .failed(failure))
      }
    }
    return result
  }

  /// A tenth of its life, at most 30 s, is left unused: a token must not expire on its way.
  private static func usable(_ lifetime: Double) -> Double { lifetime - min(30, lifetime / 10) }

  // MARK: The request

  private func ask(_ request: HTTPRequest, _ options: TransferOptions) async -> Result<TokenGrant, TokenFailure> {
    let url = redactor.mask(request.url)
    if let refusal = gate.refusal(of: request.url) {
      return .failure(TokenFailure(TransportFailure(.refusedByEnvironment, refusal), asking: url))
    }
    var options = options
    options.destination = gate.destination(of: request.url)
    options.maximumBody = min(options.maximumBody, Self.largestAnswer)
    switch await transport.send(request, options: options).result {
    case .failure(let failure): return .failure(TokenFailure(failure, asking: url))
    case .success(let response):
      do throws(TokenFailure) {
        let grant = try TokenGrant(reading: response, from: url)
        redactor.add(grant.accessToken, named: "access_token")
        if let refreshToken = grant.refreshToken { redactor.add(refreshToken, named: "refresh_token") }
        return .success(grant)
      } catch {
        return .failure(error)
      }
    }
  }
}
