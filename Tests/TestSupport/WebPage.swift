import Glibc

/// What a browser gets for one GET of a local server; it follows no redirect by itself.
package struct WebPage: Sendable {
  /// 0 where there was no answer.
  package var status: Int
  package var location: String?
  package var text: String

  /// `url` is `http://127.0.0.1:PORT/…`; a body is posted as JSON.
  package init(_ url: String, posting body: String? = nil) {
    let rest = url.dropFirst("http://".count)
    let authority = rest.prefix { $0 != "/" }
    let target = rest.dropFirst(authority.count)
    let port = UInt16(authority.split(separator: ":").last ?? "") ?? 0
    let head = "\(body == nil ? "GET" : "POST") \(target.isEmpty ? "/" : String(target)) HTTP/1.1\r\n"
    let length = body.map { "Content-Type: application/json\r\nContent-Length: \($0.utf8.count)\r\n" } ?? ""
    let answer = Self.answer(
      to: head + "Host: \(authority)\r\n\(length)Connection: close\r\n\r\n" + (body ?? ""), port: port)
    status = Int(answer.split(separator: " ").dropFirst().first ?? "") ?? 0
    location = nil
    for line in answer.split(separator: "\r\n") where line.lowercased().hasPrefix("location: ") {
      location = String(line.dropFirst("location: ".count))
    }
    text = answer
  }

  private static func answer(to request: String, port: UInt16) -> String {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(connection, $0, size) }
    }
    guard connected == 0 else { return "" }
    let bytes = Array(request.utf8)
    guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return "" }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { break }
      received += buffer[..<count]
    }
    return String(decoding: received, as: UTF8.self)
  }
}
