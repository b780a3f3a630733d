import Synchronization

/// The members of an object in the order in which they were written.
package struct JSONObject: Sendable {
  package typealias Member = (key: String, value: JSONValue)

  /// Names are expected to be unique; where they are not, lookup finds the first.
  package var members: [Member] {
    get { storage }
    set {
      storage = newValue
      index = Self.freshIndex(for: newValue.count)
    }
    _modify {
      // Any name may change here, and a copy of this object may still use the old index.
      defer { index = Self.freshIndex(for: storage.count) }
      yield &storage
    }
  }

  private var storage: [Member]
  private var index: MemberIndex?

  package init(_ members: [Member] = []) {
    storage = members
    index = Self.freshIndex(for: members.count)
  }

  /// Takes members whose names the caller has already put into a table (name to position).
  init(_ members: [Member], positions: [ExactText: Int]) {
    storage = members
    index = MemberIndex(positions)
  }

  /// Up to this many members a walk beats hashing the name.
  static let linearLimit = 12

  private static func freshIndex(for count: Int) -> MemberIndex? {
    count > linearLimit ? MemberIndex(nil) : nil
  }
}

extension JSONObject {
  package var count: Int { storage.count }
  package var isEmpty: Bool { storage.isEmpty }
  package var keys: [String] { storage.map(\.key) }

  /// The position of the member of that name, compared by code points.
  package func position(of key: String) -> Int? {
    guard let index else { return storage.firstIndex { $0.key.isExactly(key) } }
    return index.position(of: key, in: storage)
  }

  /// The member's value. Setting replaces it in its place or appends it; setting nil removes the member.
  package subscript(key: String) -> JSONValue? {
    get { position(of: key).map { storage[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): storage[position].value = value
      case (let position?, nil): members.remove(at: position)
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Appends a member whose name is not there yet, at constant cost.
  private mutating func append(_ key: String, _ value: JSONValue) {
    storage.append((key, value))
    guard storage.count > Self.linearLimit else { return }
    if isKnownUniquelyReferenced(&index) {
      index?.note(key, at: storage.count - 1)
    } else {
      index = MemberIndex(nil)
    }
  }
}

extension JSONObject: Hashable {
  /// The same members with equal values, in whatever order.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    // Most equal objects have their members in the same order as well.
    for (offset, member) in left.storage.enumerated() {
      let other = right.storage[offset]
      if other.key.isExactly(member.key) {
        guard other.value == member.value else { return false }
      } else {
        guard let value = right[member.key], value == member.value else { return false }
      }
    }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in storage {
      var one = Hasher()
      one.combine(ExactText(member.key))
      one.combine(member.value)
      sum &+= one.finalize()
    }
    hasher.combine(sum)
    hasher.combine(storage.count)
  }
}

/// The names of a large object with their positions: built at the first lookup, shared by the object's copies.
private final class MemberIndex: Sendable {
  private let positions: Mutex<[ExactText: Int]?>

  init(_ positions: [ExactText: Int]?) { self.positions = Mutex(positions) }

  func position(of key: String, in members: [JSONObject.Member]) -> Int? {
    positions.withLock { positions in
      if let positions { return positions[ExactText(key)] }
      var built: [ExactText: Int] = Dictionary(minimumCapacity: members.count)
      for (position, member) in members.enumerated() where built[ExactText(member.key)] == nil {
        built[ExactText(member.key)] = position
      }
      positions = built
      return built[ExactText(key)]
    }
  }

  /// Only for an index that no other object shares.
  func note(_ key: String, at position: Int) {
    positions.withLock { $0?[ExactText(key)] = position }
  }
}
