/// The sections of `expect`, each with an answer that meets it and one that does not.
let expectGroupExamples: [GroupExample] = [
  section(
    "status", "status: [200, 404]", ExampleAnswer(404), fails: ExampleAnswer(500), refused: "[200, 404]", "[ok]"),
  section(
    "headers", "headers: {Content-Type: {starts_with: application/json}}",
    ExampleAnswer(headers: [("Content-Type", "application/json; charset=utf-8")]),
    fails: ExampleAnswer(headers: [("Content-Type", "text/html")]), refused: "Content-Type:", "Content Type:"),
  section(
    "cookies", "cookies: {session: {exists: true}, session.http_only: true}",
    ExampleAnswer(headers: [("Set-Cookie", "session=s1; HttpOnly")]),
    fails: ExampleAnswer(headers: [("Set-Cookie", "session=s1")]),
    refused: "{exists: true}", "{exist: true}"),
  section(
    "json", "json: {$.code: 0, '$.orders | length': {at_least: 1}}",
    ExampleAnswer(#"{"code": 0, "orders": [{"id": 1}]}"#), fails: ExampleAnswer(#"{"code": "0", "orders": []}"#),
    refused: "$.code: 0", "code: 0"),
  section(
    "xml", "xml: {//order/@status: PAID}", ExampleAnswer(#"<order status="PAID"/>"#),
    fails: ExampleAnswer(#"<order status="NEW"/>"#), refused: "//order/@status: PAID", "'//order[': PAID"),
  section(
    "html", "html: {//title: Orders}", ExampleAnswer("<html><title>Orders</title></html>"),
    fails: ExampleAnswer("<html><title>Log in</title></html>"), refused: "{//title: Orders}", "//title"),
  section(
    "body", "body: {contains: pong}", ExampleAnswer("pong"), fails: ExampleAnswer("down"),
    refused: "{contains: pong}", "{contain: pong}"),
  section(
    "size", "size: {below: 10}", ExampleAnswer("{}"), fails: ExampleAnswer(#"{"orders": []}"#),
    refused: "{below: 10}", "{below: small}"),
  section(
    "duration", "duration: {below: 800ms}", ExampleAnswer(takes: 0.2), fails: ExampleAnswer(takes: 2),
    refused: "{below: 800ms}", "{below: 800 ms}"),
  section(
    "url", "url: {ends_with: /orders}", ExampleAnswer(), fails: nil, refused: "{ends_with: /orders}",
    "{ends_with: [/orders]}"),
  section(
    "version", "version: {one_of: ['1.1', '2']}", ExampleAnswer(), fails: nil, refused: "{one_of: ['1.1', '2']}",
    "{one_of: '2'}"),
  section(
    "redirects", "redirects: {length: 0}", ExampleAnswer(), fails: nil, refused: "{length: 0}", "{length: none}"),
  section("ip", "ip: {is: ipv4}", ExampleAnswer(), fails: nil, refused: "{is: ipv4}", "{is: ip}"),
  section(
    "timing", "timing: {first_byte: {below: 500ms}}", ExampleAnswer(takes: 0.2), fails: ExampleAnswer(takes: 2),
    refused: "first_byte", "ttfb"),
  section(
    "certificate", "certificate: {days_left: {above: 14}}", ExampleAnswer(), fails: ExampleAnswer(daysLeft: 7),
    refused: "days_left", "days"),
  section(
    "checks", "checks: [{query: \"regex 'id=(\\\\d+)'\", name: the id, equals: '42'}]", ExampleAnswer("id=42"),
    fails: ExampleAnswer("id=7"), refused: ", equals: '42'", ""),
  GroupExample(
    "timing",
    ExampleFile(
      request(
        """
        timing:
          dns: {below: 100ms}
          connect: {below: 200ms}
          tls: {below: 300ms}
          first_byte: {below: 500ms}
          total: {below: 800ms}
        """), run: .passes(fails: [ExampleAnswer(takes: 2)])),
    refused: [
      ("dns", "dns: {below: 100ms}", "name: {below: 100ms}"),
      ("connect", "connect: {below: 200ms}", "tcp: {below: 200ms}"),
      ("tls", "tls: {below: 300ms}", "ssl: {below: 300ms}"),
      ("first_byte", "{below: 500ms}", "{below: half a second}"),
      ("total", "total: {below: 800ms}", "total: {max: 800ms}"),
    ]),
  GroupExample(
    "certificate",
    ExampleFile(
      request(
        """
        certificate:
          subject: {contains: api.example}
          issuer: {contains: Example CA}
          not_before: {before: now}
          not_after: {after: 14d}
          days_left: {above: 14}
          serial: {exists: true}
        """), run: .passes(fails: [ExampleAnswer(daysLeft: 7)])),
    refused: [
      ("subject", "subject:", "name:"), ("issuer", "{contains: Example CA}", "{contain: Example CA}"),
      ("not_before", "{before: now}", "{before: today}"), ("not_after", "{after: 14d}", "{after: 14 days}"),
      ("days_left", "{above: 14}", "{above: two weeks}"), ("serial", "{exists: true}", "{exists: always}"),
    ]),
  GroupExample(
    "checks",
    ExampleFile(
      request(
        """
        checks:
          - query: $.orders | length
            name: some orders
            at_least: 1
        """), run: .passes(ExampleAnswer(#"{"orders": [1]}"#), fails: [ExampleAnswer(#"{"orders": []}"#)])),
    refused: [("query", "query: $.orders | length\n", "query: $.orders | size\n"), ("name", "some orders", "''")]),
]

/// One section, met by the first answer and not by the second.
private func section(
  _ name: String, _ line: String, _ passes: ExampleAnswer?, fails: ExampleAnswer?, refused old: String, _ new: String
) -> GroupExample {
  let answers = (passes.map { [$0] } ?? [], fails.map { [$0] } ?? [])
  let run = ExampleRun(answers: answers.0, failing: answers.1, showsRequests: false)
  return GroupExample("expect", ExampleFile(request(line), run: run), refused: [(name, old, new)])
}

private func request(_ expectation: String) -> String {
  let lines = expectation.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
  return """
    collection: Orders
    requests:
      - name: Search orders
        get: https://api.example/orders
        expect:
    \(lines)
    """
}
