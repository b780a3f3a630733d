import JSON

/// Where two values differ, path by path.
// stand-in until the JSON target has its own of this name and shape.
enum JSONDifference {
  static func lines(expected: JSONValue, actual: JSONValue, limit: Int) -> [String] {
    var lines: [String] = []
    compare(expected, actual, at: "$", limit, &lines)
    return lines
  }

  private static func compare(
    _ expected: JSONValue, _ actual: JSONValue, at path: String, _ limit: Int, _ lines: inout [String]
  ) {
    guard lines.count < limit, expected != actual else { return }
    switch (expected, actual) {
    case (.object(let expected), .object(let actual)):
      for (key, value) in expected.members {
        guard let found = actual[key] else {
          lines.append("\(path) has no '\(key)', expected \(Excerpt.of(value, limit: 80))")
          continue
        }
        compare(value, found, at: "\(path)['\(key)']", limit, &lines)
      }
      for (key, value) in actual.members where expected[key] == nil {
        lines.append("\(path) has '\(key)' as well: \(Excerpt.of(value, limit: 80))")
      }
    case (.array(let expected), .array(let actual)):
      for (index, pair) in zip(expected, actual).enumerated() {
        compare(pair.0, pair.1, at: "\(path)[\(index)]", limit, &lines)
      }
      if expected.count != actual.count {
        lines.append("\(path) has \(actual.count) elements, expected \(expected.count)")
      }
    default:
      lines.append("\(path): expected \(Excerpt.of(expected, limit: 80)), actual \(Excerpt.of(actual, limit: 80))")
    }
  }
}
