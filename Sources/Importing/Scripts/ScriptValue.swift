import JSON

/// What an expression of a script stands for, as far as it can be told without running it.
indirect enum ScriptValue: Sendable {
  case literal(JSONValue)
  case undefined
  case regularExpression(pattern: String, flags: String)
  /// Text with `{{templates}}` in it: a variable, a generator, or a concatenation with one.
  case template(String)
  /// A place in the JSON body.
  case json(BodyPath)
  /// Of a text, list or object found there.
  case length(of: ScriptValue)
  /// A place in each element of a list in the body.
  case element(of: BodyPath, BodyPath)
  /// A comparison, to be read where it is used.
  case condition(JavaScriptNode)
  /// `Object.keys(…)`
  case keys(of: BodyPath)
  case bodyText
  case status
  case reason
  case duration
  case size
  case header(String)
  case cookie(String)
  /// `pm.response`
  case response
  case function(JavaScriptFunction)
  case digest(ScriptDigest)
  /// An object or list with something in it that is no literal.
  case parts([(key: String, value: ScriptValue)])
  case unknown(String)
}

/// A path into a JSON body, as scripts and JSONPath have it.
struct BodyPath: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case name(String)
    case index(Int)
  }

  var parts: [Part] = []

  func appending(_ part: Part) -> BodyPath { BodyPath(parts: parts + [part]) }

  /// What it is a member of; nothing for the body itself.
  var parent: BodyPath? { parts.isEmpty ? nil : BodyPath(parts: Array(parts.dropLast())) }

  /// Whether something of the path lies below the other.
  func lies(below other: BodyPath) -> Bool {
    parts.count > other.parts.count && Array(parts.prefix(other.parts.count)) == other.parts
  }

  var text: String { parts.reduce("$") { $0 + Self.written($1) } }

  /// With the last part asked for in a way that finds nothing, instead of failing, where it is not there: a list of
  /// nodes, of which none is one answer.
  var plural: String {
    guard let last = parts.last, let parent else { return text }
    switch last {
    case .name(let name):
      let quoted = Self.quoted(name)
      return parent.text + "[\(quoted),\(quoted)]"
    case .index(let index): return parent.text + "[\(index):\(index + 1)]"
    }
  }

  static func written(_ part: Part) -> String {
    switch part {
    case .index(let index): return "[\(index)]"
    case .name(let name):
      let isFirst = name.utf8.first.map { $0 < 48 || $0 > 57 } ?? false
      let isPlain = name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
      }
      return isFirst && isPlain ? ".\(name)" : "[\(quoted(name))]"
    }
  }

  private static func quoted(_ name: String) -> String {
    var text = "'"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }

  /// The path that lodash and chai write as `a.b[0].c`.
  static func reading(_ text: String) -> [Part]? {
    var parts: [Part] = []
    for piece in text.split(separator: ".", omittingEmptySubsequences: false) {
      let name = piece.prefix { $0 != "[" }
      if !name.isEmpty { parts.append(Int(name).map { .index($0) } ?? .name(String(name))) }
      var rest = piece[name.endIndex...]
      while rest.first == "[" {
        guard let close = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        if let index = Int(inside) {
          parts.append(.index(index))
        } else if inside.count > 1, inside.first == "\"" || inside.first == "'" {
          parts.append(.name(String(inside.dropFirst().dropLast())))
        } else {
          return nil
        }
        rest = rest[rest.index(after: close)...]
      }
      guard rest.isEmpty else { return nil }
    }
    return parts
  }
}

extension ScriptValue {
  var text: String? { if case .literal(.string(let text)) = self { text } else { nil } }

  /// As a text in which templates may stand; nothing for what has none.
  var templateText: String? {
    switch self {
    case .template(let text): text
    case .literal(.string(let text)): text
    case .literal(.number(let number)): number.text
    case .literal(.bool(let flag)): flag ? "true" : "false"
    default: nil
    }
  }

  /// As an argument of a matcher: a literal, or a text with templates.
  var argument: JSONValue? {
    switch self {
    case .literal(let value): value
    case .template(let text): .string(text)
    case .parts(let parts): Self.object(parts)
    default: nil
    }
  }

  private static func object(_ parts: [(key: String, value: ScriptValue)]) -> JSONValue? {
    var object = JSONObject()
    for part in parts {
      guard let value = part.value.argument, object[part.key] == nil else { return nil }
      object[part.key] = value
    }
    return .object(object)
  }

  /// Whether two texts that look alike are compared: lists and objects are not equal by `===`.
  var isScalar: Bool {
    switch self {
    case .literal(.array), .literal(.object), .parts: false
    default: true
    }
  }
}
