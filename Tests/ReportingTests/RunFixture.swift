import HTTP
import RunEvents

/// The events of one run with everything in it that a reporter has to bear.
enum RunFixture {
  static let startedAt: Int64 = 1_795_334_400_250

  /// In the order in which a run on two cores tells them: the second collection ends first.
  static func events() -> [RunEvent] {
    var events: [RunEvent] = [.runStarted(run())]
    let orders = orders()
    let odd = odd()
    let twin = twin()
    events.append(started(0, "Orders", "collections/tiktok-shop/orders.yaml", orders.map(\.planned)))
    events.append(started(1, "Shops/EU.west", "collections/odd names.yaml", odd.map(\.planned)))
    events += orders.prefix(3).map { .requestFinished($0) }
    events += odd.map { .requestFinished($0) }
    events.append(.collectionFinished(CollectionFinished(index: 1, duration: 3.25)))
    events.append(started(2, "Orders", "collections/again/orders.yaml", twin.map(\.planned)))
    events += twin.map { .requestFinished($0) }
    events.append(.collectionFinished(CollectionFinished(index: 2, duration: 0.012)))
    events += orders.dropFirst(3).map { .requestFinished($0) }
    events.append(.collectionFinished(CollectionFinished(index: 0, duration: 61.5)))
    let notice = "collection 'Refunds' is not for environment 'local'"
    events.append(.runFinished(RunFinished(duration: 64.75, notices: [notice])))
    return events
  }

  static func run() -> RunStarted {
    RunStarted(
      tool: "signet 0.1.0", runID: "20261122-081316-4f2a", startedAt: startedAt, environment: "local",
      host: "http://127.0.0.1:8080", server: "embedded development shop", protected: true,
      seed: 18_446_744_073_709_551_615,
      collections: 3)
  }

  static func started(_ index: Int, _ name: String, _ file: String, _ plan: [PlannedCase]) -> RunEvent {
    .collectionStarted(
      CollectionStarted(index: index, name: name, file: file, startedAt: startedAt + Int64(index), plan: plan))
  }

  static func planned(
    _ index: Int, _ name: String, folders: [String] = [], phase: CasePhase = .requests,
    file: String = "collections/tiktok-shop/orders.yaml", line: Int? = nil, row: String? = nil
  ) -> PlannedCase {
    PlannedCase(
      index: index, name: name, folders: folders, phase: phase, file: file, line: line ?? 10 + index, row: row)
  }

  static func result(
    _ planned: PlannedCase, in collection: Int = 0, _ outcome: RequestResult.Outcome = .passed, method: String = "GET",
    url: String = "http://127.0.0.1:8080/orders", status: Int? = 200, duration: Double = 0.0414,
    attempts: [AttemptResult] = [AttemptResult(number: 1, status: 200, timings: TransferTimings(total: 0.041))],
    checks: [CheckResult] = [CheckResult(title: "status equals 200", passed: true)], hints: [String] = [],
    exchange: RecordedExchange? = nil, properties: [(name: String, value: String)] = [], tags: [String] = []
  ) -> RequestResult {
    RequestResult(
      collection: collection, planned: planned, outcome: outcome, method: method, url: url, status: status,
      startedAt: startedAt + Int64(planned.index * 100), duration: duration, attempts: attempts, checks: checks,
      captures: planned.phase == .setup ? ["token"] : [], hints: hints, exchange: exchange, properties: properties,
      tags: tags)
  }

  static func skipped(_ planned: PlannedCase, in collection: Int, _ reason: String) -> RequestResult {
    RequestResult(collection: collection, planned: planned, outcome: .skipped(reason: reason), method: "", url: "")
  }

  static func codeCheck(file: String = "collections/tiktok-shop/orders.yaml") -> CheckResult {
    CheckResult(
      title: "$.code equals 0", passed: false, message: "$.code is not 0", expected: "0", actual: "106001",
      place: CheckPlace(file: file, line: 14, column: 9, length: 6, text: "        $.code: 0"))
  }

