/// Finds a key by its spelling. A large collection asks this some hundred thousand times, which is where a dictionary's
/// hashing would cost more than all the rest of decoding a key.
struct KeyTable {
  static let shared = KeyTable()

  private struct Slot {
    var name: String
    var key: Key
    var levels: KeyLevels
  }

  private static let size = 512
  private var slots: [Slot?]

  private init() {
    slots = Array(repeating: nil, count: Self.size)
    for known in KnownKeys.all {
      var index = Self.start(known.name)
      while slots[index] != nil { index = (index + 1) % Self.size }
      slots[index] = Slot(name: known.name, key: known.key, levels: known.levels)
    }
  }

  func find(_ name: String) -> (key: Key, levels: KeyLevels)? {
    var index = Self.start(name)
    while let slot = slots[index] {
      if slot.name == name { return (slot.key, slot.levels) }
      index = (index + 1) % Self.size
    }
    return nil
  }

  private static func start(_ name: String) -> Int {
    var hash = 5381
    _ = name.containsByte { byte in
      hash = hash &* 33 &+ Int(byte)
      return false
    }
    return hash & (size - 1)
  }
}
