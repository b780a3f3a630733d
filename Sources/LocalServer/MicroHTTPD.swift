import CLibMicroHTTPD
import HTTP

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server of libmicrohttpd that runs as long as the value lives: the one file here that hands out pointers.
struct MicroHTTPD: ~Copyable {
  let port: Int
  private let server: OpaquePointer
  private let answerer: Unmanaged<Answerer>

  init(
    address: String, port: Int, maximumBody: Int, hasThreads: Bool, handler: @escaping LocalServer.Handler
  ) throws(LocalServerFailure) {
    let answerer = Unmanaged.passRetained(Answerer(handler))
    let start = signet_server_open(address, Int32(port), maximumBody, hasThreads, answerCall, answerer.toOpaque())
    guard let server = start.server else {
      answerer.release()
      throw LocalServerFailure(start, address: address, port: port)
    }
    self.port = Int(start.port)
    self.server = server
    self.answerer = answerer
  }

  deinit {
    signet_server_close(server)
    answerer.release()
  }
}

extension LocalServerFailure {
  fileprivate init(_ start: signet_server_start, address: String, port: Int) {
    switch start.outcome {
    case SIGNET_SERVER_NO_LIBRARY:
      reason = start.library.map { String(cString: $0) } ?? "libmicrohttpd is not installed"
    case SIGNET_SERVER_NO_ADDRESS:
      reason = "'\(address)' is not an address to listen on; use 127.0.0.1 or ::1"
    case SIGNET_SERVER_NOT_LISTENING:
      reason = Self.listening(address: address, port: port, error: start.error_number)
    default:
      reason = "the server on port \(port) of \(address) could not start; too many files may be open"
    }
  }

  private static func listening(address: String, port: Int, error: Int32) -> String {
    switch error {
    case EADDRINUSE: "port \(port) of \(address) is already in use"
    case EACCES: "port \(port) of \(address) needs the rights of an administrator; use one above 1023"
    case EADDRNOTAVAIL: "'\(address)' is not an address of this machine; use 127.0.0.1 or ::1"
    default: "port \(port) of \(address) cannot be listened on: \(String(cString: strerror(error)))"
    }
  }
}

/// Owns the handler for as long as libmicrohttpd may call it.
private final class Answerer {
  let handler: LocalServer.Handler

  init(_ handler: @escaping LocalServer.Handler) { self.handler = handler }
}

private func answerCall(context: UnsafeMutableRawPointer?, call: OpaquePointer) {
  guard let context else { return }
  let handler = Unmanaged<Answerer>.fromOpaque(context).takeUnretainedValue().handler
  guard let request = ServerRequest(call) else {
    return answer(call, with: .plain(400, "the request line has no target that begins with '/'"))
  }
  answer(call, with: handler(request))
}

private func answer(_ call: OpaquePointer, with response: ServerResponse) {
  if response.delay > 0 { signet_call_sleep(call, UInt32(min(response.delay, 600_000))) }
  if response.fault == .closeWithoutAnswer { return }
  guard (200...599).contains(response.status) else {
    return answer(call, with: .plain(500, "the handler answered with a status that cannot be sent: \(response.status)"))
  }
  var sent = response.body.count
  if case .truncateBody(let count) = response.fault { sent = min(max(count, 0), sent) }
  var pause: UInt32 = 0
  if case .slowBody(let milliseconds) = response.fault { pause = UInt32(min(max(milliseconds, 0), 60_000)) }
  let (status, body) = (Int32(response.status), response.body)
  guard signet_call_answer(call, status, body, body.count, sent, pause) else { return }
  for field in response.headers.fields where !ServerResponse.isOfTheServer(field.name) {
    guard signet_call_add_header(call, field.name, field.value) else {
      return answer(call, with: .plain(500, "the handler answered with a header that cannot be sent: '\(field.name)'"))
    }
  }
}

extension ServerResponse {
  fileprivate static func plain(_ status: Int, _ text: String) -> ServerResponse {
    ServerResponse(
      status: status, headers: HTTPFields([HTTPFields.Field("Content-Type", "text/plain; charset=utf-8")]),
      body: Array("\(text)\n".utf8))
  }

  fileprivate static func isOfTheServer(_ name: String) -> Bool {
    HTTPFields.sameName(name, "Content-Length") || HTTPFields.sameName(name, "Transfer-Encoding")
  }
}

extension ServerRequest {
  fileprivate init?(_ call: OpaquePointer) {
    guard let target = RequestTarget(String(signet_call_target(call))) else { return nil }
    let headers = (0..<signet_call_header_count(call)).map { index in
      HTTPFields.Field(
        String(signet_call_header_name(call, index)), String(signet_call_header_value(call, index)))
    }
    let body = signet_call_body(call)
    self.init(
      method: String(signet_call_method(call)), path: target.path, query: target.query, headers: HTTPFields(headers),
      body: Array(UnsafeRawBufferPointer(start: body.bytes, count: body.count)),
      remoteAddress: Self.remoteAddress(of: call))
  }

  private static func remoteAddress(of call: OpaquePointer) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { room in
      let count = signet_call_remote_address(call, room.baseAddress!, room.count)
      return String(decoding: UnsafeRawBufferPointer(room).prefix(count), as: UTF8.self)
    }
  }
}

extension String {
  fileprivate init(_ text: signet_text) {
    self.init(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
  }
}
