import HTTP
import JSON
import LocalServer

/// What every answer of the gateway and of the token endpoints is wrapped in.
enum Envelope {
  static func success(_ data: JSONValue, message: String = "Success", requestID: String) -> ServerResponse {
    response(status: 200, code: 0, data: data, message: message, requestID: requestID)
  }

  static func failure(_ refusal: Refusal, requestID: String) -> ServerResponse {
    var response = response(
      status: refusal.status, code: refusal.code, data: .null, message: refusal.message, requestID: requestID)
    if let seconds = refusal.retryAfter { response.headers.append("Retry-After", String(seconds)) }
    return response
  }

  private static func response(
    status: Int, code: Int, data: JSONValue, message: String, requestID: String
  ) -> ServerResponse {
    let envelope: JSONValue = [
      "code": .integer(code), "data": data, "message": .string(message), "request_id": .string(requestID),
    ]
    let headers = HTTPFields([.init("Content-Type", "application/json; charset=utf-8")])
    return ServerResponse(status: status, headers: headers, body: JSONWriter.compactBytes(envelope))
  }
}

extension JSONValue {
  static func integer(_ value: some BinaryInteger) -> JSONValue { .number(JSONNumber(trusted: String(value))) }

  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
}
