import HTTP
import Signing
import Testing

struct ConcatStepTests {
  private func message(_ parts: String, _ request: HTTPRequest, join: String = "''") throws -> String? {
    try sign("- concat: {into: m, join: \(join), parts: [\(parts)]}", request, scope: scope(["k": "key"])).text("m")
  }

  @Test(
    "query parts choose, sort, encode and join",
    arguments: [
      ("query: {}", "b2a b%a1b3A"),
      ("query: {sort: name}", "Aa1a b%b2b3"),
      ("query: {sort: name, pair: '{name}={value}', join: '&'}", "A=&a=1&a b=%&b=2&b=3"),
      ("query: {repeat: first}", "b2a b%a1A"),
      ("query: {exclude: [b, 'a b']}", "a1A"),
      ("query: {only: [b]}", "b2b3"),
      ("query: {only: [b], repeat: first, pair: '<{value}|{name}>'}", "<2|b>"),
      ("query: {only: ['a b'], encoding: rfc3986, pair: '{name}={value}'}", "a%20b=%25"),
      ("query: {only: ['a b'], encoding: form, pair: '{name}={value}'}", "a+b=%25"),
      ("query: {sort: encoded, encoding: rfc3986, pair: '{name}={value}', join: '&'}", "A=&a=1&a%20b=%25&b=2&b=3"),
      ("query: {only: [none]}", ""),
    ])
  func query(part: String, expected: String) throws {
    let request = try request("GET", "https://a.example/?b=2&a+b=%25&a=1&b=3&A")
    #expect(try message("{\(part)}", request) == expected)
  }

  @Test("names are sorted by their bytes: capitals first, '_' before small letters")
  func byteOrder() throws {
    let request = try request("GET", "https://a.example/?b=1&_=2&B=3&a_b=4&aB=5&ab=6&%C3%A9=7")
    #expect(try message("{query: {sort: name, pair: '{name}', join: ' '}}", request) == "B _ aB a_b ab b é")
  }

  @Test("items sorted as they are encoded go by name and then by value, also where one name begins another")
  func encodedOrder() throws {
    let request = try request("GET", "https://a.example/?a-b=1&a=2&a=1&%5B=3&%7E=4")
    let part = "{query: {sort: encoded, encoding: rfc3986, pair: '{name}={value}', join: '&'}}"
    #expect(try message(part, request) == "%5B=3&a=1&a=2&a-b=1&~=4")
  }

  @Test("a query can be sorted together with the form in the body, and only with a form")
  func queryAndForm() throws {
    let part = "{query: {include: form, sort: name, pair: '{name}{value}'}}"
    let form = [("Content-Type", "application/x-www-form-urlencoded")]
    #expect(try message(part, request("POST", "https://a.example/?c=1&a=2", headers: form, body: "b=3")) == "a2b3c1")
    #expect(try message(part, request("POST", "https://a.example/?c=1&a=2", body: "b=3")) == "a2c1")
  }

  @Test("a plus in a query is what the server reads, a space; an escaped plus is a plus")
  func plus() throws {
    let request = try request("GET", "https://a.example/?t=a+b%2Bc")
    #expect(try message("{query: {}}", request) == "ta b+c")
  }

  @Test("bytes of a query that are no UTF-8 are signed as they are")
  func rawBytes() throws {
    let signed = try sign(
      "- concat: {into: m, parts: [{query: {}}]}\n- encode: {into: header.X, input: '{{m}}', encoding: hex}",
      request("GET", "https://a.example/?a=%FF%00"))
    #expect(signed.request.headers["X"] == "61ff00")
  }

  @Test("form parts read the body as a form, and give nothing where it is none")
  func form() throws {
    let form = try request(
      headers: [("Content-Type", "application/x-www-form-urlencoded")], body: "b=x+y&a=%2B&sign=s")
    #expect(
      try message("{form: {sort: name, exclude: [sign], pair: '{name}={value}', join: '&'}}", form) == "a=+&b=x y")
    #expect(try message("{form: {}}", request(body: "a=1")) == "")
  }

  @Test("header parts combine, lower and trim as signing schemes want it")
  func headers() throws {
    let request = try request(
      "GET", "https://A.example:8443/x",
      headers: [("X-B", "  two   words "), ("X-A", "1"), ("x-b", "3"), ("Content-Type", "text/plain")])
    let pair = "pair: '{name}:{value}', join: ' '"
    #expect(
      try message("{headers: {only: [host, x-b, X-None], lowercase: true, \(pair)}}", request)
        == "host:a.example:8443 x-b:two words,3")
    #expect(
      try message("{headers: {exclude: [content-type, host], sort: name, \(pair)}}", request)
        == "X-A:1 X-B:two words,3")
    #expect(try message("{headers: {only: ['x-a;host'], pair: '{value}', join: ','}}", request) == "1,a.example:8443")
  }

  @Test(
    "a multipart body is left out by its media type alone, whatever its boundary and case",
    arguments: [
      ("multipart/form-data; boundary=x", ""), ("Multipart/Form-Data;boundary=\"application/json\"", ""),
      ("multipart/form-data", ""), (" multipart/form-data ; a=b", ""), ("application/json", "BODY"),
      ("application/json; x=multipart/form-data", "BODY"), ("multipart/mixed", "BODY"),
    ])
  func multipart(type: String, expected: String) throws {
    let request = try request(headers: [("Content-Type", type)], body: "BODY")
    #expect(try message("{body: {unless: multipart}}", request) == expected)
    #expect(try message("{body: {}}", request) == "BODY")
  }

  @Test("a body can be hashed on its way into the message; no body is hashed as empty")
  func bodyHash() throws {
    #expect(
      try message("{body: {hash: sha256}}", request())
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(try message("{body: {hash: md5, encoding: base64}}", request(body: "hello")) == "XUFAKrxLKna5cZ2REBfFkg==")
    #expect(try message("{body: {encoding: HEX}}", request(body: "jk")) == "6A6B")
  }

  @Test("parts are joined even where one is empty, so that the message keeps its lines")
  func join() throws {
    let bare = try request("GET", "https://a.example/p")
    #expect(
      try message("'{{request.method}}', '{{request.path}}', {query: {}}, {body: {}}, '{{k}}'", bare, join: "\"\\n\"")
        == "GET\n/p\n\n\nkey")
  }

  @Test("request.path is decoded and request.raw_path is not; the other parts are as they are sent")
  func requestNames() throws {
    let request = try request("PUT", "https://A.example/a%20b/%E9?x=%2B&y", body: "é")
    let parts = ["method", "scheme", "host", "port", "raw_path", "query", "url", "body"]
      .map { "'{{request.\($0)}}'" }.joined(separator: ", ")
    #expect(
      try message(parts, request, join: "' '")
        == "PUT https a.example 443 /a%20b/%E9 x=%2B&y https://a.example/a%20b/%E9?x=%2B&y é")
    let path = try sign("- encode: {into: p, input: '{{request.path}}', encoding: hex}", request).text("p")
    #expect(path == "2f6120622fe9")
  }

  @Test("a part sees what the steps before it wrote")
  func afterSet() throws {
    let signed = try sign(
      "- set: {query.t: '{{$timestamp}}'}\n- concat: {into: m, parts: [{query: {only: [t]}}]}", request())
    #expect(signed.text("m") == "t1696909648")
  }
}
