import HTTP
import JSON

/// A URL of Postman taken apart: its parts are what is sent, and `raw` is only what is shown.
struct PostmanURL {
  struct Parameter {
    var key: String
    /// Nothing for a key without `=`.
    var value: String?
    var isDisabled = false
  }

  var origin = ""
  var path = ""
  var query: [Parameter] = []
  /// What stands before `@`.
  var user: String?
  /// Path variables that have no value.
  var unset: [String] = []
  /// Where `raw` shows another URL than the parts make.
  var differs = false

  init() {}

  init(_ value: JSONValue?) {
    self.init()
    switch value {
    case .string(let text)?: read(text)
    case .object(let object)?:
      let url = JSONValue.object(object)
      if url["host"] == nil, url["path"] == nil {
        read(url["raw"]?.stringValue ?? "")
        if let items = url["query"]?.arrayValue { query = items.map(Self.parameter) }
      } else {
        read(parts: url)
        if let raw = url["raw"]?.stringValue {
          let shown = PostmanURL(text: raw)
          differs = shown.path.trimmed != path.trimmed && !raw.isEmpty
        }
      }
      fill(url["variable"]?.arrayValue ?? [])
    default: break
    }
  }

  // MARK: Texts

  init(text: String) { read(text) }

  private mutating func read(_ text: String) {
    var rest = Substring(text.trimmed)
    var scheme = ""
    if let mark = rest.firstRange(of: "://"), !rest[..<mark.lowerBound].contains(where: { "/?#".contains($0) }) {
      scheme = String(rest[..<mark.upperBound])
      rest = rest[mark.upperBound...]
    }
    if let hash = Self.end(of: rest, at: "#") { rest = rest[..<hash] }
    let end = Self.end(of: rest, at: "/?") ?? rest.endIndex
    setOrigin(scheme: scheme, authority: String(rest[..<end]))
    rest = rest[end...]
    let mark = Self.end(of: rest, at: "?") ?? rest.endIndex
    path = String(rest[..<mark])
    guard mark < rest.endIndex else { return }
    query = rest[rest.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: true).map { item in
      guard let equals = Self.end(of: item, at: "=") else { return Parameter(key: String(item), value: nil) }
      return Parameter(key: String(item[..<equals]), value: String(item[item.index(after: equals)...]))
    }
  }

  /// Where the first of these characters stands outside of templates.
  private static func end(of text: Substring, at characters: String) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix("{{"), let close = text[index...].firstRange(of: "}}") {
        index = close.upperBound
        continue
      }
      if characters.contains(text[index]) { return index }
      index = text.index(after: index)
    }
    return nil
  }

  private mutating func setOrigin(scheme: String, authority: String) {
    var authority = authority
    if let at = authority.lastIndex(of: "@") {
      user = String(authority[..<at])
      authority = String(authority[authority.index(after: at)...])
    }
    origin = scheme + authority
  }

  // MARK: Parts

  private mutating func read(parts url: JSONValue) {
    var scheme = url["protocol"]?.stringValue ?? ""
    if scheme.hasSuffix("://") { scheme.removeLast(3) }
    var authority = Self.joined(url["host"], ".")
    if let port = url["port"]?.written, !port.isEmpty { authority += ":" + port }
    setOrigin(scheme: scheme.isEmpty ? "" : scheme + "://", authority: authority)
    if let name = url["auth"]?["user"]?.stringValue {
      user = name + ":" + (url["auth"]?["password"]?.stringValue ?? "")
    }
    if let value = url["path"] {
      let joined = Self.joined(value, "/")
      path = joined.hasPrefix("/") || joined.isEmpty && value.arrayValue?.isEmpty != false ? joined : "/" + joined
    }
    switch url["query"] {
    case .array(let items)?: query = items.map(Self.parameter)
    case .string(let text)?: query = PostmanURL(text: "x?" + text).query
    case .object(let object)?: query = object.members.map { Parameter(key: $0.key, value: $0.value.written) }
    default: break
    }
  }

  private static func joined(_ value: JSONValue?, _ separator: String) -> String {
    if let text = value?.stringValue { return text }
    return (value?.arrayValue ?? []).map { $0.stringValue ?? $0["value"]?.written ?? $0.written ?? "" }
      .joined(separator: separator)
  }

  private static func parameter(_ item: JSONValue) -> Parameter {
    if case .string(let text) = item { return PostmanURL(text: "x?" + text).query.first ?? Parameter(key: text) }
    return Parameter(
      key: item["key"]?.written ?? "", value: item["value"].flatMap(\.written), isDisabled: item.isDisabled)
  }

  /// `/users/:id` with the variable's value.
  private mutating func fill(_ variables: [JSONValue]) {
    var values: [String: String] = [:]
    for variable in variables where !variable.isDisabled {
      guard let key = variable["key"]?.stringValue ?? variable["id"]?.stringValue else { continue }
      values[key] = variable["value"]?.written ?? ""
    }
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { segment -> String in
      guard segment.first == ":", segment.count > 1 else { return String(segment) }
      let name = String(segment.dropFirst())
      if let value = values[name] { return value }
      let short = String(name.prefix { $0 != "." })
      if let value = values[short] { return value + name.dropFirst(short.count) }
      unset.append(name)
      return String(segment)
    }
    path = segments.joined(separator: "/")
  }
}

extension PostmanURL {
  /// What a text becomes in a path or query, templates left alone: Postman encodes little, and nothing twice.
  static func encoded(_ text: String, _ isToEncode: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    var isInside = false
    let source = Array(text.utf8)
    for (index, byte) in source.enumerated() {
      let next = index + 1 < source.count ? source[index + 1] : 0
      if byte == UInt8(ascii: "{"), next == byte { isInside = true }
      if !isInside, isToEncode(byte) {
        bytes += PercentEncoding.encode([byte])
      } else {
        bytes.append(byte)
      }
      if byte == UInt8(ascii: "}"), index > 0, source[index - 1] == byte { isInside = false }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func isEncodedInPath(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "\"#<>?`".utf8.contains(byte)
  }

  static func isEncodedInQuery(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "\"#<>'&".utf8.contains(byte)
  }
}
