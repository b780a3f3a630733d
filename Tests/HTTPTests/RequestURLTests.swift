import HTTP
import Testing

struct RequestURLTests {
  @Test(
    "a URL is kept as written, but for what may not stand in one",
    arguments: [
      ("http://example.com", "http://example.com/"),
      ("HTTP://Example.COM/A/b", "http://example.com/A/b"),
      ("https://example.com:443/x", "https://example.com/x"),
      ("https://example.com:80/x", "https://example.com:80/x"),
      ("http://example.com:/x", "http://example.com/x"),
      ("http://example.com?a=1", "http://example.com/?a=1"),
      ("http://example.com/x?", "http://example.com/x?"),
      ("http://example.com/x?a=b+c&d=%2b&&e#part?no", "http://example.com/x?a=b+c&d=%2b&&e"),
      ("http://example.com/x#", "http://example.com/x"),
      ("http://example.com/a/../b/./c//d", "http://example.com/a/../b/./c//d"),
      ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
      ("http://example.com/café?q=naïve", "http://example.com/caf%C3%A9?q=na%C3%AFve"),
      ("http://example.com/{id}|x?f[0]=\"1\"", "http://example.com/%7Bid%7D%7Cx?f[0]=%221%22"),
      ("http://example.com/100%?p=%zz", "http://example.com/100%?p=%zz"),
      ("http://127.0.0.1:8080?x=/?:@", "http://127.0.0.1:8080/?x=/?:@"),
      ("http://my_host.internal/", "http://my_host.internal/"),
    ])
  func kept(text: String, expected: String) throws {
    let url = try RequestURL(parsing: text)
    #expect(url.description == expected)
    #expect(try RequestURL(parsing: url.description) == url)
  }

  @Test(
    "what is not a URL that can be sent is refused with a reason and a way out",
    arguments: [
      ("", "the URL is empty"),
      ("/orders", "'/orders' is not an absolute URL; begin it with http:// or https://, or set base_url"),
      (
        "localhost:8080/x",
        "'localhost:8080/x' is not an absolute URL; begin it with http:// or https://, or set base_url"
      ),
      ("ftp://h/x", "the URL 'ftp://h/x' begins with 'ftp://'; only http and https can be sent"),
      ("http://", "the URL 'http://' has no host"),
      ("http:///x", "the URL 'http:///x' has no host"),
      ("http://:80/x", "the URL 'http://:80/x' has no host"),
      ("http://a b/", "the URL 'http://a b/' holds a space; write it as %20"),
      ("http://h/a b", "the URL 'http://h/a b' holds a space; write it as %20"),
      ("http://h/\r\nX: y", "the URL holds a line break; write it as %0A or %0D"),
      ("http://h/\0", "the URL holds a NUL byte"),
      ("http://h/\t", "the URL holds the control character 9; percent-encode it"),
      ("http://h/\u{7F}", "the URL holds the control character 127; percent-encode it"),
      (
        "http://me:pw@h/", "the URL holds a user name or password before '@'; give them under 'auth' (basic) instead"
      ),
      ("http://[::1/", "the URL 'http://[::1/' has an IPv6 address without its closing ']'"),
      ("http://[nope]/", "'nope' in the URL is not an IPv6 address"),
      (
        "http://[::1]8/", "the URL 'http://[::1]8/' has '8' after its IPv6 address; only ':' and a port may follow"
      ),
      ("http://h:0/", "the port '0' is not a number from 1 to 65535"),
      ("http://h:65536/", "the port '65536' is not a number from 1 to 65535"),
      ("http://h:+80/", "the port '+80' is not a number from 1 to 65535"),
      ("http://::1/", "the URL 'http://::1/' has no host"),
      (
        "http://bücher.example/",
        "the host 'bücher.example' is not ASCII; write it in its ASCII form, which begins with xn--"
      ),
      ("http://good.com\\.evil.com/", "the host 'good.com\\.evil.com' holds '\\', which no host name has"),
      ("http://a%20b/", "the host 'a%20b' holds '%', which no host name has"),
      ("http://{{host}}/", "the host '{{host}}' holds '{', which no host name has"),
    ])
  func refused(text: String, reason: String) {
    let problem = #expect(throws: URLProblem.self) { try RequestURL(parsing: text) }
    #expect(problem?.reason == reason)
  }

