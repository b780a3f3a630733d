extension String {
  /// A whole response with a JSON body.
  package static func json(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}

extension ScriptedServer.Act {
  /// Sends a 200 with this body, whatever it holds.
  package static func send(body: [UInt8], type: String = "application/json", encoding: String? = nil) -> Self {
    let more = encoding.map { "Content-Encoding: \($0)\r\n" } ?? ""
    let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\(more)Content-Length: \(body.count)\r\n\r\n"
    return .send(Array(head.utf8) + body)
  }
}
