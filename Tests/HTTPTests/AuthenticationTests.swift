import Digests
import HTTP
import TestSupport
import Testing

@Suite("A server's challenge")
struct AuthenticationTests {
  private func digest(_ parameters: String) -> ScriptedServer.Act {
    .send(
      "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"api@example.org\", nonce=\"abc123\", \(parameters)"
        + "\r\nContent-Length: 6\r\n\r\ndenied")
  }

  private let ok = ScriptedServer.Act.send("HTTP/1.1 200 OK\r\nX-Last: yes\r\nContent-Length: 4\r\n\r\nfine")

  private func options(_ kind: ChallengeAuthentication.Kind = .digest) -> TransferOptions {
    .make { $0.authentication = ChallengeAuthentication(kind, username: "me", password: "pass word") }
  }

  /// The parameters of the last Authorization header.
  private func answer(_ server: ScriptedServer) -> [String: String] {
    let line = server.texts.last?.split(separator: "\r\n").first { $0.hasPrefix("Authorization: Digest ") } ?? ""
    var parameters: [String: String] = [:]
    for part in line.dropFirst("Authorization: Digest ".count).split(separator: ",") {
      let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { parameters[String(pair[0])] = String(pair[1].filter { $0 != "\"" }) }
    }
    return parameters
  }

