import CDates

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Moment {
  /// The system's clock, for callers that have no moment of their own to go by; whole seconds.
  package static var current: Moment { Moment(seconds: Int64(time(nil))) }

  /// The moment in UTC by strftime's format; nothing where the result would be longer than 4,000 bytes.
  package func formatted(_ format: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4001)
    let length = signet_write_date(seconds, format, &buffer, buffer.count)
    guard length >= 0 else { return nil }
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Reads by strptime's format, all of the text; without `%z` it is UTC.
  init?(_ text: String, format: String) {
    var seconds: Int64 = 0
    // C's text ends at its first NUL.
    guard !text.utf8.contains(0), signet_read_date(text, format, &seconds) else { return nil }
    self.init(seconds: seconds)
  }
}
