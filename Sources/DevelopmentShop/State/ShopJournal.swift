import Digests
import HTTP
import JSON
import LocalServer
import Synchronization

/// What a shop was told, line by line: the same seed, moments and requests make the same shop again.
///
/// The first line says how the shop began, each further one holds a request that it accepted or what became of a
/// message. Requests that only read, and failures that tests order, leave no line.
package struct ShopJournal: Sendable {
  /// Where a shop begins.
  package struct Beginning: Sendable, Equatable {
    package var seed: UInt64
    /// Unix seconds of the clock when the first tenant was made.
    package var start: Int64
    /// Seconds by which the calendar ran ahead from the beginning.
    package var calendarOffset: Int64

    package init(seed: UInt64, start: Int64, calendarOffset: Int64) {
      self.seed = seed
      self.start = start
      self.calendarOffset = calendarOffset
    }

    package var line: [UInt8] {
      ShopJournal.line([
        "signet_sandbox": 1, "seed": .string(String(seed)), "start": .integer(start),
        "calendar": .integer(calendarOffset),
      ])
    }
  }

  enum Entry: Sendable {
    case request(ServerRequest, now: Int64)
    case delivery(id: String, appKey: String, outcome: WebhookDelivery.Outcome, now: Int64)
    case refusal(id: String, appKey: String, reason: String)
  }

  package let beginning: Beginning
  let entries: [Entry]
  /// Bytes up to the end of the last whole line: what is behind them was never acknowledged.
  package let wholeLength: Int

  /// Reads a journal; of a last line that is cut off nothing is taken.
  package init(_ bytes: [UInt8]) throws(ShopJournalProblem) {
    let newline = UInt8(ascii: "\n")
    wholeLength = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let lines = bytes[..<wholeLength].split(separator: newline)
    guard let first = lines.first, let beginning = ShopJournal.beginning(first) else {
      throw ShopJournalProblem(line: 1, reason: "it is no state of a Development Shop")
    }
    self.beginning = beginning
    var entries: [Entry] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let entry = ShopJournal.entry(line) else {
        throw ShopJournalProblem(line: index + 1, reason: "it is not what a Development Shop writes")
      }
      entries.append(entry)
    }
    self.entries = entries
  }

  static func line(_ value: JSONValue) -> [UInt8] { JSONWriter.compactBytes(value) + [UInt8(ascii: "\n")] }

  static func line(_ entry: Entry) -> [UInt8] {
    switch entry {
    case .request(let request, let now):
      line([
        "now": .integer(now), "method": .string(request.method), "path": .string(request.path),
        "query": request.query.map(JSONValue.string) ?? .null, "from": .string(request.remoteAddress),
        "headers": .array(request.headers.fields.map { [.string($0.name), .string($0.value)] }),
        "body": .string(ByteEncoding.base64.encode(request.body)),
      ])
    case .delivery(let id, let appKey, .answered(let status), let now):
      line([
        "now": .integer(now), "message": .string(id), "app_key": .string(appKey), "status": .integer(status),
      ])
    case .delivery(let id, let appKey, .failed(let reason), let now):
      line(["now": .integer(now), "message": .string(id), "app_key": .string(appKey), "error": .string(reason)])
    case .refusal(let id, let appKey, let reason):
      line(["message": .string(id), "app_key": .string(appKey), "refused": .string(reason)])
    }
  }

  private static func object(_ line: ArraySlice<UInt8>) -> Fields? {
    guard let value = try? JSONParser.parse(Array(line)), case .object(let object) = value else { return nil }
    return Fields(object)
  }

  private static func beginning(_ line: ArraySlice<UInt8>) -> Beginning? {
    guard let fields = object(line), (try? fields.integer("signet_sandbox")) == 1 else { return nil }
    guard let seed = (try? fields.text("seed")).flatMap({ $0 }).flatMap({ UInt64($0) }),
      let start = (try? fields.integer("start")).flatMap({ $0 }),
      let calendar = (try? fields.integer("calendar")).flatMap({ $0 })
    else { return nil }
    return Beginning(seed: seed, start: Int64(start), calendarOffset: Int64(calendar))
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    guard let fields = object(line) else { return nil }
    do throws(Refusal) {
      let now = Int64(try fields.integer("now") ?? 0)
      guard let id = try fields.text("message"), let appKey = try fields.text("app_key") else {
        return try request(fields, now: now)
      }
      if let status = try fields.integer("status") {
        return .delivery(id: id, appKey: appKey, outcome: .answered(status: status), now: now)
      }
      if let reason = try fields.text("error") {
        return .delivery(id: id, appKey: appKey, outcome: .failed(reason), now: now)
      }
      return try fields.text("refused").map { .refusal(id: id, appKey: appKey, reason: $0) }
    } catch {
      return nil
    }
  }

  private static func request(_ fields: Fields, now: Int64) throws(Refusal) -> Entry? {
    guard let method = try fields.text("method"), let path = try fields.text("path"),
      let body = ByteEncoding.base64.decode(try fields.text("body") ?? ""),
      case .array(let list) = fields["headers"] ?? []
    else { return nil }
    var headers = HTTPFields()
    for case .array(let pair) in list {
      guard pair.count == 2, case .string(let name) = pair[0], case .string(let value) = pair[1] else { return nil }
      headers.append(name, value)
    }
    let request = ServerRequest(
      method: method, path: path, query: try fields.text("query"), headers: headers, body: body,
      remoteAddress: try fields.text("from") ?? "127.0.0.1")
    return .request(request, now: now)
  }
}