  private func hex(_ algorithm: String, _ text: String) throws -> String {
    ByteEncoding.hex.encode(try Digest.hash(try #require(HashAlgorithm(rawValue: algorithm)), Array(text.utf8)))
  }

  /// RFC 7616 section 3.4.1, with a hash of the test's own.
  private func expected(
    _ given: [String: String], method: String, path: String, body: String = "", hash: (String) throws -> String
  ) throws -> String {
    let first = try hash("me:api@example.org:pass word")
    let tail = given["qop"] == "auth-int" ? ":" + (try hash(body)) : ""
    let second = try hash("\(method):\(path)" + tail)
    guard let qop = given["qop"] else { return try hash("\(first):abc123:\(second)") }
    return try hash("\(first):abc123:\(given["nc"] ?? ""):\(given["cnonce"] ?? ""):\(qop):\(second)")
  }

  @Test(
    "is answered by digest with MD5 and SHA-256",
    arguments: [
      ("algorithm=MD5, qop=\"auth\"", "md5"), ("qop=\"auth\"", "md5"), ("algorithm=MD5", "md5"),
      ("algorithm=SHA-256, qop=\"auth\"", "sha256"), ("algorithm=SHA-256, qop=\"auth,auth-int\"", "sha256"),
    ])
  func digest(parameters: String, hash: String) async throws {
    let server = ScriptedServer([.receive, digest(parameters), .receive, ok])
    let exchange = try await send("GET", server.url + "a/b?c=d", options: options())
    #expect(exchange.bodyText == "fine")
    #expect(exchange.response?.headers.fields.map(\.name) == ["X-Last", "Content-Length"])
    #expect(exchange.sendings == 2)
    #expect(server.texts.first?.contains("Authorization") == false)
    let given = answer(server)
    #expect(given["username"] == "me")
    #expect(given["uri"] == "/a/b?c=d")
    #expect(
      try given["response"] == expected(given, method: "GET", path: "/a/b?c=d") { try hex(hash, $0) })
  }

  @Test("with auth-int alone is answered for a request without a body")
  func authInt() async throws {
    let server = ScriptedServer([.receive, digest("algorithm=SHA-256, qop=\"auth-int\""), .receive, ok])
    _ = try await send("GET", server.url, options: options())
    let given = answer(server)
    #expect(given["qop"] == "auth-int")
    #expect(try given["response"] == expected(given, method: "GET", path: "/") { try hex("sha256", $0) })
  }

  @Test("with auth-int alone is answered wrongly for a request with a body: libcurl hashes none")
  func authIntWithBody() async throws {
    let server = ScriptedServer([.receive, digest("algorithm=SHA-256, qop=\"auth-int\""), .receive, ok])
    _ = try await send("POST", server.url, body: "data", options: options())
    let given = answer(server)
    let hash = { (text: String) in try hex("sha256", text) }
    #expect(try given["response"] == expected(given, method: "POST", path: "/", hash: hash))
    #expect(try given["response"] != expected(given, method: "POST", path: "/", body: "data", hash: hash))
  }

  @Test("sends the body with the answer")
  func body() async throws {
    let server = ScriptedServer([.receive, digest("algorithm=SHA-256, qop=\"auth\""), .receive, ok])
    let exchange = try await send("PUT", server.url, body: "data", options: options())
    #expect(exchange.response?.status == 200)
    #expect(server.texts.last?.hasSuffix("\r\n\r\ndata") == true)
  }

  @Test("that refuses the answer is a plain 401, with its body")
  func refused() async throws {
    let server = ScriptedServer([
      .receive, digest("algorithm=MD5, qop=\"auth\""), .receive, digest("algorithm=MD5, qop=\"auth\""), .stall,
    ])
    let exchange = try await send(server.url, options: options())
    #expect(exchange.response?.status == 401)
    #expect(exchange.bodyText == "denied")
    #expect(server.requests.count == 2)
  }

  @Test("of another kind than the one that was chosen is a plain 401")
  func otherKind() async throws {
    let server = ScriptedServer([
      .receive, .send("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"), .stall,
    ])
    let exchange = try await send(server.url, options: options())
    #expect(exchange.response?.status == 401)
    #expect(server.texts.allSatisfy { !$0.contains("Authorization") })
  }

  /// As [MS-NLMP] section 2.2.1.2 lays it out: Unicode, NTLM, an 8-byte nonce, no target.
  private let ntlmChallenge: ScriptedServer.Act = {
    let message: [UInt8] =
      Array("NTLMSSP\0".utf8) + [2, 0, 0, 0] + [0, 0, 0, 0, 40, 0, 0, 0] + [1, 2, 0, 0] + [1, 2, 3, 4, 5, 6, 7, 8]
      + [0, 0, 0, 0, 0, 0, 0, 0]
    let text = ByteEncoding.base64.encode(message)
    return .send("HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM \(text)\r\nContent-Length: 0\r\n\r\n")
  }()

  @Test("of NTLM is answered in two messages on one connection, the last one with the body")
  func ntlm() async throws {
    let server = ScriptedServer([.receive, ntlmChallenge, .receive, ok])
    let exchange = try await send("POST", server.url, body: "data", options: options(.ntlm))
    #expect(exchange.bodyText == "fine")
    #expect(server.connections == 1)
    #expect(server.requests.count == 2)
    // `TlRMTVNTUAAB` and `…AAD` begin the messages of types 1 and 3.
    #expect(server.texts.first?.contains("Authorization: NTLM TlRMTVNTUAAB") == true)
    #expect(server.texts.last?.contains("Authorization: NTLM TlRMTVNTUAAD") == true)
    #expect(server.texts.last?.hasSuffix("data") == true)
  }

  @Test("of NTLM that refuses the password is a plain 401")
  func ntlmRefused() async throws {
    let server = ScriptedServer([
      .receive, ntlmChallenge, .receive,
      .send("HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\nContent-Length: 6\r\n\r\ndenied"), .stall,
    ])
    let exchange = try await send(server.url, options: options(.ntlm))
    #expect(exchange.response?.status == 401)
    #expect(exchange.bodyText == "denied")
    #expect(server.requests.count == 2)
  }

  @Test("of NTLM that never comes to a challenge ends all the same")
  func ntlmWithoutChallenge() async throws {
    let server = ScriptedServer(
      answering: "HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\nContent-Length: 6\r\n\r\ndenied")
    let exchange = try await send(server.url, options: options(.ntlm))
    #expect(exchange.response?.status == 401)
    #expect(server.requests.count <= 3)
  }
}
