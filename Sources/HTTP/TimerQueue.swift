#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point of the monotonic clock, in nanoseconds; the clock of poll(2) and of libcurl.
struct MonotonicTime: Comparable {
  var nanoseconds: Int64

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// At most ten years on: longer is for ever, and must not overflow.
  func advanced(by duration: Duration) -> MonotonicTime {
    let bounded = min(max(duration, .zero), .seconds(315_360_000))
    let (seconds, attoseconds) = bounded.components
    return MonotonicTime(nanoseconds: nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  /// Rounded up, so that the deadline has passed by then.
  func milliseconds(until deadline: MonotonicTime) -> Int32 {
    let left = deadline.nanoseconds - nanoseconds
    return left <= 0 ? 0 : Int32(clamping: (left + 999_999) / 1_000_000)
  }

  static func < (a: MonotonicTime, b: MonotonicTime) -> Bool { a.nanoseconds < b.nanoseconds }
}

/// Who waits for when: a binary heap by deadline; what has the same deadline comes in the order of its making.
struct TimerQueue<Waiter> {
  private struct Entry {
    var deadline: MonotonicTime
    var identifier: UInt64

    func comesBefore(_ other: Entry) -> Bool {
      (deadline, identifier) < (other.deadline, other.identifier)
    }
  }

  private var heap: [Entry] = []
  /// What is not here any more was removed; its entry leaves the heap when its time comes.
  private var waiters: [UInt64: Waiter] = [:]
  private var lastIdentifier: UInt64 = 0

  mutating func makeIdentifier() -> UInt64 {
    lastIdentifier += 1
    return lastIdentifier
  }

  mutating func add(_ identifier: UInt64, at deadline: MonotonicTime, _ waiter: Waiter) {
    waiters[identifier] = waiter
    heap.append(Entry(deadline: deadline, identifier: identifier))
    siftUp(from: heap.count - 1)
  }

  mutating func remove(_ identifier: UInt64) -> Waiter? { waiters.removeValue(forKey: identifier) }

  mutating func removeAll() -> [Waiter] {
    defer { (heap, waiters) = ([], [:]) }
    return heap.compactMap { waiters[$0.identifier] }
  }

  var nextDeadline: MonotonicTime? {
    mutating get {
      while let first = heap.first {
        if waiters[first.identifier] != nil { return first.deadline }
        removeFirst()
      }
      return nil
    }
  }

  mutating func popDue(at time: MonotonicTime) -> Waiter? {
    guard let deadline = nextDeadline, deadline <= time, let first = heap.first else { return nil }
    removeFirst()
    return waiters.removeValue(forKey: first.identifier)
  }

  private mutating func siftUp(from index: Int) {
    var child = index
    while child > 0, heap[child].comesBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].comesBefore(heap[least]) { least = child }
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
