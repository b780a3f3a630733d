import JSON
package import HTTP

/// One message to a webhook, and what became of it so far.
package struct WebhookDelivery: Sendable, Identifiable {
  /// What an attempt came to.
  package enum Outcome: Sendable, Equatable {
    case answered(status: Int)
    /// No answer came; the reason in words.
    case failed(String)
  }

  package struct Attempt: Sendable, Equatable {
    /// Unix seconds on the tenant's calendar, when it had ended.
    package var time: Int64
    package var outcome: Outcome
  }

  package enum State: Sendable, Equatable {
    /// Until this second of the tenant's calendar.
    case waiting(due: Int64)
    case underWay
    case delivered
    /// The last attempt has failed too.
    case dropped
    /// Never sent; the reason in words.
    case refused(String)
  }

  /// `tts_notification_id`: the same at every attempt.
  package let id: String
  package let appKey: String
  package let address: String
  /// Content-Type, and Authorization with the signature: hex(HMAC-SHA256(app secret, app key + body)).
  package let headers: HTTPFields
  package let body: [UInt8]
  /// The platform's number of the event.
  let type: Int
  package internal(set) var state: State
  package internal(set) var attempts: [Attempt] = []
}

extension WebhookDelivery {
  /// As the control surface shows it.
  var json: JSONValue {
    var members: [JSONObject.Member] = [
      ("tts_notification_id", .string(id)), ("type", .integer(type)), ("address", .string(address)),
      ("state", .string(word)),
    ]
    switch state {
    case .waiting(let due): members.append(("due", .integer(due)))
    case .refused(let reason): members.append(("reason", .string(reason)))
    case .underWay, .delivered, .dropped: break
    }
    members.append(("attempts", .array(attempts.map(Self.json))))
    return .object(JSONObject(members))
  }

  private var word: String {
    switch state {
    case .waiting: "WAITING"
    case .underWay: "UNDER_WAY"
    case .delivered: "DELIVERED"
    case .dropped: "DROPPED"
    case .refused: "REFUSED"
    }
  }

  private static func json(_ attempt: Attempt) -> JSONValue {
    switch attempt.outcome {
    case .answered(let status): ["time": .integer(attempt.time), "status": .integer(status)]
    case .failed(let reason): ["time": .integer(attempt.time), "error": .string(reason)]
    }
  }
}