  @Test("the parts are there for signers")
  func parts() throws {
    let url = try RequestURL(parsing: "https://Shop.example:8443/a%2Fb/caf%C3%A9?x=1")
    #expect(url.scheme == "https")
    #expect(url.host == "shop.example")
    #expect(url.port == 8443)
    #expect(url.effectivePort == 8443)
    #expect(url.path == "/a%2Fb/caf%C3%A9")
    #expect(url.decodedPath == "/a/b/café")
    #expect(url.target == "/a%2Fb/caf%C3%A9?x=1")
    #expect(url.authority == "shop.example:8443")
    #expect(try RequestURL(parsing: "https://h/").effectivePort == 443)
    #expect(try RequestURL(parsing: "http://h/").effectivePort == 80)
    #expect(try RequestURL(parsing: "http://[::1]/").authority == "[::1]")
  }

  @Test("query items are decoded as a server decodes them, and there as written too")
  func queryItems() throws {
    let url = try RequestURL(parsing: "http://h/?a=b+c&d=%2B%26&e&f=&=g&&h=x=y")
    #expect(
      url.queryItems == [
        QueryItem("a", "b c"), QueryItem("d", "+&"), QueryItem("e", nil), QueryItem("f", ""), QueryItem("", "g"),
        QueryItem("h", "x=y"),
      ])
    #expect(url.rawQueryItems.prefix(2) == [QueryItem("a", "b+c"), QueryItem("d", "%2B%26")])
    #expect(url.queryValue("d") == "+&")
    #expect(url.queryValue("e") == "")
    #expect(url.queryValue("nope") == nil)
    #expect(RequestURL(scheme: "http", host: "h").queryItems.isEmpty)
  }

  @Test("a plus sign and a space in a value go out as %2B and %20")
  func encodesStrictly() {
    var url = RequestURL(scheme: "http", host: "h")
    url.appendQuery(name: "q", value: "a+b c&d=e/é~")
    #expect(url.query == "q=a%2Bb%20c%26d%3De%2F%C3%A9~")
    #expect(url.queryItems == [QueryItem("q", "a+b c&d=e/é~")])
  }

  @Test(
    "setting a query item keeps the place of the first and the bytes of all others",
    arguments: [
      (nil, "a=new"), ("", "a=new"), ("b=%2b", "b=%2b&a=new"), ("a=1", "a=new"),
      ("x=+&a=1&y=%7e&%61=2&a", "x=+&a=new&y=%7e"), ("aa=1&&c", "aa=1&&c&a=new"),
    ] as [(String?, String)])
  func setQuery(before: String?, after: String) {
    var url = RequestURL(scheme: "http", host: "h", query: before)
    url.setQuery(name: "a", value: "new")
    #expect(url.query == after)
    #expect(url.queryItems.filter { $0.name == "a" } == [QueryItem("a", "new")])
  }

  @Test(
    "removing the last query item removes the question mark",
    arguments: [
      (nil, nil), ("a=1", nil), ("a=1&a=2", nil), ("a=1&b=%2b&%61", "b=%2b"), ("b", "b"), ("", ""),
    ] as [(String?, String?)])
  func removeQuery(before: String?, after: String?) {
    var url = RequestURL(scheme: "http", host: "h", query: before)
    url.removeQuery("a")
    #expect(url.query == after)
  }

  @Test(
    "a redirect's location is resolved against the URL that gave it",
    arguments: [
      ("http://other/x", "http://other/x"), ("//other:81/x", "http://other:81/x"), ("/x?y", "http://h:8080/x?y"),
      ("x", "http://h:8080/a/x"), ("../x", "http://h:8080/x"), ("../../../x", "http://h:8080/x"),
      ("./", "http://h:8080/a/"),
      ("..", "http://h:8080/"), ("?z=1", "http://h:8080/a/b?z=1"), ("", "http://h:8080/a/b?q=1"),
      ("#f", "http://h:8080/a/b?q=1"),
      ("x:y/../z", nil), ("1:2", "http://h:8080/a/1:2"),
    ] as [(String, String?)])
  func resolves(reference: String, expected: String?) throws {
    let base = try RequestURL(parsing: "http://h:8080/a/b?q=1")
    #expect((try? base.resolving(reference))?.description == expected)
  }
}
