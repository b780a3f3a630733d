import HTTP
package import RunEvents

/// Events as lines of the journal, format version 1.
///
/// | `event` | members |
/// |---|---|
/// | `run_started` | `version` 1, `tool`, `run`, `started` (ms since 1970), `environment`?, `host`?, `server`?, `protected`, `seed`, `collections`, `label`? |
/// | `collection_started` | `collection` (index by file order, from 0), `name`, `file`, `started`, `plan`: one *case* each |
/// | `request_finished` | `collection`, the members of its *case*, `outcome` (`passed failed error skipped`), `kind`? and `reason`?, `method`, `url`, `status`?, `started`, `duration` (s), `attempts`?, `checks`?, `captures`?, `place`? (of an error that lies in a file), `hints`?, `tags`?, `properties`?, `exchange`? |
/// | `collection_finished` | `collection`, `duration` |
/// | `run_finished` | `duration`, `interrupted`?, `notices`? |
///
/// | object | members |
/// |---|---|
/// | *case* | `case` (index in the plan, from 0), `name`, `suite` (as in JUnit; for readers, not read back), `folders`?, `phase`? (`setup`, `teardown`), `file`, `line`, `row`?, `row_number`? (`2`, or `1.2` inside another; where the label is masked) |
/// | of `attempts` | `number`, `kind`? (`round`), `status`?, `timings` (s: `dns`? `connect`? `tls`? `first_byte`? `total`?), `failure`? |
/// | of `checks` | `title`, `passed`, `message`?, `expected`?, `actual`?, `details`?, `place`? (`file line column length text text_column`?) |
/// | `exchange` | `version`, `request_size`, `response_size`, `request_headers`?, `request_body`?, `response_headers`?, `response_body`?, `curl`? |
///
/// `properties` and headers are pairs `["name","value"]`, which keeps order and repeats. `?`: left out where it is nothing,
/// empty, zero or the usual. A number that is not finite is `"nan"`, `"inf"` or `"-inf"`. A reader passes over members
/// and events that it does not know.
package enum JournalEncoder {
  /// The event's line with its line break.
  package static func line(_ event: RunEvent) -> [UInt8] {
    var json = JSONBytes()
    switch event {
    case .runStarted(let run): write(run, to: &json)
    case .collectionStarted(let collection): write(collection, to: &json)
    case .requestFinished(let result):
      json.begin("event", "request_finished")
      json.member("collection", result.collection)
      members(result, suite: nil, to: &json)
      json.endObject()
    case .collectionFinished(let collection):
      json.begin("event", "collection_finished")
      json.member("collection", collection.index)
      json.member("duration", collection.duration)
      json.endObject()
    case .runFinished(let end):
      json.begin("event", "run_finished")
      json.member("duration", end.duration)
      if let signal = end.interrupted { json.member("interrupted", signal) }
      json.list("notices", end.notices)
      json.endObject()
    }
    json.lineBreak()
    return json.bytes
  }

  private static func write(_ run: RunStarted, to json: inout JSONBytes) {
    json.begin("event", "run_started")
    json.member("version", 1)
    members(run, to: &json)
    json.endObject()
  }

  static func members(_ run: RunStarted, to json: inout JSONBytes) {
    json.member("tool", run.tool)
    json.member("run", run.runID)
    json.member("started", run.startedAt)
    if let environment = run.environment { json.member("environment", environment) }
    if let host = run.host { json.member("host", host) }
    if let server = run.server { json.member("server", server) }
    json.member("protected", run.protected)
    json.member("seed", run.seed)
    json.member("collections", run.collections)
    if let label = run.label { json.member("label", label) }
  }

  private static func write(_ collection: CollectionStarted, to json: inout JSONBytes) {
    json.begin("event", "collection_started")
    json.member("collection", collection.index)
    json.member("name", collection.name)
    json.member("file", collection.file)
    json.member("started", collection.startedAt)
    json.beginArray("plan")
    for planned in collection.plan {
      json.beginObject()
      members(planned, suite: JUnitNames.suite(of: planned, collection: collection.name), to: &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func members(_ planned: PlannedCase, suite: String?, to json: inout JSONBytes) {
    json.member("case", planned.index)
    json.member("name", planned.name)
    if let suite { json.member("suite", suite) }
    json.list("folders", planned.folders)
    if planned.phase != .requests { json.member("phase", planned.phase.rawValue) }
    json.member("file", planned.file)
    json.member("line", planned.line)
    if let row = planned.row { json.member("row", row) }
    // A label that is shown as it is tells its row apart by itself, also where rows were added before it.
    if planned.row?.contains("***") == true, let number = planned.rowNumber { json.member("row_number", number) }
  }

  /// Everything of a result but the index of its collection.
  static func members(_ result: RequestResult, suite: String?, to json: inout JSONBytes) {
    members(result.planned, suite: suite, to: &json)
    switch result.outcome {
    case .passed: json.member("outcome", "passed")
    case .failed: json.member("outcome", "failed")
    case .error(let kind, let reason):
      json.member("outcome", "error")
      json.member("kind", kind)
      json.member("reason", reason)
    case .skipped(let reason):
      json.member("outcome", "skipped")
      json.member("reason", reason)
    }
    json.member("method", result.method)
    json.member("url", result.url)
    if let status = result.status { json.member("status", status) }
    json.member("started", result.startedAt)
    json.member("duration", result.duration)
    json.objects("attempts", result.attempts, write)
    json.objects("checks", result.checks, write)
    json.list("captures", result.captures)
    if let place = result.errorPlace { write(place, to: &json) }
    json.list("hints", result.hints)
    json.list("tags", result.tags)
    json.pairs("properties", result.properties)
    if let exchange = result.exchange { write(exchange, to: &json) }
  }

  private static func write(_ attempt: AttemptResult, to json: inout JSONBytes) {
    json.member("number", attempt.number)
    if attempt.kind != .attempt { json.member("kind", attempt.kind.rawValue) }
    if let status = attempt.status { json.member("status", status) }
    json.beginObject("timings")
    let timings = attempt.timings
    if timings.dns != 0 { json.member("dns", timings.dns) }
    if timings.connect != 0 { json.member("connect", timings.connect) }
    if timings.tls != 0 { json.member("tls", timings.tls) }
    if timings.firstByte != 0 { json.member("first_byte", timings.firstByte) }
    if timings.total != 0 { json.member("total", timings.total) }
    json.endObject()
    if let failure = attempt.failure { json.member("failure", failure) }
  }

  private static func write(_ check: CheckResult, to json: inout JSONBytes) {
    json.member("title", check.title)
    json.member("passed", check.passed)
    json.text("message", check.message)
    json.text("expected", check.expected)
    json.text("actual", check.actual)
    json.list("details", check.details)
    if let place = check.place { write(place, to: &json) }
  }

  private static func write(_ place: CheckPlace, to json: inout JSONBytes) {
    json.beginObject("place")
    json.member("file", place.file)
    json.member("line", place.line)
    json.member("column", place.column)
    json.member("length", place.length)
    json.member("text", place.text)
    if place.textColumn > 1 { json.member("text_column", place.textColumn) }
    json.endObject()
  }

  static func write(_ exchange: RecordedExchange, to json: inout JSONBytes) {
    json.beginObject("exchange")
    json.member("version", exchange.version)
    json.member("request_size", exchange.requestSize)
    json.member("response_size", exchange.responseSize)
    json.pairs("request_headers", exchange.requestHeaders)
    json.text("request_body", exchange.requestBody)
    json.pairs("response_headers", exchange.responseHeaders)
    json.text("response_body", exchange.responseBody)
    json.text("curl", exchange.curl)
    json.endObject()
  }
}
