import HTTP
import Signing
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct CurlLineTests {
  @Test(
    "a request becomes a line that any shell reads as the same request",
    arguments: [
      ("GET", "https://a.example/x", nil, "curl https://a.example/x"),
      ("GET", "https://a.example/x?a=1&b=2", nil, "curl 'https://a.example/x?a=1&b=2'"),
      ("GET", "https://a.example/x?a[]=1", nil, "curl --globoff 'https://a.example/x?a[]=1'"),
      ("HEAD", "https://a.example/", nil, "curl --head https://a.example/"),
      ("DELETE", "https://a.example/", nil, "curl -X DELETE https://a.example/"),
      ("POST", "https://a.example/", nil, "curl -X POST https://a.example/"),
      ("POST", "https://a.example/", "it's", "curl https://a.example/ -H 'Content-Type:' --data-raw 'it'\\''s'"),
      ("PUT", "https://a.example/", "@file", "curl -X PUT https://a.example/ -H 'Content-Type:' --data-raw @file"),
      ("POST", "https://a.example/", "", "curl https://a.example/ -H 'Content-Type:' --data-raw ''"),
      ("GET", "https://a.example/", "x", "curl -X GET https://a.example/ -H 'Content-Type:' --data-raw x"),
    ] as [(String, String, String?, String)])
  func line(method: String, url: String, body: String?, expected: String) throws {
    #expect(CurlLine.render(try request(method, url, headers: [], body: body)) == expected)
  }

  @Test("headers are quoted, and an empty one is written so that curl sends it")
  func headers() throws {
    let request = try request("GET", "https://a.example/", headers: [("X-A", "it's $HOME"), ("X-B", "")])
    #expect(CurlLine.render(request) == "curl https://a.example/ -H 'X-A: it'\\''s $HOME' -H 'X-B;'")
  }

  @Test("what is masked is quoted after it was masked")
  func masking() throws {
    let request = try request("POST", "https://a.example/?k=s3cret", headers: [("X", "s3cret")], body: "a's3cret")
    let line = CurlLine.render(request) { $0.replacing("s3cret", with: "***k***") }
    #expect(!line.contains("s3cret"))
    #expect(line.contains("--data-raw 'a'\\''***k***'"))
  }

  @Test("a shell gives the arguments and the body back byte for byte", arguments: 0..<20)
  func throughShell(seed: Int) throws {
    var random = SystemRandomNumberGenerator()
    let bodies: [[UInt8]] = [
      Array("it's \"$HOME\" `id` \\n %s\nsecond\tline é".utf8), [0, 1, 0xFF, 0x25, 0x5C, 0x27, 0x0A], [0xC3],
      (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) },
    ]
    let body = bodies[seed % bodies.count]
    let request = HTTPRequest(
      method: "POST", url: RequestURL(scheme: "https", host: "a.example"),
      headers: HTTPFields([HTTPFields.Field("Content-Type", "application/octet-stream")]), body: body)
    // A stand-in for curl that prints the body it would send.
    let curl = """
      curl() { while [ $# -gt 0 ]; do case $1 in --data-raw) printf %s "$2"; shift;; --data-binary) cat;; esac; shift; done; }

      """
    #expect(try output(of: curl + CurlLine.render(request)) == body)
  }

  /// What `sh` prints for a script.
  private func output(of script: String) throws -> [UInt8] {
    let quoted = "'" + script.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    let pipe = try #require(popen("sh -c \(quoted)", "r"))
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    while true {
      let byte = fgetc(pipe)
      guard byte != EOF else { return bytes }
      bytes.append(UInt8(byte))
    }
  }
}
