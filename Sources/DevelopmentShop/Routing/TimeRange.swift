/// The platform's usual time filter: the moment of `_ge` is in it, the moment of `_lt` is not.
enum TimeRange {
  static func holds(_ time: Int64, _ range: (from: Int?, to: Int?)) -> Bool {
    time >= Int64(range.from ?? .min) && (range.to.map { time < Int64($0) } ?? true)
  }
}
