import Diagnostics
import JSON

/// A path to one place in a JSON body: `$.a.b`, `$['a']`, `$.items[0]`.
package struct JSONBodyPath: Sendable, Equatable {
  enum Segment: Sendable, Equatable {
    case member(String)
    case element(Int)
  }

  let text: String
  let segments: [Segment]

  init(_ text: String, at place: SourcePlace) throws(Diagnostic) {
    guard let segments = JSONBodyPath.segments(text) else {
      throw Diagnostic(
        "'\(text)' is not a path to one place in the body", at: place,
        hints: ["write members and numbers only, as in json.$.data.items[0]['full name']"])
    }
    self.text = text
    self.segments = segments
  }

  private static func segments(_ text: String) -> [Segment]? {
    guard text.first == "$" else { return nil }
    var rest = text.dropFirst()
    var segments: [Segment] = []
    while let first = rest.first {
      if first == "." {
        let name = rest.dropFirst().prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty, !name.contains("*") else { return nil }
        segments.append(.member(String(name)))
        rest = rest[name.endIndex...]
      } else if first == "[", let end = closingBracket(rest) {
        let inner = rest[rest.index(after: rest.startIndex)..<end]
        guard let segment = bracketed(inner) else { return nil }
        segments.append(segment)
        rest = rest[rest.index(after: end)...]
      } else {
        return nil
      }
    }
    return segments
  }

  private static func closingBracket(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else if quote == nil, character == "]" {
        return index
      }
    }
    return nil
  }

  private static func bracketed(_ inner: Substring) -> Segment? {
    if let number = Int(inner), number >= 0, String(number) == inner { return .element(number) }
    guard inner.count >= 2, let quote = inner.first, quote == "'" || quote == "\"", inner.last == quote else {
      return nil
    }
    var name = ""
    var isEscaped = false
    for character in inner.dropFirst().dropLast() {
      if character == "\\" && !isEscaped {
        isEscaped = true
      } else {
        name.append(character)
        isEscaped = false
      }
    }
    return .member(name)
  }
}

extension JSONBodyPath {
  /// What stands at the path.
  func value(in root: JSONValue) -> JSONValue? {
    var value = root
    for segment in segments {
      switch (segment, value) {
      case (.member(let name), .object(let object)):
        guard let member = object.members.first(where: { $0.key == name }) else { return nil }
        value = member.value
      case (.element(let index), .array(let items)) where index < items.count: value = items[index]
      default: return nil
      }
    }
    return value
  }

  /// The root with `value` at the path, making maps on the way; nothing where something else stands there.
  func setting(_ value: JSONValue, in root: JSONValue) -> JSONValue? {
    JSONBodyPath.replacing(segments[...], in: root) { _ in .some(value) }
  }

  /// The root without what stands at the path.
  func removing(from root: JSONValue) -> JSONValue {
    guard value(in: root) != nil else { return root }
    return JSONBodyPath.replacing(segments[...], in: root) { _ in nil } ?? root
  }

  /// `change` gives what stands at the end of the path afterwards; nothing removes it.
  private static func replacing(
    _ path: ArraySlice<Segment>, in value: JSONValue?, change: (JSONValue?) -> JSONValue?
  ) -> JSONValue? {
    guard let segment = path.first else { return change(value) }
    let isLast = path.count == 1
    switch segment {
    case .member(let name):
      var members: [JSONObject.Member] = []
      switch value {
      case .object(let object)?: members = object.members
      case nil, .null?: break
      default: return nil
      }
      let at = members.firstIndex { $0.key == name }
      let changed = replacing(path.dropFirst(), in: at.map { members[$0].value }, change: change)
      guard changed != nil || isLast else { return nil }
      if let at {
        if let changed { members[at].value = changed } else { members.remove(at: at) }
      } else if let changed {
        members.append((name, changed))
      }
      return .object(JSONObject(members))
    case .element(let index):
      guard case .array(var items)? = value, index <= items.count else { return nil }
      let changed = replacing(path.dropFirst(), in: index < items.count ? items[index] : nil, change: change)
      guard changed != nil || isLast else { return nil }
      if index == items.count {
        if let changed { items.append(changed) }
      } else if let changed {
        items[index] = changed
      } else {
        items.remove(at: index)
      }
      return .array(items)
    }
  }
}
