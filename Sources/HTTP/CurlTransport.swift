/// Sends requests with libcurl on a loop; every transport of one loop shares its connections.
package struct CurlTransport: Transport {
  private let loop: TransferLoop

  package init(loop: TransferLoop) { self.loop = loop }

  package func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    guard loop.isCurrent else {
      return await withTaskExecutorPreference(loop) { await loop.transfer(request, options: options) }
    }
    return await loop.transfer(request, options: options)
  }

  package func pause(for duration: Duration) async { await loop.pause(for: duration) }

  package func interrupt() { loop.interrupt() }
}

extension TransferLoop {
  /// To be called on the loop's own thread.
  fileprivate func transfer(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    let transfer: CurlEngine.Identifier
    do throws(TransportFailure) {
      transfer = try engine().reserve()
    } catch {
      return Exchange(request: request, result: .failure(error), sendings: 0)
    }
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        start(transfer, request, options, continuation)
      }
    } onCancel: {
      perform { self.cancelTransfer(transfer) }
    }
  }
}
