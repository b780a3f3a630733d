/// What differs between two values, a line for each place.
///
/// `$['a']: expected 1, got "1" (integer became string)` · `$['b']: missing, expected 2` · `$['c'][3]: unexpected 4`.
/// Objects are compared whatever their order; in arrays, an element that was put in or left out is told as that, and
/// does not make all that follow differ.
package struct JSONDifference {
  /// How much of a value's text a line shows, in bytes.
  static let shownBytes = 160
  /// How much of a place.
  static let shownPlace = 400
  /// Arrays whose lengths multiply to more than this are compared by index.
  static let alignmentLimit = 1_000_000

  private let limit: Int
  private var lines: [String] = []
  private var count = 0

  private init(limit: Int) { self.limit = max(limit, 0) }

  /// The differences in the order of the expected value, at most `limit` of them; a last line counts those left out.
  /// Empty where the values are equal.
  package static func lines(expected: JSONValue, actual: JSONValue, limit: Int = 20) -> [String] {
    var difference = JSONDifference(limit: limit)
    difference.compare(expected, actual, at: .root)
    let left = difference.count - difference.lines.count
    if left > 0 { difference.lines.append("… and \(left) more \(left == 1 ? "difference" : "differences")") }
    return difference.lines
  }

  private mutating func add(_ place: PathLocation, _ words: @autoclosure () -> String) {
    count += 1
    // Names are the server's: one of them may be as long as the whole document.
    if lines.count < limit { lines.append("\(place.description.excerpt(ofBytes: Self.shownPlace)): \(words())") }
  }

  private mutating func compare(_ expected: JSONValue, _ actual: JSONValue, at place: PathLocation) {
    switch (expected, actual) {
    case (.object(let expected), .object(let actual)): compare(expected, actual, at: place)
    case (.array(let expected), .array(let actual)): compare(expected, actual, at: place)
    case (.string(let left), .string(let right)):
      guard !left.isExactly(right) else { return }
      add(place, Self.words(left, right, expected, actual))
    default:
      guard expected != actual else { return }
      let (wanted, found) = (expected.typeName, actual.typeName)
      let isNewType = wanted != found && !(expected.numberValue != nil && actual.numberValue != nil)
      add(
        place,
        "expected \(expected.excerpt), got \(actual.excerpt)" + (isNewType ? " (\(wanted) became \(found))" : ""))
    }
  }

  private mutating func compare(_ expected: JSONObject, _ actual: JSONObject, at place: PathLocation) {
    for member in expected.members {
      let inner = PathLocation.below(place, .name(member.key))
      if let value = actual[member.key] {
        compare(member.value, value, at: inner)
      } else {
        add(inner, "missing, expected \(member.value.excerpt)")
      }
    }
    for member in actual.members where expected[member.key] == nil {
      add(.below(place, .name(member.key)), "unexpected \(member.value.excerpt)")
    }
  }

  // MARK: Arrays

  private mutating func compare(_ expected: [JSONValue], _ actual: [JSONValue], at place: PathLocation) {
    let head = zip(expected, actual).prefix { $0 == $1 }.count
    let rest = (expected.dropFirst(head), actual.dropFirst(head))
    let tail = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
    var wanted = rest.0.dropLast(tail)
    var found = rest.1.dropLast(tail)
    for pair in Self.common(wanted, found) {
      compareGap(wanted[..<pair.expected], found[..<pair.actual], at: place)
      wanted = wanted[(pair.expected + 1)...]
      found = found[(pair.actual + 1)...]
    }
    compareGap(wanted, found, at: place)
  }

  /// Elements between two that both arrays have: the first with the first, and what is left over on its own.
  private mutating func compareGap(
    _ expected: ArraySlice<JSONValue>, _ actual: ArraySlice<JSONValue>, at place: PathLocation
  ) {
    for (offset, value) in zip(actual.indices, zip(expected, actual)) {
      compare(value.0, value.1, at: .below(place, .index(offset)))
    }
    let shared = min(expected.count, actual.count)
    for index in expected.indices.dropFirst(shared) {
      add(.below(place, .index(index)), "missing, expected \(expected[index].excerpt)")
    }
    for index in actual.indices.dropFirst(shared) {
      add(.below(place, .index(index)), "unexpected \(actual[index].excerpt)")
    }
  }

  /// The longest common subsequence, as pairs of indexes.
  private static func common(
    _ expected: ArraySlice<JSONValue>, _ actual: ArraySlice<JSONValue>
  ) -> [(expected: Int, actual: Int)] {
    // With as many elements on both sides, each changed in its place is the likelier story, and far cheaper to tell.
    guard expected.count != actual.count, !expected.isEmpty, !actual.isEmpty,
      expected.count * actual.count <= alignmentLimit
    else { return [] }
    let left = expected.map(\.hashValue)
    let right = actual.map(\.hashValue)
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        lengths[row * width + column] =
          left[row] == right[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var pairs: [(expected: Int, actual: Int)] = []
    var (row, column) = (0, 0)
    while row < left.count && column < right.count {
      if left[row] == right[column] {
        pairs.append((expected.startIndex + row, actual.startIndex + column))
        (row, column) = (row + 1, column + 1)
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }

  // MARK: Words

  /// Of two long texts, where the difference begins is worth more than how they begin.
  private static func words(_ left: String, _ right: String, _ expected: JSONValue, _ actual: JSONValue) -> String {
    let words = "expected \(expected.excerpt), got \(actual.excerpt)"
    if left == right { return words + " (the same to the eye, but written with other code points)" }
    guard max(left.utf8.count, right.utf8.count) > 40 else { return words }
    let same = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.count
    let around = { (text: String) in
      JSONWriter.compact(.string(String(text.unicodeScalars.dropFirst(same).prefix(24))))
    }
    return words + " (from character \(same + 1) on: \(around(left)), got \(around(right)))"
  }
}

extension JSONValue {
  /// The value's text for a message: compact, long ones cut in the middle with the number of bytes left out.
  package var excerpt: String { excerpt(ofBytes: JSONDifference.shownBytes) }

  package func excerpt(ofBytes limit: Int) -> String { Excerpt.of(JSONWriter.compactBytes(self), limit) }
}

extension String {
  /// The text, a long one cut in the middle with the number of bytes left out.
  package func excerpt(ofBytes limit: Int) -> String { Excerpt.of(Array(utf8), limit) }
}

private enum Excerpt {
  static func of(_ bytes: [UInt8], _ limit: Int) -> String {
    guard bytes.count > limit + 40 else { return String(decoding: bytes, as: UTF8.self) }
    var head = bytes.prefix(limit * 2 / 3)
    var tail = bytes.suffix(limit / 3)
    // Cut between characters, not inside one.
    while let next = bytes[head.endIndex...].first, next & 0xC0 == 0x80 { head = bytes[..<(head.endIndex - 1)] }
    while let first = tail.first, first & 0xC0 == 0x80 { tail = tail.dropFirst() }
    let cut = bytes.count - head.count - tail.count
    return String(decoding: head, as: UTF8.self) + "…(\(cut) bytes)…" + String(decoding: tail, as: UTF8.self)
  }
}
