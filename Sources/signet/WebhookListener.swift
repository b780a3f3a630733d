import CollectionModel
import Diagnostics
import HTTP
import LocalServer
import Runner

/// The run's listener for webhook messages.
struct WebhookListener {
  let binding: WebhookBinding
  /// Where it is found on this machine, whatever senders are told.
  let localURL: String
  private let server: LocalServer

  /// Listens where the environment says, else on a free port of loopback.
  static func start(_ listening: WebhookListening?, clock: RunClock) throws(LocalServerFailure) -> WebhookListener {
    let inbox = WebhookInbox()
    let address = listening?.address ?? "127.0.0.1"
    let server = try LocalServer(address: address, port: listening?.port ?? 0, maximumBody: 4 << 20) { request in
      let answer = inbox.answer(
        WebhookMessage(
          method: request.method, path: request.path, query: request.query, headers: request.headers,
          body: request.body, arrivedAt: clock.wall()))
      var response = ServerResponse(status: answer.status, body: answer.body)
      for header in answer.headers { response.headers.append(header.name, header.value) }
      return response
    }
    let localURL = "http://\(host(reaching: address)):\(server.port)"
    let host = address.contains(":") ? "[\(address)]" : address
    let ownURL = "http://\(host):\(server.port)"
    return WebhookListener(
      binding: WebhookBinding(url: listening?.publicURL ?? ownURL, inbox: inbox, ownURLs: [ownURL, localURL]),
      localURL: localURL, server: server)
  }

  /// What listens everywhere is reached by loopback.
  private static func host(reaching address: String) -> String {
    switch address {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    default: address.contains(":") ? "[\(address)]" : address
    }
  }

  func stop() { server.stop() }
}

extension ProjectSession {
  /// What a listener would lend to requests, without listening: a free port is not known before it is taken.
  var webhookValues: WebhookBinding {
    let listening = project.environment?.webhooks
    let address = listening?.address ?? "127.0.0.1"
    let host = address.contains(":") ? "[\(address)]" : address
    let port = listening.map(\.port) ?? 0
    let ownURL = "http://\(host)" + (port == 0 ? "" : ":\(port)")
    return WebhookBinding(url: listening?.publicURL ?? ownURL, inbox: WebhookInbox(), ownURLs: [ownURL])
  }

  /// The listener that a plan with webhook items needs; nothing for another.
  func startListener(for plan: RunPlan) throws -> WebhookListener? {
    guard plan.receives else { return nil }
    let listening = project.environment?.webhooks
    do {
      return try WebhookListener.start(listening, clock: SystemClock.run)
    } catch {
      print([Diagnostic("the listener for webhooks could not start: \(error.reason)", at: listening?.place)])
      throw ExitStatus.unusable
    }
  }
}
