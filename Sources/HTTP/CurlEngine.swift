import CLibCurl

/// libcurl's multi handle of one loop, with the transfers under way and the easy handles that wait for their next use.
///
/// Belongs to the loop's thread.
final class CurlEngine {
  typealias Continuation = UnsafeContinuation<Exchange, Never>

  /// A use of a place: the place may be in another use by the time that a cancellation comes.
  struct Identifier: Sendable, Equatable {
    fileprivate var slot: Int
    fileprivate var use: UInt64
  }

  private struct Place {
    var transfer: CurlTransfer
    var use: UInt64 = 0
    /// Nothing where the place is idle or only reserved.
    var waiting: Continuation?
  }

  private let poller: OpaquePointer?
  private var places: [Place] = []
  private var idle: [Int] = []
  /// By origin: libcurl tells the certificate of a connection only when it is made.
  private var certificates: [CurlTransfer.Origin: PeerCertificate] = [:]

  /// Loads libcurl.
  init(poller: OpaquePointer?) throws(TransportFailure) {
    if let problem = signet_curl_load() { throw TransportFailure(.unusable, String(cString: problem)) }
    guard signet_poller_attach_multi(poller) else { throw .outOfMemory }
    self.poller = poller
  }

  /// Frees libcurl's handles, while the poller is still there.
  func close() {
    for place in places where place.waiting != nil { signet_transfer_stop(poller, place.transfer.handle) }
    places = []
  }

  /// Sets a place aside for a transfer, so that a cancellation has something to name.
  func reserve() throws(TransportFailure) -> Identifier {
    if let slot = idle.popLast() {
      places[slot].use += 1
      return Identifier(slot: slot, use: places[slot].use)
    }
    guard let transfer = CurlTransfer(slot: places.count) else { throw .outOfMemory }
    places.append(Place(transfer: transfer))
    return Identifier(slot: places.count - 1, use: 0)
  }

  func start(_ identifier: Identifier, _ request: HTTPRequest, _ options: TransferOptions, _ waiting: Continuation) {
    let transfer = places[identifier.slot].transfer
    do throws(TransportFailure) {
      let origin = CurlTransfer.Origin(of: request.url, options)
      let needsCertificate = options.wantsCertificate && certificates[origin] == nil
      try transfer.prepare(request, options, freshConnection: needsCertificate)
      guard signet_transfer_start(poller, transfer.handle) else { throw .outOfMemory }
      places[identifier.slot].waiting = waiting
    } catch {
      transfer.release()
      idle.append(identifier.slot)
      waiting.resume(returning: Exchange(request: request, result: .failure(error), sendings: 0))
    }
  }

  /// Ends a transfer that is still under way as `interrupted`.
  func cancel(_ identifier: Identifier) {
    guard places.indices.contains(identifier.slot), places[identifier.slot].use == identifier.use else { return }
    finish(identifier.slot, nil)
  }

  func cancelAll() {
    for slot in places.indices { finish(slot, nil) }
  }

  /// Gives back what has ended since.
  func collectEnded() {
    var code = CURLE_OK
    while let ended = signet_transfer_next_ended(poller, &code) { finish(ended.pointee.slot, code) }
  }

  private func finish(_ slot: Int, _ code: CURLcode?) {
    guard let waiting = places[slot].waiting.take() else { return }
    let transfer = places[slot].transfer
    signet_transfer_stop(poller, transfer.handle)
    var exchange = transfer.exchange(endedWith: code)
    if transfer.wantsCertificate { addCertificate(to: &exchange, transfer) }
    transfer.release()
    idle.append(slot)
    waiting.resume(returning: exchange)
  }

  private func addCertificate(to exchange: inout Exchange, _ transfer: CurlTransfer) {
    if let certificate = transfer.certificate() { certificates[transfer.origin] = certificate }
    exchange.certificate = certificates[transfer.origin]
  }
}

extension TransportFailure {
  static let outOfMemory = TransportFailure(.unusable, "there is not enough memory for the transfer")
  static let interrupted = TransportFailure(.interrupted, "interrupted")
}
