#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Moment {
  /// The system's clock, for callers that have no moment of their own to go by.
  package static var current: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
  }

  /// The moment in UTC by strftime's format; nothing where the result would be longer than 4,096 bytes.
  func formatted(_ format: String) -> String? {
    var parts = tm()
    var time = time_t(seconds)
    guard gmtime_r(&time, &parts) != nil else { return nil }
    // strftime gives 0 both for an empty result and for one that is too long: a character in front tells them apart.
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = strftime(&buffer, buffer.count, "x" + format, &parts)
    guard length > 0 else { return nil }
    return String(decoding: buffer[1..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Reads by strptime's format, all of the text; without `%z` it is UTC.
  init?(_ text: String, format: String) {
    var parts = tm()
    parts.tm_mday = 1
    parts.tm_year = 70
    let isWhole = text.withCString { start in
      guard let end = strptime(start, format, &parts) else { return false }
      return end.pointee == 0 && end - start == text.utf8.count
    }
    guard isWhole else { return nil }
    // timegm puts its own zone, UTC, into the parts: the one that was read is kept aside.
    let east = parts.tm_gmtoff
    self.init(seconds: Int64(timegm(&parts)) - Int64(east))
  }
}
