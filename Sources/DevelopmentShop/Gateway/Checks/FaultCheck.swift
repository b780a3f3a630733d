/// A failure that a test ordered in advance, by the path alone, as an overloaded platform would show it; or that the
/// request itself orders with a header.
enum FaultCheck: GatewayCheck {
  static let header = "X-Signet-Fault"

  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    if state.isReplaying { return }
    for text in call.headerLines(header) {
      do throws(ShopFaultProblem) {
        call.faults.append(try ShopFault(parsing: text))
      } catch {
        throw .invalidParameter("Invalid '\(header)' header: \(error.reason)")
      }
    }
    if let appKey = call.query["app_key"] {
      call.faults += state.tenants[appKey]?.traffic.takeFaults(path: call.path) ?? []
    }
    for fault in call.faults {
      if let refusal = fault.refusal { throw refusal }
    }
  }
}
