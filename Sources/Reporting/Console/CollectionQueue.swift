/// Keeps the output of collections that run at once in the order of their files.
///
/// The first of the running ones writes straight through; the others wait. Only collections that have started are waited for.
/// When too much waits, all of it is let go, and its collections write straight through from then on: a long run must
/// not be kept in memory.
struct CollectionQueue {
  private let limit: Int
  private var running: Set<Int> = []
  private var waiting: [Int: String] = [:]
  private var waitingBytes = 0
  private var released: Set<Int> = []

  /// `limit` in bytes.
  init(limit: Int) { self.limit = limit }

  mutating func start(_ collection: Int) { running.insert(collection) }

  /// Returns what may be written now.
  mutating func add(_ text: String, of collection: Int) -> String {
    guard let first = running.min(), collection > first, !released.contains(collection) else { return text }
    waiting[collection, default: ""] += text
    waitingBytes += text.utf8.count
    guard waitingBytes > limit else { return "" }
    released.formUnion(waiting.keys)
    return take { _ in true }
  }

  mutating func finish(_ collection: Int) -> String {
    running.remove(collection)
    released.remove(collection)
    guard let first = running.min() else { return take { _ in true } }
    return take { $0 <= first }
  }

  mutating func drain() -> String {
    running = []
    return take { _ in true }
  }

  private mutating func take(_ wanted: (Int) -> Bool) -> String {
    if waiting.isEmpty { return "" }
    var text = ""
    for collection in waiting.keys.filter(wanted).sorted() {
      let part = waiting.removeValue(forKey: collection) ?? ""
      waitingBytes -= part.utf8.count
      text += part
    }
    return text
  }
}
