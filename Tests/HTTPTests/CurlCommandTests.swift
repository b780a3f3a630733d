import HTTP
import Testing

@Suite("A curl line")
struct CurlCommandTests {
  /// A line, and what it sends: method, URL, headers and body on lines of their own.
  struct Line: Sendable, CustomTestStringConvertible {
    var line: String
    var sends: String
    var testDescription: String { line }

    init(_ line: String, _ sends: String) {
      self.line = line
      self.sends = sends
    }
  }

  static let lines: [Line] = [
    Line("curl example.com", "GET http://example.com/"),
    Line("$ curl https://example.com/a?b=1", "GET https://example.com/a?b=1"),
    Line("curl -X POST https://a.example/x -d a=1 --data b=2", "POST https://a.example/x\n\(form)\n\na=1&b=2"),
    Line("curl -XPUT -d'a b' https://a.example/", "PUT https://a.example/\n\(form)\n\na b"),
    Line("curl --request=PATCH --url=https://a.example/", "PATCH https://a.example/"),
    Line("curl -sSLkv -o /dev/null --compressed -I https://a.example/", "HEAD https://a.example/"),
    Line("curl -G -d q=a -d r=b 'https://a.example/?p=1'", "GET https://a.example/?p=1&q=a&r=b"),
    Line("curl --get --data-urlencode 'q=a b&c' https://a.example/", "GET https://a.example/?q=a%20b%26c"),
    Line(
      "curl --data-urlencode '=a=b' --data-urlencode 'c d' https://a.example",
      "POST https://a.example/\n\(form)\n\na%3Db&c%20d"),
    Line("curl -u me:pass https://a.example", "GET https://a.example/\nAuthorization: Basic bWU6cGFzcw=="),
    Line("curl -u m:p -H 'authorization: x' https://a.example", "GET https://a.example/\nauthorization: x"),
    Line("curl --oauth2-bearer t https://a.example", "GET https://a.example/\nAuthorization: Bearer t"),
    Line(
      "curl -b 'a=1; b=2' -A 'Agent/1' -e https://r.example/ https://a.example",
      "GET https://a.example/\nUser-Agent: Agent/1\nReferer: https://r.example/\nCookie: a=1; b=2"),
    Line(
      "curl --json '{\"a\": 1}' https://a.example",
      "POST https://a.example/\nContent-Type: application/json\nAccept: application/json\n\n{\"a\": 1}"),
    Line("curl -H 'X-Empty;' -H 'Accept:' https://a.example", "GET https://a.example/\nX-Empty: "),
    Line("curl -H 'Content-Type:' --data-raw '@x' https://a.example", "POST https://a.example/\n\n@x"),
    Line(
      "curl -d \"it's \\\"q\\\" \\\\ \\n\" https://a.example", "POST https://a.example/\n\(form)\n\nit's \"q\" \\ \\n"),
    Line("curl --data-raw 'a'\\''b' https://a.example", "POST https://a.example/\n\(form)\n\na'b"),
    Line(
      "curl 'https://a.example/' --data-raw $'{\"t\":\"it\\'s\\\\n\\u00e9 \\ud83d\\ude00\\x41\\101\\t\"}'",
      "POST https://a.example/\n\(form)\n\n{\"t\":\"it's\\né 😀AA\t\"}"),
    Line("curl https://a.example | jq .", "GET https://a.example/"),
    Line("curl https://a.example 2>&1", "GET https://a.example/"),
    Line("curl https://a.example # the shop", "GET https://a.example/"),
    // As Postman prints it.
    Line(
      """
      curl --location --request POST 'https://open-api.tiktokglobalshop.com/order/202309/orders/search?app_key=29a39d&sign=ab' \\
      --header 'content-type: application/json' \\
      --header 'x-tts-access-token: ROW_x' \\
      --data-raw '{
          "order_status": "UNPAID"
      }'
      """,
      """
      POST https://open-api.tiktokglobalshop.com/order/202309/orders/search?app_key=29a39d&sign=ab
      content-type: application/json
      x-tts-access-token: ROW_x

      {
          "order_status": "UNPAID"
      }
      """),
    // A blank behind the backslash, as web pages leave it, and the line breaks of Windows.
    Line("curl https://a.example \\ \r\n  -H 'A: b'", "GET https://a.example/\nA: b"),
  ]

  private static let form = "Content-Type: application/x-www-form-urlencoded"

  @Test("sends what curl would send", arguments: lines)
  func sends(_ line: Line) throws {
    let request = try CurlCommand(parsing: line.line).request
    var text = "\(request.method) \(request.url)"
    for field in request.headers.fields { text += "\n\(field.name): \(field.value)" }
    if let body = request.body { text += "\n\n" + String(decoding: body, as: UTF8.self) }
    #expect(text == line.sends)
  }

