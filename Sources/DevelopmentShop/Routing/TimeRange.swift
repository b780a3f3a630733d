/// The platform's time filters: `_ge` is included; `_lt` is not, where older product searches' `_le` is.
enum TimeRange {
  static func holds(_ time: Int64, _ range: (from: Int?, to: Int?)) -> Bool {
    time >= Int64(range.from ?? .min) && (range.to.map { time < Int64($0) } ?? true)
  }
}
