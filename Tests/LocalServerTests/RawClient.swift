#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One TCP connection that sends just the bytes it is told to.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  #if canImport(Glibc)
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #else
    private static let noSignal: Int32 = 0
  #endif

  struct Failure: Error { var what: String }

  struct Response: Equatable {
    var status: Int
    var headers: [String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func values(of name: String) -> [String] {
      headers.compactMap { line in
        guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else { return nil }
        return String(line[line.index(after: colon)...].drop { $0 == " " })
      }
    }
  }

  init(port: Int, address: String = "127.0.0.1") throws {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICHOST
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, "\(port)", &hints, &found) == 0, let found else { throw Failure(what: "address") }
    defer { freeaddrinfo(found) }
    descriptor = socket(found.pointee.ai_family, found.pointee.ai_socktype, 0)
    // No test waits for ever: a server that says nothing for so long is a failure.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    guard connect(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
      throw Failure(what: "connect: \(errno)")
    }
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { sendto(descriptor, $0.baseAddress, $0.count, Self.noSignal, nil, 0) }
      guard count > 0 else { throw Failure(what: "send: \(errno)") }
      rest = rest.dropFirst(count)
    }
  }

  /// The connection goes away with a reset when this is released, whatever is still under way.
  func resetWhenReleased() {
    var at = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at, socklen_t(MemoryLayout<linger>.size))
  }

  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Everything up to the end of the connection; a reset counts as an end.
  func readToEnd() throws -> String {
    while try receive() {}
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  /// The next response; its body is as long as Content-Length says, and empty for `bodiless` ones (HEAD, 204).
  func readResponse(bodiless: Bool = false) throws -> Response {
    let head = try readHead()
    var response = Response(
      status: Int(head[0].split(separator: " ").dropFirst().first ?? "") ?? 0, headers: Array(head.dropFirst()),
      body: [])
    let length = bodiless ? 0 : Int(response.values(of: "Content-Length").first ?? "0") ?? 0
    while received.count < length {
      guard try receive() else { throw Failure(what: "the body ended after \(received.count) of \(length) bytes") }
    }
    response.body = Array(received.prefix(length))
    received.removeFirst(length)
    return response
  }

  private func readHead() throws -> [String] {
    let end: [UInt8] = [13, 10, 13, 10]
    while true {
      if let start = received.indices.first(where: { received[$0...].starts(with: end) }) {
        let head = String(decoding: received[..<start], as: UTF8.self)
        received.removeFirst(start + end.count)
        return head.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
      }
      guard try receive() else { throw Failure(what: "the connection ended inside the headers") }
    }
  }

  private func receive() throws -> Bool {
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count > 0 { received += piece.prefix(count) }
    if count < 0 && errno != ECONNRESET { throw Failure(what: "receive: \(errno)") }
    return count > 0
  }
}
