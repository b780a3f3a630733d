import Glibc

/// Posts a message to a server on loopback, byte by byte as a test wants it.
package enum MessageSender {
  /// The whole answer, or nothing where none came.
  package static func post(
    _ body: String, to path: String, port: Int, headers: [String] = ["Content-Type: application/json"]
  ) -> String {
    let lines = ["POST \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
    let head = (lines + ["Content-Length: \(body.utf8.count)"]).joined(separator: "\r\n")
    return send(Array((head + "\r\n\r\n" + body).utf8), port: port)
  }

  package static func send(_ bytes: [UInt8], port: Int) -> String {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let connected = withUnsafeBytes(of: &address) { bytes in
      connect(connection, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard connected == 0, Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      return ""
    }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
      answer += chunk[..<count]
    }
  }

  /// The number behind the last `:` of the first URL on loopback in a text.
  package static func port(in text: String) -> Int? {
    guard let start = text.firstRange(of: "http://127.0.0.1:")?.upperBound else { return nil }
    return Int(text[start...].prefix { $0.isNumber })
  }
}