  @Test(
    "is refused with the reason and its place where it cannot be read",
    arguments: [
      ("", "0 the line is empty"),
      ("wget x", "0 the line does not begin with 'curl'"),
      ("curl", "4 the line has no URL"),
      ("curl 'https://a.example", "5 the quote ' is not closed"),
      ("curl \"https://a.example", "5 the quote \" is not closed"),
      ("curl $'x", "5 the quote ' is not closed"),
      ("curl -X", "5 the option '-X' has no value"),
      ("curl --frobnicate https://a.example", "5 unknown option '--frobnicate' of curl"),
      ("curl -Z https://a.example", "5 unknown option '-Z' of curl"),
      ("curl https://a.example https://b.example", "23 'https://b.example' is a second URL"),
      ("curl https://a.example -H nocolon", "26 the header 'nocolon' has no colon"),
      ("curl https://a.example -H 'a b: c'", "26 'a b' is no name for a header"),
      ("curl https://a.example -H $'a: b\\nc: d'", "26 the header 'a' holds a line break"),
      ("curl -d @missing https://a.example", "8 the file 'missing' cannot be read"),
      ("curl -d @- https://a.example", "8 '@-' reads the body from standard input, which the line does not hold"),
      ("curl -d a -F b=c https://a.example", "13 '--form' stands beside '--data'; a request has one body"),
      ("curl -T f https://a.example", "5 '--upload-file' sends a file that the line does not hold"),
      (
        "curl https://a.example --next https://b.example",
        "23 '--next' begins a second request; give one request a line"
      ),
      ("curl `whoami`.example", "5 the line holds a backquote, which a shell would run"),
      ("curl ^\"https://a.example^\"", "5 the line is quoted for cmd.exe ('^')"),
      ("curl ftp://a.example", "5 the URL 'ftp://a.example' begins with 'ftp://'; only http and https can be sent"),
    ])
  func refused(_ line: String, _ reason: String) {
    #expect {
      try CurlCommand(parsing: line)
    } throws: { error in
      guard let problem = error as? CurlProblem else { return false }
      #expect("\(problem.offset) \(problem.reason)" == reason)
      return true
    }
  }

  @Test("is read with notes on what is left out")
  func notes() throws {
    let command = try CurlCommand(
      parsing: "curl -k -s --no-location \"https://a.example/$ID\" -H \"A: ${TOKEN}\" -b jar.txt | jq")
    #expect(
      command.notes == [
        "'--insecure' is left out", "'--no-location' is left out", "the cookie file 'jar.txt' is left out",
        "'$ID' is for a shell to fill in; it is taken as it stands",
        "'${TOKEN}' is for a shell to fill in; it is taken as it stands", "what follows '|' is left out",
      ])
    #expect(command.headers["A"] == "${TOKEN}")
  }

  @Test("takes bodies from files, without line breaks for -d, and with them for --data-binary")
  func files() throws {
    let read: CurlCommand.FileReader = { $0 == "b.json" ? Array("{\n}\r\n".utf8) : nil }
    #expect(try CurlCommand(parsing: "curl -d @b.json a.example", readFile: read).body == .data(Array("{}".utf8)))
    #expect(
      try CurlCommand(parsing: "curl --data-binary @b.json a.example", readFile: read).body
        == .data(Array("{\n}\r\n".utf8)))
    #expect(
      try CurlCommand(parsing: "curl --data-urlencode n@b.json a.example", readFile: read).body
        == .data(Array("n=%7B%0A%7D%0D%0A".utf8)))
  }

  @Test("keeps bytes that are no text")
  func bytes() throws {
    #expect(try CurlCommand(parsing: "curl --data-binary $'\\xff\\0a' a.example").body == .data([0xFF, 0, 0x61]))
    #expect(try CurlCommand(parsing: "curl --data-binary=$'\\xff' a.example").body == .data([0xFF]))
  }

  @Test("reads the parts of a form with file names and types")
  func form() throws {
    let command = try CurlCommand(
      parsing: "curl -F 'a=b;c' -F 'f=@x/pic.png;type=image/png' -F 'g=<x/pic.png' --form-string 'h=@i' a.example",
      readFile: { $0 == "x/pic.png" ? [1, 2] : nil })
    #expect(
      command.body
        == .multipart([
          CurlCommand.Part(name: "a", content: Array("b;c".utf8)),
          CurlCommand.Part(name: "f", content: [1, 2], filename: "pic.png", contentType: "image/png"),
          CurlCommand.Part(name: "g", content: [1, 2]), CurlCommand.Part(name: "h", content: Array("@i".utf8)),
        ]))
    #expect(command.request.headers["Content-Type"]?.hasPrefix("multipart/form-data; boundary=") == true)
  }

  @Test("of hostile length is read in one pass")
  func long() throws {
    let body = String(repeating: "\\'", count: 200_000)
    let command = try CurlCommand(parsing: "curl a.example --data-raw $'\(body)'")
    #expect(command.body == .data([UInt8](repeating: UInt8(ascii: "'"), count: 200_000)))
    #expect(throws: CurlProblem.self) { try CurlCommand(parsing: String(repeating: "'\\", count: 100_001)) }
  }
}
