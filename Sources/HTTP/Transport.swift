/// Sends one request and brings what came back. Follows no redirect: that is the caller's, hop by hop.
package protocol Transport: Sendable {
  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange
  /// Waits without holding the thread; returns early where the task is cancelled.
  func pause(for duration: Duration) async
  /// Ends every transfer and pause under way as `interrupted`; later ones run.
  func interrupt()
}
