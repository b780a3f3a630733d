import CollectionModel
import HTTP
import Templates

/// How long to wait before the next attempt.
enum RetryPause {
  /// Nothing where the server asks for more than `max_delay`: that ends the retries.
  static func next(
    after response: HTTPResponse?, wait: Duration, setting: RetrySetting, random: inout SeededRandom
  ) -> Duration? {
    if let header = response?.headers["Retry-After"], let seconds = Int(header.filter { $0 != " " }) {
      let asked = Duration.seconds(seconds)
      return asked > setting.maximumDelay ? nil : max(asked, .zero)
    }
    let pause = min(wait, setting.maximumDelay)
    return setting.jitter ? pause * Double.random(in: 0.5...1, using: &random) : pause
  }
}
