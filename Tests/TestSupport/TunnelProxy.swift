import Glibc
import Synchronization

/// An HTTP proxy for one purpose: it takes CONNECT for any host, keeps the request's head, and joins the tunnel to one
/// port of loopback.
package final class TunnelProxy: Sendable {
  package let port: Int
  private let listener: Int32
  private let target: Int
  private let kept = Mutex<[String]>([])

  package init(to target: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = TunnelProxy.loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &address) { bytes in
      let pointer = bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self)
      _ = bind(listener, pointer, length)
      _ = getsockname(listener, pointer, &length)
    }
    _ = listen(listener, 16)
    self.listener = listener
    self.target = target
    port = Int(UInt16(bigEndian: address.sin_port))
    startThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let proxy = self else { return }
        startThread { proxy.serve(connection) }
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The head of each CONNECT request so far.
  package var requests: [String] { kept.withLock { $0 } }

  private func serve(_ client: Int32) {
    var head = ""
    var byte: UInt8 = 0
    while !head.hasSuffix("\r\n\r\n"), read(client, &byte, 1) == 1 { head.unicodeScalars.append(Unicode.Scalar(byte)) }
    kept.withLock { $0.append(head) }
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = TunnelProxy.loopback(port: target)
    let status = withUnsafeMutableBytes(of: &address) { bytes in
      connect(server, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard head.hasPrefix("CONNECT "), status == 0 else {
      close(client)
      close(server)
      return
    }
    let answer = Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8)
    _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
    startThread { TunnelProxy.copy(from: server, to: client) }
    TunnelProxy.copy(from: client, to: server)
  }

  /// The descriptors are left to the end of the process: either direction may still use them.
  private static func copy(from source: Int32, to target: Int32) {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = read(source, &buffer, buffer.count)
      guard count > 0, send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
    }
    shutdown(target, Int32(SHUT_WR))
  }

  private static func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    return address
  }
}
