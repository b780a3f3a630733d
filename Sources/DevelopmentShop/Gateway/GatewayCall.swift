import HTTP
import LocalServer

/// One request on its way through the gateway's checks: each check adds what it found out.
struct GatewayCall: Sendable {
  let request: ServerRequest
  let query: QueryString
  /// Unix seconds of the caller's clock, which advancing the shop's calendar does not move.
  let now: Int64
  /// What the checks have left of the routes: by path, then by version, then by method.
  var candidates: [RouteMatch] = []
  var appKey = ""
  /// What a test ordered for this request.
  var faults: [ShopFault] = []
  var token: AccessToken?
  var body: RequestBody?

  init(request: ServerRequest, now: Int64) {
    self.request = request
    self.query = QueryString(request.query)
    self.now = now
  }

  /// The route that path, version and method lead to.
  func match() throws(Refusal) -> RouteMatch {
    guard let match = candidates.first else { throw PathCheck.refusal }
    return match
  }

  /// Seconds by which the gateway takes its own clock to be ahead.
  var clockSkew: Int64 { faults.last { $0.kind == .clockSkew }.map { Int64($0.value) } ?? 0 }

  var method: String { request.method }
  var path: String { request.path }
  var bodyBytes: [UInt8] { request.body }
  var remoteAddress: String { request.remoteAddress }
  var contentType: String? { header("content-type") }

  /// The first line of that header.
  func header(_ name: String) -> String? { request.headers[name] }
  func headerLines(_ name: String) -> [String] { request.headers.values(of: name) }
}

/// One question that the gateway asks of every request before a route sees it.
protocol GatewayCheck: SendableMetatype {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal)
}
