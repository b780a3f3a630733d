import HTTP
import JSON

/// A body that is signed in another form than the one that is sent.
enum BodyMistakes {
  static func all(_ attempt: SigningAttempt) -> [SigningMistake] {
    let body = attempt.request.body ?? []
    var found: [SigningMistake] = []
    var seen: [[UInt8]] = [body]
    let add = { (words: String, bytes: [UInt8]) in
      guard !seen.contains(bytes) else { return }
      seen.append(bytes)
      var changed = attempt
      changed.request.body = bytes
      found.append(SigningMistake(kind: .body, words: words, attempt: changed))
    }
    add("without the body", [])
    for (words, bytes) in serialisations(body) { add("over the body \(words)", bytes) }
    add("over the body without the blanks around it", trimmed(body))
    add("over the body with a line feed at its end", body + [0x0A])
    add("over the body with CRLF at its line ends", withCarriageReturns(body))
    add("over the body with its line ends as LF", body.filter { $0 != 0x0D })
    if body.isEmpty {
      add("over the body '{}', which the line does not have", Array("{}".utf8))
      add("over the body 'null', which the line does not have", Array("null".utf8))
    }
    return found
  }

  /// The ways in which libraries write the same JSON.
  private static func serialisations(_ body: [UInt8]) -> [(words: String, bytes: [UInt8])] {
    guard !body.isEmpty, let value = try? JSONParser.parse(body) else { return [] }
    let sorted = sorted(value)
    var forms: [(words: String, bytes: [UInt8])] = []
    for (value, order) in [(value, ""), (sorted, ", its keys sorted")] {
      let compact = JSONWriter.compactBytes(value)
      let spaced = spaced(value)
      forms += [
        ("re-serialised without blanks" + order, compact),
        ("re-serialised with a blank after ':' and ','" + order, spaced),
        ("re-serialised, indented by two blanks" + order, Array(JSONWriter.pretty(value).utf8)),
        ("re-serialised, indented by four blanks" + order, Array(indented(JSONWriter.pretty(value)).utf8)),
        ("re-serialised without blanks, other characters than ASCII escaped" + order, escaped(compact)),
        ("re-serialised with blanks, other characters than ASCII escaped" + order, escaped(spaced)),
        ("re-serialised with '/' escaped" + order, slashed(compact)),
        ("re-serialised with '/' and other characters than ASCII escaped" + order, slashed(escaped(compact))),
        (
          "re-serialised with '<', '>' and '&' escaped" + order, JSONWriter.compactBytes(value, isSafeInHTML: true)
        ),
      ]
    }
    return forms
  }

  private static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): .array(items.map(sorted))
    case .object(let object):
      .object(
        JSONObject(
          object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
            ($0.key, sorted($0.value))
          })
      )
    default: value
    }
  }

  private static func spaced(_ value: JSONValue) -> [UInt8] {
    switch value {
    case .array(let items): [0x5B] + Array(items.map(spaced).joined(separator: ", ".utf8)) + [0x5D]
    case .object(let object):
      [0x7B]
        + Array(
          object.members.map { JSONWriter.compactBytes(.string($0.key)) + Array(": ".utf8) + spaced($0.value) }
            .joined(separator: ", ".utf8)) + [0x7D]
    default: JSONWriter.compactBytes(value)
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.prefix { $0 == " " }) + line
    }.joined(separator: "\n")
  }

  private static func escaped(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(where: { $0 > 0x7E }) else { return json }
    var out = ""
    for unit in String(decoding: json, as: UTF8.self).utf16 {
      if unit < 0x7F, let scalar = Unicode.Scalar(unit) {
        out.unicodeScalars.append(scalar)
      } else {
        let digits = String(unit, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return Array(out.utf8)
  }

  private static func slashed(_ json: [UInt8]) -> [UInt8] {
    json.flatMap { $0 == UInt8(ascii: "/") ? [UInt8(ascii: "\\"), $0] : [$0] }
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var rest = bytes.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return Array(rest)
  }

  private static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains(0x0D) ? bytes : bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}
