/// `timestamp` in Unix seconds, at most five minutes old and at most thirty seconds ahead.
enum TimestampCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard let text = call.query["timestamp"], !text.isEmpty else {
      throw Refusal.invalidParameter("Invalid 'timestamp': the parameter is missing")
    }
    guard let timestamp = Int64(text) else {
      throw Refusal.invalidParameter("Invalid 'timestamp': not a number of seconds")
    }
    if timestamp < 0 {
      throw Refusal.invalidParameter("Invalid 'timestamp': it must not be less than 0")
    }
    let now = call.now + call.clockSkew
    if timestamp < now - 300 {
      throw Refusal.invalidParameter("Invalid 'timestamp': it is earlier than 5 minutes ago")
    }
    // Milliseconds end here too.
    if timestamp > now + 30 {
      throw Refusal.invalidParameter("Invalid 'timestamp': it is more than 30 seconds ahead of the current time")
    }
  }
}
