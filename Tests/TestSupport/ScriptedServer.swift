import Glibc
import Synchronization

/// A server on loopback that plays a script on each connection, however wrong the script is.
package final class ScriptedServer: Sendable {
  package enum Act: Sendable {
    /// Reads one request, headers and body, and keeps its bytes; the script ends where the peer has closed.
    case receive
    /// Reads frames of HTTP/2 up to the first HEADERS.
    case receiveFrames
    case send([UInt8])
    /// Answers 200 with the bytes of the last request as the body.
    case echo
    /// Reads until the peer closes.
    case stall
    case close
    /// Closes with a reset instead of an orderly end.
    case reset
    /// Begins again at the first act.
    case again

    package static func send(_ text: String) -> Act { .send(Array(text.utf8)) }
  }

  private struct Record {
    var connections = 0
    var requests: [[UInt8]] = []
  }

  package let port: Int
  private let listener: Int32
  private let record = Mutex(Record())

  /// The first connection plays the first script, and so on; those after the last play the last.
  package init(_ scripts: [Act]..., unixSocket: String? = nil) {
    listener = ScriptedServer.listen(unixSocket)
    port = ScriptedServer.port(of: listener)
    let listener = listener
    startThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let server = self else {
          close(connection)
          return
        }
        let number = server.record.withLock { record in
          defer { record.connections += 1 }
          return record.connections
        }
        let script = scripts[min(number, scripts.count - 1)]
        startThread { server.play(script, on: connection) }
      }
    }
  }

  deinit { stop() }

  package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// A server that answers each request with this text, on as many connections and requests as come.
  package convenience init(answering response: String) { self.init([.receive, .send(response), .again]) }

  /// A server that answers each request with the request.
  package static func echo() -> ScriptedServer { ScriptedServer([.receive, .echo, .again]) }

  package var url: String { "http://127.0.0.1:\(port)/" }
  package var requests: [[UInt8]] { record.withLock { $0.requests } }
  package var texts: [String] { requests.map { String(decoding: $0, as: UTF8.self) } }
  package var connections: Int { record.withLock { $0.connections } }
}

extension ScriptedServer {
  private func play(_ script: [Act], on connection: Int32) {
    var pending: [UInt8] = []
    var position = 0
    acts: while position < script.count {
      let act = script[position]
      position += 1
      switch act {
      case .receive:
        guard let request = readRequest(connection, &pending) else { break acts }
        record.withLock { $0.requests.append(request) }
      case .receiveFrames: guard readFrames(connection, &pending) else { break acts }
      case .send(let bytes): guard writeAll(connection, bytes) else { break acts }
      case .echo:
        let request = record.withLock { $0.requests.last ?? [] }
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(request.count)\r\n\r\n"
        guard writeAll(connection, Array(head.utf8) + request) else { break acts }
      case .stall: while readSome(connection) != nil {}
      case .close: break acts
      case .reset:
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        break acts
      case .again: position = 0
      }
    }
    close(connection)
  }

  /// RFC 9113 section 4.1: three bytes of length, one of type, five more, then the payload.
  private func readFrames(_ connection: Int32, _ pending: inout [UInt8]) -> Bool {
    let head = 9
    let headers: UInt8 = 1
    while true {
      while pending.count >= head {
        let length = Int(pending[0]) << 16 | Int(pending[1]) << 8 | Int(pending[2])
        guard pending.count >= head + length else { break }
        let type = pending[3]
        pending.removeFirst(head + length)
        if type == headers { return true }
      }
      guard let more = readSome(connection) else { return false }
      pending += more
    }
  }

  private func readRequest(_ connection: Int32, _ pending: inout [UInt8]) -> [UInt8]? {
    var bodyStart: Int?
    while true {
      bodyStart = bodyStart ?? position(of: "\r\n\r\n", in: pending).map { $0 + 4 }
      if let bodyStart, let end = requestEnd(pending, bodyStart) {
        defer { pending.removeFirst(end) }
        return Array(pending[..<end])
      }
      guard let more = readSome(connection) else { return nil }
      pending += more
    }
  }

  /// Where the first request in `bytes` ends; nothing where it is not complete.
  private func requestEnd(_ bytes: [UInt8], _ bodyStart: Int) -> Int? {
    let head = String(decoding: bytes[..<bodyStart], as: UTF8.self).lowercased()
    if head.contains("transfer-encoding: chunked") {
      return position(of: "0\r\n\r\n", in: bytes, from: bodyStart).map { $0 + 5 }
    }
    var length = 0
    for line in head.split(separator: "\r\n") where line.hasPrefix("content-length:") {
      length = Int(line.dropFirst(15).filter { $0 != " " }) ?? 0
    }
    return bodyStart + length <= bytes.count ? bodyStart + length : nil
  }

  private func position(of text: String, in bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBytes { buffer in
      let wanted = Array(text.utf8)
      var place = start
      while place + wanted.count <= buffer.count {
        if memcmp(buffer.baseAddress! + place, wanted, wanted.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }

  private func readSome(_ connection: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(connection, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  private func writeAll(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  fileprivate static func listen(_ path: String?, backlog: Int32 = 512) -> Int32 {
    let listener = socket(path == nil ? AF_INET : AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    if let path {
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
      bindSocket(listener, &address)
    } else {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      bindSocket(listener, &address)
    }
    _ = Glibc.listen(listener, backlog)
    return listener
  }

  private static func bindSocket<Address>(_ socket: Int32, _ address: inout Address) {
    withUnsafeMutableBytes(of: &address) { bytes in
      _ = bind(
        socket, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(MemoryLayout<Address>.size))
    }
  }

  fileprivate static func port(of socket: Int32) -> Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &address) { bytes in
      _ = getsockname(socket, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), &length)
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// A port on which nothing listens.
  package static func freePort() -> Int {
    let socket = listen(nil)
    defer { close(socket) }
    return port(of: socket)
  }
}

/// Listens, accepts nothing, and has its queue full, so that no further connection comes to stand.
package final class FullListener: Sendable {
  package let port: Int
  private let sockets: [Int32]

  package init() {
    let listener = ScriptedServer.listen(nil, backlog: 0)
    let port = ScriptedServer.port(of: listener)
    let clients = (0..<4).map { _ in
      let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      address.sin_port = UInt16(port).bigEndian
      withUnsafeBytes(of: &address) { bytes in
        _ = connect(client, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
      }
      return client
    }
    self.port = port
    sockets = clients + [listener]
  }

  deinit { for socket in sockets { close(socket) } }
}

/// A thread of its own, so that nothing blocks the few threads that asynchronous code shares.
package func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(body)).toOpaque()
  pthread_create(
    &thread, nil,
    {
      Unmanaged<Box>.fromOpaque($0!).takeRetainedValue().body(); return nil
    }, box)
  pthread_detach(thread)
}
