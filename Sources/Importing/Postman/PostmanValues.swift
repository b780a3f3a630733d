import JSON

extension JSONValue {
  /// A value as Postman puts it into a text: everything is written out.
  var written: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    case .null: nil
    case .array, .object: JSONWriter.compact(self)
    }
  }

  /// A description: a text, or `{content, type}`.
  var descriptionText: String? {
    let text = stringValue ?? self["content"]?.stringValue
    guard let text = text?.withoutCarriageReturns.trimmed, !text.isEmpty else { return nil }
    return text
  }

  var isDisabled: Bool { self["disabled"]?.boolValue == true || self["enabled"]?.boolValue == false }

  /// Parameters of an auth kind: v2.1 has a list of keys and values, v2.0 a map.
  var parameters: [String: String] {
    var found: [String: String] = [:]
    for item in arrayValue ?? [] where !item.isDisabled {
      if let key = item["key"]?.stringValue { found[key] = item["value"]?.written ?? "" }
    }
    for member in objectValue?.members ?? [] { found[member.key] = member.value.written ?? "" }
    return found
  }
}

extension String {
  /// Postman on Windows writes `\r\n` into descriptions and scripts.
  var withoutCarriageReturns: String {
    utf8.contains(0x0D) ? split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") : self
  }
}
