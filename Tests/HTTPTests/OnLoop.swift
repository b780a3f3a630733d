import HTTP
import TestSupport
import Testing

/// Runs `body` on a transfer loop of its own, on a thread of its own.
func onLoop<T: Sendable>(_ body: @escaping @Sendable (CurlTransport, TransferLoop) async -> T) async -> T {
  await withCheckedContinuation { continuation in
    startThread {
      continuation.resume(returning: TransferLoop.run { loop in await body(CurlTransport(loop: loop), loop) })
    }
  }
}

/// Sends one request on a loop of its own.
func send(
  _ method: String, _ url: String, headers: [(String, String)] = [], body: String? = nil,
  options: TransferOptions = TransferOptions()
) async throws -> Exchange {
  let request = try HTTPRequest.make(method, url, headers: headers, body: body)
  return await onLoop { transport, _ in await transport.send(request, options: options) }
}

func send(_ url: String, headers: [(String, String)] = [], options: TransferOptions = TransferOptions()) async throws
  -> Exchange
{
  try await send("GET", url, headers: headers, options: options)
}

extension HTTPRequest {
  static func make(_ url: String) throws -> HTTPRequest { try make("GET", url) }

  static func make(
    _ method: String, _ url: String, headers: [(String, String)] = [], body: String? = nil
  ) throws -> HTTPRequest {
    HTTPRequest(
      method: method, url: try RequestURL(parsing: url),
      headers: HTTPFields(headers.map { HTTPFields.Field($0.0, $0.1) }), body: body.map { Array($0.utf8) })
  }
}

extension TransferOptions {
  static func make(_ change: (inout TransferOptions) -> Void) -> TransferOptions {
    var options = TransferOptions()
    change(&options)
    return options
  }
}

extension Exchange {
  var response: HTTPResponse? { try? result.get() }
  var failure: TransportFailure? { if case .failure(let failure) = result { failure } else { nil } }
  var bodyText: String? { response.map { String(decoding: $0.body, as: UTF8.self) } }
}
