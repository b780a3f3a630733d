import JSON

/// An object of a journal's line, with members by type.
struct JournalObject {
  private let members: JSONObject
  private let line: Int

  init(_ members: JSONObject, line: Int) {
    self.members = members
    self.line = line
  }

  func problem(_ reason: String) -> JournalProblem { JournalProblem(line: line, reason: reason) }

  private func wrong(_ key: String, _ needed: String) -> JournalProblem {
    problem(members[key] == nil ? "'\(key)' is missing" : "'\(key)' is not \(needed)")
  }

  func string(_ key: String) throws(JournalProblem) -> String {
    guard case .string(let text)? = members[key] else { throw wrong(key, "a string") }
    return text
  }

  func optionalString(_ key: String) throws(JournalProblem) -> String? {
    members[key] == nil ? nil : try string(key)
  }

  /// Empty where it was left out.
  func text(_ key: String) throws(JournalProblem) -> String { try optionalString(key) ?? "" }

  func bool(_ key: String) throws(JournalProblem) -> Bool {
    guard case .bool(let value)? = members[key] else { throw wrong(key, "true or false") }
    return value
  }

  func integer<Value: FixedWidthInteger>(_ key: String) throws(JournalProblem) -> Value {
    guard case .number(let number)? = members[key], let value = Value(number.text) else {
      throw wrong(key, "a whole number that fits")
    }
    return value
  }

  func optionalInteger(_ key: String) throws(JournalProblem) -> Int? {
    members[key] == nil ? nil : try integer(key)
  }

  func double(_ key: String) throws(JournalProblem) -> Double {
    switch members[key] {
    case .number(let number)?:
      if let value = Double(number.text) { return value }
    case .string("nan")?: return .nan
    case .string("inf")?: return .infinity
    case .string("-inf")?: return -.infinity
    default: break
    }
    throw wrong(key, "a number")
  }

  /// Zero where it was left out.
  func seconds(_ key: String) throws(JournalProblem) -> Double {
    members[key] == nil ? 0 : try double(key)
  }

  func object(_ key: String) throws(JournalProblem) -> JournalObject {
    guard case .object(let object)? = members[key] else { throw wrong(key, "an object") }
    return JournalObject(object, line: line)
  }

  func optionalObject(_ key: String) throws(JournalProblem) -> JournalObject? {
    members[key] == nil ? nil : try object(key)
  }

  func objects(_ key: String) throws(JournalProblem) -> [JournalObject] {
    var objects: [JournalObject] = []
    for element in try array(key) {
      guard case .object(let object) = element else { throw wrong(key, "a list of objects") }
      objects.append(JournalObject(object, line: line))
    }
    return objects
  }

  func strings(_ key: String) throws(JournalProblem) -> [String] {
    var strings: [String] = []
    for element in try array(key) {
      guard case .string(let text) = element else { throw wrong(key, "a list of strings") }
      strings.append(text)
    }
    return strings
  }

  func pairs(_ key: String) throws(JournalProblem) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for element in try array(key) {
      guard case .array(let pair) = element, pair.count == 2, case .string(let name) = pair[0],
        case .string(let value) = pair[1]
      else { throw wrong(key, "a list of pairs of strings") }
      pairs.append((name, value))
    }
    return pairs
  }

  /// Empty where it was left out.
  private func array(_ key: String) throws(JournalProblem) -> [JSONValue] {
    guard let value = members[key] else { return [] }
    guard case .array(let elements) = value else { throw wrong(key, "a list") }
    return elements
  }
}