/// Why a journal cannot be taken up again.
package struct ShopJournalProblem: Error, Sendable, Equatable {
  /// 1-based.
  package var line: Int
  package var reason: String
}

extension ShopJournal {
  /// Whether a request can have changed anything: codes and tokens are made by GET.
  static func keeps(_ request: ServerRequest, answeredWith status: Int) -> Bool {
    guard status < 400 else { return false }
    if request.path == "\(ControlSurface.prefix)faults" { return false }
    return request.method != "GET" || request.path.hasPrefix("/api/v2/token/")
      || [AuthorizationPage.path, AuthorizationPage.oldPath].contains(request.path)
  }
}

extension DevelopmentShop {
  /// From now on every change is written down before it is acknowledged; where `write` fails it is not.
  package func keepJournal(_ write: @escaping @Sendable ([UInt8]) -> Bool) {
    state.withLock { $0.journal = write }
  }

  /// Lets happen again what a journal tells, on a shop that began as the journal did.
  package func replay(_ journal: ShopJournal) throws(ShopJournalProblem) {
    let failed = state.withLock { state -> Int? in
      state.isReplaying = true
      defer { state.isReplaying = false }
      return journal.entries.indices.first { !state.replay(journal.entries[$0]) }
    }
    if let failed {
      throw ShopJournalProblem(line: failed + 2, reason: "what was accepted once is refused now")
    }
  }
}

extension ShopState {
  fileprivate mutating func replay(_ entry: ShopJournal.Entry) -> Bool {
    switch entry {
    case .request(let request, let now):
      return Site(request).answer(request, state: &self, now: now).status < 400
    case .delivery(let id, let appKey, let outcome, let now):
      change(appKey, now: now) { tenant, calendar in
        tenant.queueNotifications(now: calendar)
        tenant.deliveries.take(id: id)
        tenant.deliveries.finish(id, as: outcome, now: calendar)
      }
    case .refusal(let id, let appKey, let reason):
      change(appKey, now: 0) { tenant, _ in
        tenant.queueNotifications(now: 0)
        tenant.deliveries.take(id: id)
        tenant.deliveries.refuse(id, reason: reason)
      }
    }
    return true
  }
}
