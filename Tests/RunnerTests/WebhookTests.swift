import CollectionModel
import Diagnostics
import Digests
import HTTP
import RunEvents
import Runner
import Synchronization
import Testing

@Suite("Webhooks that a run waits for")
struct WebhookTests {
  private let inbox = WebhookInbox()

  private func fixture(_ collection: String) -> RunFixture {
    var fixture = RunFixture(
      collection, environment: "environment: test\nsecrets: {app_secret: {env: SECRET}}\nvariables: {app_key: key}\n")
    fixture.options.secrets = ["app_secret": "geheim"]
    fixture.options.webhooks = WebhookBinding(url: "http://127.0.0.1:8787", inbox: inbox)
    return fixture
  }

  private let waiting = """
    collection: A
    requests:
      - {name: Subscribe, put: "http://x/", json: {address: "{{webhooks.url}}/hook"}, capture: {order_id: $.id}}
      - name: Arrives
        receive: {path: /hook, within: 5s, match: {json: {$.data.order_id: "{{order_id}}"}}}
        verify: tiktok-shop-webhook
        expect: {json: {$.type: 1}}
        capture: {notification: $.tts_notification_id}
      - {name: After, get: "http://x/{{notification}}"}
    """

  private func message(_ body: String, path: String = "/hook", secret: String = "geheim") throws -> WebhookMessage {
    let digest = try Digest.hmac(.sha256, key: Array(secret.utf8), message: Array("key\(body)".utf8))
    return WebhookMessage(
      method: "POST", path: path,
      headers: HTTPFields([
        .init("Content-Type", "application/json"), .init("Authorization", ByteEncoding.hex.encode(digest)),
      ]), body: Array(body.utf8), arrivedAt: 1_700_000_000_000)
  }

  /// Posts messages while the request that causes them is under way.
  private func transport(_ messages: [WebhookMessage], answers: Answers = Answers()) -> FakeTransport {
    let inbox = inbox
    return FakeTransport { request, number in
      if number == 1 { for message in messages { answers.add(inbox.answer(message).status) } }
      return .success(HTTPResponse(status: 200, body: Array(#"{"id": "17"}"#.utf8)))
    }
  }

  @Test("a signed message that matches is taken, judged, captured from, and its sender answered")
  func arrives() async throws {
    let answers = Answers()
    let transport = transport(
      [
        try message(#"{"type": 1, "tts_notification_id": "n1", "data": {"order_id": "16"}}"#),
        try message(#"{"type": 1, "tts_notification_id": "n2", "data": {"order_id": "17"}}"#),
      ], answers: answers)
    let results = await fixture(waiting).run(transport)
    #expect(results.map(\.summary) == ["Subscribe: passed", "Arrives: passed", "After: passed"])
    #expect(answers.all == [200, 200])
    #expect(transport.urls.last == "http://x/n2")
    #expect(
      String(decoding: transport.requests[0].body ?? [], as: UTF8.self) == #"{"address":"http://127.0.0.1:8787/hook"}"#)
    #expect(results[1].method == "POST" && results[1].url == "http://127.0.0.1:8787/hook")
  }

  @Test("a message with a wrong signature is answered with 401 and fails the item")
  func forged() async throws {
    let answers = Answers()
    let forged = try message(#"{"type": 1, "data": {"order_id": "17"}}"#, secret: "guessed")
    let results = await fixture(waiting).run(transport([forged], answers: answers))
    #expect(answers.all == [401])
    #expect(results[1].outcome == .failed)
    let failed = results[1].checks.filter { !$0.passed }
    #expect(failed.map(\.title) == ["verify"])
    #expect(failed[0].message.hasPrefix("the message's signature is refused: "))
    #expect(results[2].summary == "After: skipped (needs 'notification' from 'Arrives', which failed)")
  }

  @Test("a path that nobody waits at is answered with 404, and named where nothing came")
  func stray() async throws {
    let answers = Answers()
    let results = await fixture(waiting).run(transport([try message("{}", path: "/other")], answers: answers))
    #expect(answers.all == [404])
    let failed = try #require(results[1].checks.first)
    #expect(failed.message == "no message came to /hook within 5s")
    #expect(failed.details == ["messages came to other paths, and were answered with 404: /other"])
  }

  @Test("messages of another kind are told where the right one does not come")
  func unmatched() async throws {
    let results = await fixture(waiting).run(transport([try message(#"{"type": 2, "data": {"order_id": "16"}}"#)]))
    let failed = try #require(results[1].checks.first)
    #expect(failed.details == ["a message came that does not match: $.data.order_id is not '17'"])
    #expect(failed.actual == "1 of another kind")
  }

  @Test("a check that does not hold on the message is a failure")
  func judged() async throws {
    let results = await fixture(waiting).run(
      transport([try message(#"{"type": 2, "tts_notification_id": "n", "data": {"order_id": "17"}}"#)]))
    #expect(results[1].outcome == .failed)
    #expect(results[1].checks.filter { !$0.passed }.map(\.message) == ["$.type is not 1"])
  }

  @Test("two items take one message each, whatever the order in which they came")
  func twoItems() async throws {
    let text = """
      collection: A
      requests:
        - {name: Send, get: "http://x/"}
        - {name: First, receive: {path: /hook, match: {json: {$.n: 1}}}, respond: {status: 202, json: {ok: true}}}
        - {name: Second, receive: {path: /hook, match: {json: {$.n: 2}}}}
      """
    let answers = Answers()
    let results = await fixture(text).run(
      transport([try message(#"{"n": 2}"#), try message(#"{"n": 1}"#)], answers: answers))
    #expect(results.map(\.summary) == ["Send: passed", "First: passed", "Second: passed"])
    #expect(answers.all == [202, 202])
  }

  @Test("settings of the collection, such as its status check, do not reach webhook items")
  func settings() async throws {
    let text = """
      collection: A
      tags: [smoke]
      expect: {status: 200, json: {$.code: 0}}
      requests:
        - {name: Send, get: "http://x/", expect: {json: {$.code: {}}}}
        - {name: Arrives, receive: {path: /hook}, tags: [hooks]}
      """
    let results = await fixture(text).run(transport([try message(#"{"n": 2}"#)]))
    #expect(results[1].outcome == .passed)
    #expect(results[1].tags == ["smoke", "hooks"])
  }
}

/// The statuses that senders were answered with.
final class Answers: Sendable {
  private let statuses = Mutex<[Int]>([])

  func add(_ status: Int) { statuses.withLock { $0.append(status) } }
  var all: [Int] { statuses.withLock { $0 } }
}