  static func exchange(body: String = #"{"code":106001,"message":"…","request_id":"…"}"#) -> RecordedExchange {
    RecordedExchange(
      requestHeaders: [("Content-Type", "application/json"), ("x-tts-access-token", "***")],
      requestBody: "{\n  \"page_size\": 10\n}",
      responseHeaders: [("Content-Type", "application/json"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")],
      responseBody: body, requestSize: 21, responseSize: body.utf8.count,
      curl: "curl -X POST 'http://127.0.0.1:8080/order/202309/orders/search?sign=***' --data-binary @-")
  }

  /// Setup, a failure, rows, equal names, teardown.
  private static func orders() -> [RequestResult] {
    let detail = ["Detail v2.0", "By/id"]
    let check = CheckResult(
      title: "$.data equals {…}", passed: false, message: "$.data is not what was expected",
      expected: #"{"id":1,"lines":[1,2]}"#, actual: #"{"id":1,"lines":[1,3]}"#,
      details: ["$.lines[1]: expected 2, got 3", "first line\nsecond line"],
      place: CheckPlace(
        file: "collections/tiktok-shop/orders.yaml", line: 108, column: 7, length: 4, text: "\t\t\t注文: {id: 1}"))
    return [
      result(planned(0, "Create token", phase: .setup), method: "POST", status: 201),
      result(
        planned(1, "Search orders"), .failed, method: "POST",
        url: "http://127.0.0.1:8080/order/202309/orders/search?app_key=1#x",
        checks: [
          CheckResult(title: "status equals 200", passed: true), codeCheck(),
        ],
        hints: [
          "The signature does not match. Run `signet explain collections/tiktok-shop/orders.yaml "
            + "--request \"Search orders\" -e local`."
        ], exchange: exchange(), tags: ["smoke", "orders"]),
      result(planned(2, "Get order", folders: detail, row: "row 1: EUR"), properties: [("ticket", "SHOP-1")]),
      result(planned(3, "Get order", folders: detail, row: "row 2: USD"), .failed, duration: 1.2345, checks: [check]),
      result(planned(4, "Again", folders: detail), duration: 0.0001),
      result(planned(5, "Again", folders: detail), duration: 0),
      result(planned(6, "Forget token", phase: .teardown), method: "DELETE", status: 204),
    ]
  }

  /// Names and texts that want to be something else; retries, errors, skips.
  private static func odd() -> [RequestResult] {
    let file = "collections/odd names.yaml"
    let retried = [
      AttemptResult(
        number: 1, status: 503, timings: TransferTimings(dns: 0.001, connect: 0.002, firstByte: 0.01, total: 0.012),
        failure: "status is not 200"),
      AttemptResult(number: 2, failure: "could not connect to 127.0.0.1:9: connection refused"),
      AttemptResult(number: 3, status: 200, timings: TransferTimings(total: 0.5)),
    ]
    let rounds = (1...8).map {
      AttemptResult(number: $0, kind: .round, status: 200, failure: "$.state is 'PENDING'")
    }
    return [
      result(planned(0, "\u{1B}[31mred\u{7}\r\n::error::x", file: file), in: 1),
      result(planned(1, "🚀 a<b>&\"c\"]]>\u{FFFE}\u{202E}", file: file), in: 1, duration: 2.0005),
      result(planned(2, "Flaky", file: file), in: 1, duration: 0.9999, attempts: retried),
      result(
        planned(3, "Poll", file: file), in: 1, .failed, duration: 59.999, attempts: rounds,
        checks: [
          CheckResult(
            title: "$.state equals DONE", passed: false, message: "$.state is not 'DONE'", expected: "DONE",
            actual: "\u{1B}]0;title\u{7}::set-output name=a::b"),
          CheckResult(title: "header x", passed: false),
        ],
        hints: ["::error::from a server", "##vso[task.complete result=Succeeded;]done"],
        exchange: exchange(
          body:
            "::error::gotcha\r\n\u{1B}[2J##[error]x\u{0}\u{9B}31m]]><![CDATA[ [[ATTACHMENT|/etc/passwd]] \u{FFFD}\n\n  é"
        )),
      result(
        planned(4, "Unreachable", folders: ["Net"], file: file), in: 1,
        .error(kind: "connection", reason: "could not connect to 127.0.0.1:9: connection refused"), status: nil,
        attempts: [
          AttemptResult(number: 1, failure: "could not connect to 127.0.0.1:9: connection refused"),
          AttemptResult(number: 2, failure: "could not connect to 127.0.0.1:9: connection refused"),
        ], checks: [],
        hints: ["is the server running?"], exchange: RecordedExchange(curl: "curl http://127.0.0.1:9/")),
      result(
        planned(5, "Write", folders: ["Net"], file: file), in: 1,
        .error(kind: "refused", reason: "environment 'production' is write-protected"), method: "POST", status: nil,
        duration: 0, attempts: [], checks: []),
      skipped(planned(6, "Later", folders: ["Net"], file: file), in: 1, "needs 'Unreachable', which did not pass"),
    ]
  }

  /// A second file of the same collection name.
  private static func twin() -> [RequestResult] {
    let file = "collections/again/orders.yaml"
    return [
      result(planned(0, "Search orders", file: file), in: 2),
      result(
        planned(1, "Captures nothing", file: file), in: 2, .failed, attempts: [], checks: [],
        exchange: exchange(body: "")),
    ]
  }

  /// Every member of every event set to something that no other member has, and every optional one once left out.
  static func exhaustive() -> [RunEvent] {
    let bare = RunStarted(tool: "", runID: "", startedAt: -1)
    let full = RunStarted(
      tool: "t\"\\\u{0}\u{1F}\u{7F}\n\r\t/", runID: "é🚀\u{FFFE}", startedAt: .max, environment: "e", host: "h",
      server: "s",
      protected: true, seed: .max, collections: 7, label: "l")
    let place = CheckPlace(file: "f.yaml", line: 3, column: 4, length: 5, text: "\ttext", textColumn: 2)
    let checks = [
      CheckResult(
        title: "a", passed: false, message: "m", expected: "e", actual: "a", details: ["d", ""], place: place),
      CheckResult(title: "", passed: true),
    ]
    let timings = TransferTimings(
      dns: 0.1, connect: 1e-5, tls: .leastNonzeroMagnitude, firstByte: .greatestFiniteMagnitude, total: 0.1 + 0.2)
    let attempts = [
      AttemptResult(number: 1, kind: .round, status: 500, timings: timings, failure: "f"), AttemptResult(number: 2),
    ]
    let exchange = RecordedExchange(
      requestHeaders: [("a", "1"), ("a", "2")], requestBody: "rb", version: "2", responseHeaders: [("b", "")],
      responseBody: "\u{0}sb", requestSize: 11, responseSize: 12, curl: "c")
    let odd = PlannedCase(
      index: 9, name: "n", folders: ["f1", "f.2/"], phase: .teardown, file: "file", line: 99, row: "r")
    var events: [RunEvent] = [.runStarted(bare), .runStarted(full)]
    events.append(started(4, "c", "f", []))
    events.append(started(5, "c", "f", [odd, planned(0, "x", phase: .setup)]))
    let outcomes: [RequestResult.Outcome] = [
      .passed, .failed, .error(kind: "k", reason: "r"), .skipped(reason: ""),
    ]
    for outcome in outcomes {
      events.append(
        .requestFinished(
          RequestResult(
            collection: 5, planned: odd, outcome: outcome, method: "M", url: "u", status: 1, startedAt: 2,
            duration: 3.5,
            attempts: attempts, checks: checks, captures: ["v"], hints: ["h"], exchange: exchange,
            properties: [("p", "q"), ("p", "r")], tags: ["t"])))
      events.append(
        .requestFinished(RequestResult(collection: 0, planned: planned(0, ""), outcome: outcome, method: "", url: "")))
    }
    events.append(
      .requestFinished(
        RequestResult(
          collection: 0, planned: planned(0, ""), outcome: .passed, method: "", url: "", duration: -.infinity,
          exchange: RecordedExchange())))
    events.append(.collectionFinished(CollectionFinished(index: 5, duration: .infinity)))
    events.append(.runFinished(RunFinished(duration: -0.0)))
    events.append(.runFinished(RunFinished(duration: 1e300, interrupted: "SIGINT", notices: ["n", "o"])))
    return events
  }

  /// A long run: `count` requests, every hundredth failed.
  static func many(_ count: Int) -> [RunEvent] {
    let plan = (0..<count).map { planned($0, "Request \($0)", folders: ["Folder \($0 / 100)"]) }
    var events: [RunEvent] = [.runStarted(run()), started(0, "Many", "collections/many.yaml", plan)]
    events += plan.map { planned in
      planned.index % 100 == 99
        ? .requestFinished(result(planned, .failed, checks: [codeCheck()], exchange: exchange()))
        : .requestFinished(result(planned))
    }
    events.append(.collectionFinished(CollectionFinished(index: 0, duration: 1)))
    events.append(.runFinished(RunFinished(duration: 1)))
    return events
  }
}
