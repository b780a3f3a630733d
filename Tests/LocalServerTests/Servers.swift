import HTTP

@testable import LocalServer

/// A server that answers with what it was asked: the request line's parts, each header, then the body.
func echoServer(address: String = "127.0.0.1", maximumBody: Int = 64 << 20) throws -> LocalServer {
  try LocalServer(address: address, maximumBody: maximumBody) { request in
    var lines = ["\(request.method) \(request.path) \(request.query ?? "-")"]
    lines += request.headers.fields.map { "\($0.name): \($0.value)" }
    return ServerResponse(body: Array((lines.joined(separator: "\n") + "\n\n").utf8) + request.body)
  }
}

/// A server whose every answer is the same.
func server(answering response: ServerResponse) throws -> LocalServer {
  try LocalServer { _ in response }
}

extension HTTPFields {
  init(_ pairs: (String, String)...) { self.init(pairs.map { Field($0.0, $0.1) }) }
}
