import HTTP
import Synchronization

/// When examples run: 2023-11-14T22:13:20Z.
enum ExampleMoment {
  static let seconds: Int64 = 1_700_000_000
}

/// A network that answers as an example says, and keeps what was sent.
final class ExampleServer: Transport {
  private struct State {
    var requests: [HTTPRequest] = []
    var seconds = 0.0
  }

  private let answers: [ExampleAnswer]
  private let state = Mutex(State())

  init(_ answers: [ExampleAnswer]) { self.answers = answers }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  /// Seconds that have passed, as far as the run can tell.
  var seconds: Double { state.withLock { $0.seconds } }

  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    let answer = state.withLock { state in
      state.requests.append(request)
      let answer = answers[min(state.requests.count, answers.count) - 1]
      state.seconds += answer.takes
      return answer
    }
    let response = HTTPResponse(
      status: answer.status, headers: HTTPFields(answer.headers.map { HTTPFields.Field($0.0, $0.1) }),
      body: Array(answer.body.utf8))
    let timings = TransferTimings(
      dns: 0.001, connect: 0.002, tls: 0.01, firstByte: answer.takes, total: answer.takes)
    var exchange = Exchange(request: request, result: .success(response), timings: timings, remoteAddress: "192.0.2.1")
    exchange.certificate = Self.certificate(daysLeft: answer.daysLeft)
    return exchange
  }

  private static func certificate(daysLeft: Int) -> PeerCertificate {
    var certificate = PeerCertificate()
    certificate.subject = "CN = api.example"
    certificate.issuer = "CN = Example CA"
    certificate.serialNumber = "0af3"
    certificate.notBefore = ExampleMoment.seconds - 86_400
    certificate.notAfter = ExampleMoment.seconds + Int64(daysLeft) * 86_400
    return certificate
  }

  func pause(for duration: Duration) async {
    let (seconds, attoseconds) = duration.components
    state.withLock { $0.seconds += Double(seconds) + Double(attoseconds) / 1e18 }
  }

  func interrupt() {}
}
