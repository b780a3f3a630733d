import Glibc
import TestSupport
import Testing

@Suite("A run that waits for webhooks")
struct WebhookRunTests {
  private let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
  private let secret = ["SECRET": SignedMessage.appSecret]

  private func project(within: String, webhooks: String = "") -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "environments/test.yaml",
      """
      environment: test
      variables: {app_key: abcdef}
      secrets: {app_secret: {env: SECRET}}
      \(webhooks)
      """)
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      requests:
        - {name: Subscribe, put: "\(server.url)subscribe", json: {address: "{{webhooks.url}}/hook"}}
        - name: Arrives
          receive: {path: /hook, within: \(within), match: {json: {$.type: 1}}}
          verify: tiktok-shop-webhook
          expect: {json: {$.data.order_status: UNPAID}}
          capture: {id: $.tts_notification_id}
        - {name: After, get: "\(server.url)after/{{id}}"}
      teardown:
        - {name: Unsubscribe, delete: "\(server.url)teardown"}
      """)
    return folder
  }

  private func subscribed() -> String {
    while true {
      if let text = server.texts.first, text.contains("/hook") { return text }
      usleep(500)
    }
  }

  @Test("takes the signed message that another server sends, and goes on with what it brought")
  func arrives() throws {
    let folder = project(within: "1m")
    let program = RunningProgram(["run", "-e", "test"], in: folder.path, environment: secret)
    let port = try #require(MessageSender.port(in: subscribed()))
    #expect(MessageSender.post("{}", to: "/elsewhere", port: port).hasPrefix("HTTP/1.1 404"))
    let answer = MessageSender.post(SignedMessage.body, to: "/hook", port: port, headers: SignedMessage.headers)
    #expect(answer.hasPrefix("HTTP/1.1 200"))
    let run = program.wait()
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.contains { $0.hasPrefix("GET /after/7380066284010030890 ") })
  }

  @Test("answers a forged message with 401, and fails the item that waits")
  func forged() throws {
    let folder = project(within: "1m")
    let program = RunningProgram(["run", "-e", "test"], in: folder.path, environment: secret)
    let port = try #require(MessageSender.port(in: subscribed()))
    let answer = MessageSender.post(SignedMessage.body, to: "/hook", port: port, headers: SignedMessage.forgedHeaders)
    #expect(answer.hasPrefix("HTTP/1.1 401"))
    let run = program.wait()
    #expect(run.status == 1)
    #expect(run.output.contains("the message's signature is refused"), "\(run.output)")
    #expect(!run.everything.contains("5dec0f11"))
  }

  @Test("fails where nothing comes in time, and still clears up")
  func late() throws {
    let folder = project(within: "100ms")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path, environment: secret)
    #expect(run.status == 1)
    #expect(run.output.contains("no message came to /hook within 100ms"), "\(run.output)")
    #expect(run.output.contains("After   skipped"))
    #expect(server.texts.contains { $0.hasPrefix("DELETE /teardown ") })
    #expect(try #require(folder.read("reports/junit.xml")).contains("no message came to /hook within 100ms"))
  }

  @Test("ends with 130 at Ctrl-C while it waits, its teardown run and its reports whole")
  func interrupted() throws {
    let folder = project(within: "1h")
    let program = RunningProgram(["run", "-e", "test"], in: folder.path, environment: secret)
    while !program.outputSoFar.contains("Subscribe") { usleep(500) }
    program.signal(SIGINT)
    let run = program.wait()
    #expect(run.status == 130, "\(run.everything)")
    #expect(server.texts.contains { $0.hasPrefix("DELETE /teardown ") })
    let junit = try #require(folder.read("reports/junit.xml"))
    #expect(
      junit.hasSuffix("</testsuites>\n") && junit.contains(" tests=\"4\" failures=\"0\" errors=\"1\""), "\(junit)")
    let journal = try #require(folder.read("reports/run.ndjson"))
    #expect(journal.split(separator: "\n").last?.contains("run_finished") == true)
  }

  @Test("listens where the environment says, and gives senders its public address")
  func publicURL() {
    let port = ScriptedServer.freePort()
    let folder = project(
      within: "1m", webhooks: "webhooks: {listen: \"127.0.0.1:\(port)\", public_url: https://hooks.example}")
    let program = RunningProgram(["run", "-e", "test"], in: folder.path, environment: secret)
    #expect(subscribed().contains("\"https://hooks.example/hook\""))
    let answer = MessageSender.post(SignedMessage.body, to: "/hook", port: port, headers: SignedMessage.headers)
    #expect(answer.hasPrefix("HTTP/1.1 200"))
    #expect(program.wait().status == 0)
  }

  @Test("ends with 2 where its port is taken, says where that stands, and sends nothing")
  func portInUse() {
    let folder = project(within: "1s", webhooks: "webhooks: {listen: \"127.0.0.1:\(server.port)\"}")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path, environment: secret)
    #expect(run.status == 2)
    #expect(run.errors.contains("port \(server.port) of 127.0.0.1 is already in use"), "\(run.errors)")
    #expect(run.errors.contains("environments/test.yaml:4:"))
    #expect(server.requests.isEmpty)
  }

  @Test("is told by --dry-run, explain and list, which wait for nothing")
  func shown() {
    let folder = project(within: "1h")
    let dry = ProgramRun.signet(["run", "--dry-run", "-e", "test"], in: folder.path, environment: secret)
    #expect(dry.status == 0, "\(dry.everything)")
    #expect(
      dry.output.contains(
        "← Arrives   nothing is sent; waits 60m for a message to /hook, signed as by 'tiktok-shop-webhook'\n"),
      "\(dry.output)")
    #expect(dry.output.contains("1 waits for a message"))
    let explained = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "Arrives", "-e", "test"], in: folder.path, environment: secret)
    #expect(explained.status == 0, "\(explained.everything)")
    #expect(explained.output.contains("receives:    nothing is sent"), "\(explained.output)")
    #expect(explained.output.contains("match:       $.type at ") && explained.output.contains("a.yaml:5\n"))
    #expect(explained.output.contains("answer:      200, and 401 to a message whose signature is wrong\n"))
    #expect(!explained.output.contains("RECEIVE"))
    let json = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "Arrives", "-e", "test", "--format", "json"], in: folder.path,
      environment: secret)
    #expect(json.output.contains("\"path\": \"/hook\"") && json.output.contains("\"sent\": null"), "\(json.output)")
    let list = ProgramRun.signet(["list"], in: folder.path)
    #expect(list.output.contains("Arrives   receive /hook\n"), "\(list.everything)")
    #expect(server.requests.isEmpty)
  }
}

@Suite("The embedded shop's messages to webhooks")
struct ShopDeliveryTests {
  private func project(address: String, webhooks: String = "", rest: String) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("environments/test.yaml", "environment: test\nserver: development-shop\n\(webhooks)\n")
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      requests:
        - name: Subscribe
          put: https://open-api.tiktokglobalshop.com/event/202309/webhooks
          query: {shop_cipher: "{{shop_cipher}}"}
          headers: {x-tts-access-token: "{{access_token}}"}
          pre_request: [{sign: tiktok-shop}]
          json: {event_type: ORDER_STATUS_CHANGE, address: "\(address)"}
        - name: Cancel
          post: "{{server.url}}/_shop/orders/{{awaiting_shipment_order_id}}/status"
          query: {app_key: "{{app_key}}"}
          json: {status: CANCELLED}
      \(rest)
      """)
    return folder
  }

  @Test("go to the run's own listener where it listens, whatever public address they are for")
  func ownListener() {
    let folder = project(
      address: "{{webhooks.url}}/hook", webhooks: "webhooks: {public_url: https://hooks.example}",
      rest: """
          - name: Arrives
            receive: {path: /hook, within: 20s}
            verify: tiktok-shop-webhook
            expect: {json: {$.data.order_status: CANCEL, $.data.order_id: "{{awaiting_shipment_order_id}}"}}
        """)
    let run = ProgramRun.signet(["run", "-e", "test", "--no-reports"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
  }

  @Test("never leave this machine: an address of a real host is refused, and that is told once")
  func realHost() {
    let folder = project(
      address: "https://partner.example/hook",
      rest: """
          - name: The log says so
            get: "{{server.url}}/_shop/deliveries"
            query: {app_key: "{{app_key}}"}
            poll: {every: 20ms, for: 20s, until: {json: {"$.deliveries[0].state": REFUSED}}}
            expect: {json: {"$.deliveries[0].attempts": []}}
        """)
    let run = ProgramRun.signet(["run", "-e", "test", "--no-reports"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.errors.split(separator: "sends nothing to the webhook 'https://partner.example/hook'").count == 2)
  }

  @Test("are sent again after a failure, when the shop's clock says so")
  func again() {
    let receiver = ScriptedServer(
      [.receive, .send("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), .close],
      [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), .close])
    let folder = project(
      address: "\(receiver.url)hook",
      rest: """
          - name: The first attempt fails
            get: "{{server.url}}/_shop/deliveries"
            query: {app_key: "{{app_key}}"}
            poll: {every: 20ms, for: 20s, until: {json: {"$.deliveries[0].state": WAITING}}}
            expect: {json: {"$.deliveries[0].attempts[*].status": [500]}}
          - name: Two minutes go by
            post: "{{server.url}}/_shop/clock"
            query: {app_key: "{{app_key}}"}
            json: {advance: 120}
          - name: The second attempt succeeds
            get: "{{server.url}}/_shop/deliveries"
            query: {app_key: "{{app_key}}"}
            poll: {every: 20ms, for: 20s, until: {json: {"$.deliveries[0].state": DELIVERED}}}
            expect: {json: {"$.deliveries[0].attempts[*].status": [500, 200]}}
        """)
    let run = ProgramRun.signet(["run", "-e", "test", "--no-reports"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(receiver.texts.count == 2 && receiver.texts.allSatisfy { $0.hasPrefix("POST /hook HTTP/1.1\r\n") })
    let bodies = Set(receiver.texts.map { $0.split(separator: "\r\n\r\n").last ?? "" })
    #expect(bodies.count == 1, "the same message")
  }

  @Test("do not hold up the end of a run: a receiver that never answers is left")
  func hanging() {
    let receiver = ScriptedServer([.receive, .stall])
    let folder = project(
      address: "\(receiver.url)hook",
      rest: """
          - name: It is under way
            get: "{{server.url}}/_shop/deliveries"
            query: {app_key: "{{app_key}}"}
            poll: {every: 20ms, for: 20s, until: {json: {"$.deliveries[0].state": UNDER_WAY}}}
        """)
    let clock = ContinuousClock()
    let began = clock.now
    let run = ProgramRun.signet(["run", "-e", "test", "--no-reports"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(clock.now - began < .seconds(3), "the platform's three seconds are not waited for")
  }
}
