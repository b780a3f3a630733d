import HTTP
import RunEvents
import Runner
import Testing

@Suite("Masking")
struct RedactorTests {
  private let secret = "p@ss/w+rd\"é<&>"

  private func redactor() -> Redactor {
    let redactor = Redactor()
    redactor.add(secret, named: "key")
    return redactor
  }

  @Test(
    "finds a secret in every form that requests and reports give it",
    arguments: [
      "p@ss/w+rd\"é<&>", "p%40ss%2Fw%2Brd%22%C3%A9%3C%26%3E", "p%40ss%2fw%2brd%22%c3%a9%3c%26%3e", #"p@ss/w+rd\"é<&>"#,
      "p@ss/w+rd&quot;é&lt;&amp;&gt;", "p@ss%2Fw+rd\"%C3%A9<&%3e",
      "p%2540ss%252Fw%252Brd%2522%25C3%25A9%253C%2526%253E",
      "p@ss\\/w+rd\\\"\\u00e9\\u003C\\u0026>", "p@ss/w+rd\\\\\\\"é<&>",
      "&#112;@ss&#x2F;w&#43;rd&#34;&#xe9;&lt;&amp;&gt;",
      "p@ss/w+rd\\\"é\\<\\&\\>", "cEBzcy93K3JkIsOpPCY%2B", "cEBzcy93K3JkIsOpPCY\\u002b",
      "704073732f772b726422c3a93c263e", "cEBzcy93K3JkIsOpPCY+", "cEBzcy93K3JkIsOpPCY-",
    ])
  func forms(_ form: String) {
    #expect(redactor().mask("before \(form) after") == "before ***key*** after")
  }

  @Test(
    "finds a secret inside a longer text in base64, wherever it begins", arguments: ["", "a", "ab", "abc", "user:"])
  func base64(_ prefix: String) {
    let encoded = Base64.encode(Array((prefix + secret + "tail").utf8))
    #expect(redactor().mask(encoded).contains("***key***"))
  }

  @Test(
    "leaves alone what only begins like a secret, and what breaks off inside an escape",
    arguments: [
      "p@ss/w+rx", "p%40ss%2", "p@ss/w+rd\\", "&#112", "&#112;@", "%", "%7", "\\u00", "p@ss/w+rd&quot", "'\\'",
    ])
  func beginnings(_ text: String) {
    #expect(redactor().mask(text) == text)
  }

  @Test("a short secret is masked only where it is a whole field")
  func short() {
    let redactor = Redactor()
    redactor.add("abc", named: "pin")
    #expect(redactor.mask("abc") == "***pin***")
    #expect(redactor.mask("an abcissa") == "an abcissa")
  }

  @Test("of two secrets of which one holds the other, the longer is masked whole")
  func nested() {
    let redactor = Redactor()
    redactor.add("secret", named: "short")
    redactor.add("secret-and-more", named: "long")
    #expect(redactor.mask("x secret-and-more y secret") == "x ***long*** y ***short***")
  }

  @Test("masks by name where names say so, and page tokens are no tokens")
  func names() throws {
    let redactor = Redactor()
    let url = try RequestURL(parsing: "https://x/p?sign=abc&access_token=def&page_token=ghi&a=b&client_secret=j")
    #expect(
      redactor.mask(url)
        == "https://x/p?sign=***sign***&access_token=***access_token***&page_token=ghi&a=b&client_secret=***client_secret***"
    )
    let fields = redactor.mask(
      HTTPFields([.init("Authorization", "Bearer abc"), .init("X-Plain", "v"), .init("Cookie", "a=b")]))
    #expect(fields.map(\.value) == ["Bearer ***authorization***", "v", "***cookie***"])
    let body = redactor.mask(
      body: #"{"a":{"refresh_token":"abc","next_page_token":"n"},"password":"p"}"#, contentType: "application/json")
    #expect(body == #"{"a":{"refresh_token":"***refresh_token***","next_page_token":"n"},"password":"***password***"}"#)
  }

  @Test("masks what a cut left of a secret, at its beginning, its end, or between two cuts")
  func excerpts() {
    let redactor = Redactor()
    redactor.add("abcdefghijklmnop", named: "key")
    #expect(redactor.maskExcerpt("x abcdefgh… more") == "x ***key***… more")
    #expect(redactor.maskExcerpt("…jklmnop y") == "…***key*** y")
    #expect(redactor.maskExcerpt("…efghij…") == "…***key***…")
    #expect(redactor.maskExcerpt("nothing… here") == "nothing… here")
    #expect(redactor.maskExcerpt("x %61%62%63%64%65%6… more") == "x ***key***… more")
    #expect(redactor.maskExcerpt("…6C%6D%6E%6F%70 y") == "…***key*** y")
  }

  @Test(
    "masks the actual value of a failed check by its name", arguments: ["$.data.access_token", "$['access_token']"])
  func failedCheck(_ path: String) async throws {
    let text = """
      collection: A
      requests:
        - {name: One, get: "http://x/", expect: {json: {"\(path)": {starts_with: other}}}}
      """
    let body = #"{"data": {"access_token": "unknown-token"}, "access_token": "unknown-token"}"#
    let result = try #require(await RunFixture(text).run(FakeTransport(body)).first)
    let failed = try #require(result.checks.first { !$0.passed })
    #expect(failed.actual == "***access_token***")
    #expect(!"\(failed)".contains("unknown-token"))
  }

  @Test("leaves a text alone that holds no secret")
  func untouched() {
    #expect(redactor().mask("nothing to see") == "nothing to see")
    #expect(redactor().mask(body: #"{ "a" : 1.10 }"#, contentType: nil) == #"{ "a" : 1.10 }"#)
  }
}

/// Base64 apart from the product's own, so that a shared mistake cannot hide.
private enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var out = ""
    var index = 0
    while index < bytes.count {
      let chunk = bytes[index..<min(index + 3, bytes.count)]
      let value = chunk.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - chunk.count))
      for position in 0..<4 {
        out.append(position <= chunk.count ? alphabet[value >> (18 - 6 * position) & 63] : "=")
      }
      index += 3
    }
    return out
  }
}
