package import LocalServer
import Synchronization

/// The embedded stand-in for TikTok Shop's gateway, token endpoints and authorization page, with state of its own.
///
/// It checks requests as the real platform does, in the same order and with the same codes, and keeps shops, products,
/// orders and tokens for any number of tenants. It is deterministic: the same seed, clock and requests give the same
/// answers.
package final class DevelopmentShop: Sendable {
  /// The hosts that it stands for; under any other name it answers for all of them by path.
  package static let hosts = Site.hosts

  let state: Mutex<ShopState>
  /// Unix seconds, as the callers' clocks have it.
  let clock: @Sendable () -> Int64
  private let faults: [ShopFault]

  /// - Parameters:
  ///   - clock: Unix seconds, as the callers' clocks have it.
  ///   - seed: what ids, keys and tokens are made from.
  ///   - faults: what strikes every tenant's requests and messages, without end.
  package init(clock: @escaping @Sendable () -> Int64, seed: UInt64 = 1, faults: [ShopFault] = []) {
    self.clock = clock
    self.faults = faults
    state = Mutex(ShopState(seed: seed))
  }

  /// Answers one request; called on the server's thread, from as many threads as there are.
  package func answer(_ request: ServerRequest) -> ServerResponse {
    let now = clock()
    return state.withLock { state in
      let response = Site(request).answer(request, state: &state, now: now)
      guard let journal = state.journal, ShopJournal.keeps(request, answeredWith: response.status) else {
        return response
      }
      if journal(ShopJournal.line(.request(request, now: now))) { return response }
      return PlainPage.page(503, "the sandbox could not write its state file")
    }
  }

  /// Makes an app with a shop of its own, which no other tenant sees.
  ///
  /// - Parameter now: Unix seconds; the clock's where none are given.
  package func makeTenant(now: Int64? = nil) -> Tenant {
    let now = now ?? clock()
    return state.withLock { state in
      state.tenantCount += 1
      var seed = TenantSeed(seed: state.seed, ordinal: state.tenantCount, now: now + state.calendarOffset)
      var (tenant, description) = seed.make()
      tenant.traffic.faults = faults
      tenant.traffic.chance = IDSource(seed: state.seed &+ state.tenantCount)
      state.tenants[tenant.credentials.appKey] = tenant
      return description
    }
  }

  /// Moves the calendars of all tenants ahead: tokens expire, holds end. What the gateway accepts as a request's
  /// `timestamp` stays where the clock is, because the callers' clocks do not move along.
  package func advance(by seconds: Int64) {
    state.withLock { $0.calendarOffset += seconds }
  }

  /// Moves one tenant's calendar ahead, as `POST /_shop/clock` does.
  package func advance(by seconds: Int64, appKey: String) {
    state.withLock { $0.advance(by: seconds, appKey: appKey) }
  }

  /// Where the authorization page sends sellers back to; without this, to an address that nobody has.
  package func setRedirectURL(_ url: String, appKey: String) {
    state.withLock { $0.tenants[appKey]?.redirectURL = url }
  }

  /// The routes of the gateway as the documentation writes them, with what they ask for.
  package static var routes: [RouteSummary] {
    RouteTable.routes.map { route in
      RouteSummary(
        name: route.name, scopes: route.scopes, needsShopCipher: route.cipher == .required,
        isGenerated: route.isGenerated)
    }
  }
}

/// One line of a list of routes.
package struct RouteSummary: Sendable {
  /// `GET /product/202309/products/{product_id}`.
  package var name: String
  /// Any one of them is enough.
  package var scopes: [String]
  package var needsShopCipher: Bool
  /// Whether its answers only have the documented shape, with nothing kept behind them.
  package var isGenerated: Bool
}
