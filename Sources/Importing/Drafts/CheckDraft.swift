import JSON

/// One check of `expect:`: where it stands, and its matcher (a literal, or a map of matchers).
struct CheckDraft: Sendable, Equatable {
  /// `status headers json body …`, or `checks` for a query of any kind.
  var section: String
  /// The header, path or query; nothing where the section is the subject itself.
  var key: String?
  var matcher: JSONValue
  /// Of a path: whether it holds on something missing, so that the object around it has to be asked for separately.
  var isTolerant = false
  /// The place in the body that it is about.
  var path: BodyPath?

  static func status(_ matcher: JSONValue) -> CheckDraft { CheckDraft(section: "status", matcher: matcher) }
  static func header(_ name: String, _ matcher: JSONValue) -> CheckDraft {
    CheckDraft(section: "headers", key: name, matcher: matcher)
  }

  static func json(_ path: BodyPath, filter: String? = nil, _ matcher: JSONValue) -> CheckDraft {
    var check = CheckDraft(section: "json", key: filter.map { path.text + " | " + $0 } ?? path.text, matcher: matcher)
    check.path = path
    return check
  }

  init(section: String, key: String? = nil, matcher: JSONValue) {
    self.section = section
    self.key = key
    self.matcher = matcher
  }
}

extension [CheckDraft] {
  /// With what scripts ask for in silence: of `body.a.b` something must be at `body.a`, or reading it fails.
  var guarded: [CheckDraft] {
    var checks = self
    let strict = filter { !$0.isTolerant }.compactMap(\.path)
    for check in self where check.isTolerant {
      guard let parent = check.path?.parent else { continue }
      let isAskedFor =
        strict.contains { $0.lies(below: parent) }
        || checks.contains {
          $0.path == parent && !$0.isTolerant && $0.matcher == MatcherDraft.not(.null)
        }
      if !isAskedFor { checks.append(.json(parent, MatcherDraft.not(.null))) }
    }
    return checks
  }

  /// In the order of the format, each subject once, its matchers joined.
  var merged: [CheckDraft] {
    var merged: [CheckDraft] = []
    for check in self {
      let same = merged.firstIndex { $0.section == check.section && $0.isSameKey(as: check) }
      if let same {
        merged[same].matcher = MatcherDraft.both(
          merged[same].matcher, check.matcher, isStatus: check.section == "status")
      } else {
        merged.append(check)
      }
    }
    return merged
  }

  /// Sections as they are written, with the entries of each.
  var drafts: [YAMLEntry] {
    let checks = merged
    var entries: [YAMLEntry] = []
    for section in ["status", "duration", "size", "headers", "cookies", "json", "xml", "body", "checks"] {
      let own = checks.filter { $0.section == section }
      guard !own.isEmpty else { continue }
      if section == "checks" {
        entries.append(YAMLEntry(section, .lines(own.map(\.freeCheck))))
      } else if own[0].key == nil {
        entries.append(YAMLEntry(section, own[0].drafted))
      } else {
        entries.append(YAMLEntry(section, .block(own.map { YAMLEntry($0.key ?? "", $0.drafted) })))
      }
    }
    return entries
  }
}

extension CheckDraft {
  fileprivate func isSameKey(as other: CheckDraft) -> Bool {
    section == "headers" ? key?.lowercased() == other.key?.lowercased() : key == other.key
  }

  fileprivate var drafted: YAMLDraft { .value(matcher) }

  /// `{query: …, MATCHER…}`
  fileprivate var freeCheck: YAMLDraft {
    var entries = [YAMLEntry("query", .text(key ?? ""))]
    if case .object(let object) = matcher {
      entries += object.members.map { YAMLEntry($0.key, .value($0.value)) }
    } else {
      entries.append(YAMLEntry("equals", .value(matcher)))
    }
    return .map(entries)
  }
}

/// Matchers put together.
enum MatcherDraft {
  /// A matcher under which both hold.
  static func both(_ left: JSONValue, _ right: JSONValue, isStatus: Bool = false) -> JSONValue {
    if left == right { return left }
    let (first, second) = (members(of: left, isStatus), members(of: right, isStatus))
    let isDisjoint = !first.contains { member in second.contains { $0.key == member.key && $0.value != member.value } }
    guard isDisjoint else {
      return .object(JSONObject([("all", .array([.object(JSONObject(first)), .object(JSONObject(second))]))]))
    }
    let joined = first + second.filter { member in !first.contains { $0.key == member.key } }
    return .object(JSONObject(joined))
  }

  /// The matcher as a map.
  private static func members(of matcher: JSONValue, _ isStatus: Bool) -> [JSONObject.Member] {
    switch matcher {
    case .object(let object): return object.members
    case .string(let text) where isStatus && text == "any": return [("exists", true)]
    case .string(let text) where isStatus && text.hasSuffix("xx"):
      let first = Int(text.prefix(1)) ?? 0
      return [
        ("at_least", .number(JSONNumber(first * 100))), ("below", .number(JSONNumber(first * 100 + 100))),
      ]
    case .array(let codes) where isStatus: return [("one_of", .array(codes))]
    default: return [("equals", matcher)]
    }
  }

  static func literal(_ value: JSONValue) -> JSONValue {
    if case .object = value { return .object(JSONObject([("equals", value)])) }
    return value
  }

  static func map(_ name: String, _ argument: JSONValue) -> JSONValue { .object(JSONObject([(name, argument)])) }

  /// The matcher, or its opposite.
  static func not(_ matcher: JSONValue) -> JSONValue { map("not", matcher) }
}
