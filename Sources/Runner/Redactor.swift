import Diagnostics
package import HTTP
import JSON
import Synchronization

/// Masks secrets as `***name***` in everything that leaves a run. Masking never changes what is sent or compared.
///
/// Each secret is looked for as it is, escaped in any way that `EscapedSecret` knows, in hex, and in base64 at all three
/// alignments. A secret under 6 bytes is masked only where it is a whole field.
package final class Redactor: Sendable {
  private struct Form {
    let bytes: [UInt8]
    let mask: [UInt8]
  }

  private struct State {
    var names: [String: String] = [:]
    /// By the byte that they begin with, each bucket longest first, so that a secret which holds another is masked whole.
    var buckets = [[Form]](repeating: [], count: 256)
    /// By each byte that they may begin with.
    var escaped = [[EscapedSecret]](repeating: [], count: 256)
    var escapedSecrets: [EscapedSecret] = []
    /// Values of single requests, oldest first.
    var passing: [String] = []

    var forms: [Form] { buckets.flatMap(\.self).sorted { $0.bytes.count > $1.bytes.count } }

    mutating func insert(_ bytes: [UInt8], _ mask: [UInt8]) {
      let first = Int(bytes[0])
      let place = buckets[first].firstIndex { $0.bytes.count < bytes.count } ?? buckets[first].count
      buckets[first].insert(Form(bytes: bytes, mask: mask), at: place)
    }

    mutating func remove(_ bytes: [UInt8]) { buckets[Int(bytes[0])].removeAll { $0.bytes == bytes } }
  }

  private static let shortest = 6
  /// More than there are requests under way at once.
  private static let mostPassing = 256
  private let state = Mutex(State())

  package init() {}

  /// Adds a secret; its name is what readers see.
  package func add(_ secret: String, named name: String) {
    guard !secret.isEmpty else { return }
    state.withLock { state in
      guard state.names[secret] == nil else { return }
      state.names[secret] = name
      guard secret.utf8.count >= Self.shortest else { return }
      let mask = Array("***\(name)***".utf8)
      var pieces = [secret]
      if secret.utf8.contains(UInt8(ascii: "\n")) {
        pieces += secret.split(whereSeparator: \.isNewline).map(String.init).filter { $0.utf8.count >= Self.shortest }
      }
      for piece in pieces {
        for form in SecretForms.all(of: piece) { state.insert(form, mask) }
        for text in SecretForms.escapable(piece) {
          let escaped = EscapedSecret(text, mask: mask)
          state.escapedSecrets.append(escaped)
          for byte in escaped.beginnings { state.escaped[Int(byte)].append(escaped) }
        }
      }
    }
  }

  /// Adds what belongs to one request only, such as its signature: in its plain forms, and the latest few hundred, so that
  /// a long run does not search for the signatures of requests long gone.
  func addPassing(_ secrets: [String], named name: String) {
    guard !secrets.isEmpty else { return }
    state.withLock { state in
      for secret in secrets where secret.utf8.count >= Self.shortest && state.names[secret] == nil {
        state.names[secret] = name
        for form in SecretForms.plain(secret) { state.insert(form, Array("***\(name)***".utf8)) }
        state.passing.append(secret)
      }
      while state.passing.count > Self.mostPassing {
        let oldest = state.passing.removeFirst()
        state.names[oldest] = nil
        for form in SecretForms.plain(oldest) { state.remove(form) }
      }
    }
  }

  package func mask(_ text: String) -> String {
    state.withLock { state in
      if state.names.isEmpty { return text }
      if let name = state.names[text] { return "***\(name)***" }
      var text = text
      return text.withUTF8 { bytes in Self.mask(bytes, with: state) } ?? text
    }
  }

  /// A line of a file, with a `*` for each character of a secret, so that what points into the line stays right.
  func star(_ line: String) -> String {
    var line = URLPassword.starred(line)
    return state.withLock { state in
      if state.names.isEmpty { return line }
      return line.withUTF8 { bytes in Self.mask(bytes, with: state, keepingWidth: true) } ?? line
    }
  }

  /// Masks a text that was cut at each `…`: there the beginning or the end of a secret may be all that is left of it.
  package func maskExcerpt(_ text: String) -> String {
    let masked = mask(text)
    guard masked.contains(Self.cut) else { return masked }
    return state.withLock { state in
      let forms = state.forms
      if forms.isEmpty { return masked }
      let escaped = state.escapedSecrets
      let segments = masked.split(separator: Self.cut, omittingEmptySubsequences: false).map { Array($0.utf8) }
      let last = segments.count - 1
      return segments.enumerated().map { index, segment in
        Self.maskRests(segment, isCutBefore: index > 0, isCutAfter: index < last, forms, escaped)
      }.joined(separator: String(Self.cut))
    }
  }

  private static let cut: Character = "…"
  /// Less of a secret than this tells nothing, and would be found by chance.
  private static let shortestRest = 4

  private static func maskRests(
    _ segment: [UInt8], isCutBefore: Bool, isCutAfter: Bool, _ forms: [Form], _ escaped: [EscapedSecret]
  ) -> String {
    var segment = segment
    for form in forms {
      if isCutBefore, isCutAfter, segment.count >= shortestRest, contains(form.bytes, segment) {
        return String(decoding: form.mask, as: UTF8.self)
      }
      let longest = min(segment.count, form.bytes.count - 1)
      guard longest >= shortestRest else { continue }
      let lengths = (shortestRest...longest).reversed()
      if isCutAfter, let length = lengths.first(where: { segment.suffix($0).elementsEqual(form.bytes.prefix($0)) }) {
        segment = segment.dropLast(length) + form.mask
      } else if isCutBefore,
        let length = lengths.first(where: { segment.prefix($0).elementsEqual(form.bytes.suffix($0)) })
      {
        segment = form.mask + segment.dropFirst(length)
      }
    }
    for secret in escaped {
      if isCutAfter, let length = segment.withUnsafeBufferPointer(secret.beginning) {
        segment = segment.dropLast(length) + secret.mask
      }
      if isCutBefore, let length = segment.withUnsafeBufferPointer(secret.end) {
        segment = secret.mask + segment.dropFirst(length)
      }
    }
    return String(decoding: segment, as: UTF8.self)
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= bytes.count else { return false }
    return (0...(bytes.count - part.count)).contains { bytes[$0..<($0 + part.count)].elementsEqual(part) }
  }

  /// Nothing where no secret is in it.
  private static func mask(
    _ bytes: UnsafeBufferPointer<UInt8>, with state: State, keepingWidth: Bool = false
  ) -> String? {
    var out: [UInt8]?
    var index = 0
    var copied = 0
    while index < bytes.count {
      guard let found = secret(in: bytes, at: index, state) else {
        index += 1
        continue
      }
      let end = index + found.length
      let width = bytes[index..<end].count { $0 & 0xC0 != 0x80 }
      let mask = keepingWidth ? [UInt8](repeating: UInt8(ascii: "*"), count: width) : found.mask
      out = (out ?? []) + bytes[copied..<index] + mask
      index = end
      copied = index
    }
    guard var out else { return nil }
    out += bytes[copied...]
    return String(decoding: out, as: UTF8.self)
  }

  /// The longest of those that stand there.
  private static func secret(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ state: State
  ) -> (mask: [UInt8], length: Int)? {
    let first = Int(bytes[index])
    var found = state.buckets[first].first { occurs($0.bytes, in: bytes, at: index) }.map { ($0.mask, $0.bytes.count) }
    for escaped in state.escaped[first] {
      guard let length = escaped.length(in: bytes, at: index), length > found?.1 ?? 0 else { continue }
      found = (escaped.mask, length)
    }
    return found
  }

  private static func occurs(_ form: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + form.count <= bytes.count else { return false }
    for (offset, byte) in form.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }

  // MARK: By name, at that place only

  /// A header or parameter of that name is masked whatever its value.
  package static func isSensitive(_ name: String) -> Bool {
    let name = name.lowercased()
    switch name {
    case "authorization", "proxy-authorization", "cookie", "set-cookie", "password", "sign", "signature": return true
    case "page_token", "next_page_token": return false
    default: return name.contains("token") || name.contains("secret")
    }
  }

  /// The last name of a check's title (`$.data.access_token`, `header X-Token`) where it is a sensitive one.
  static func sensitiveName(inTitle title: String) -> String? {
    let name = title.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }.last.map(String.init)
    guard let name, isSensitive(name) else { return nil }
    return name.lowercased()
  }

  package func mask(_ fields: HTTPFields) -> [(name: String, value: String)] {
    fields.fields.map { field in
      (field.name, Self.isSensitive(field.name) ? maskWhole(field.value, name: field.name) : mask(field.value))
    }
  }

  /// A known secret keeps its own name, so that a reader sees which one stood there.
  private func maskWhole(_ value: String, name: String) -> String {
    if value.isEmpty { return value }
    let masked = mask(value)
    if masked != value, masked.hasPrefix("***"), masked.hasSuffix("***") { return masked }
    if name.lowercased() == "authorization", let space = value.firstIndex(of: " ") {
      return value[...space] + "***authorization***"
    }
    return "***\(name.lowercased())***"
  }

  /// The URL with the values of sensitive parameters masked.
  package func mask(_ url: RequestURL) -> String {
    guard let query = url.query, !query.isEmpty else { return mask(url.description) }
    var plain = url
    plain.query = nil
    let pairs = query.split(separator: "&", omittingEmptySubsequences: false).map { pair -> String in
      guard let equals = pair.firstIndex(of: "=") else { return mask(String(pair)) }
      let name = String(pair[..<equals])
      let value = String(pair[pair.index(after: equals)...])
      return name + "=" + (Self.isSensitive(name) ? maskWhole(value, name: name) : mask(value))
    }
    return mask(plain.description) + "?" + pairs.joined(separator: "&")
  }

  /// A body as text: known secrets, and members or parameters of sensitive names.
  package func mask(body: String, contentType: String?) -> String {
    let type = contentType?.lowercased() ?? ""
    if type.contains("x-www-form-urlencoded") {
      return body.split(separator: "&", omittingEmptySubsequences: false).map { pair -> String in
        guard let equals = pair.firstIndex(of: "=") else { return mask(String(pair)) }
        let name = String(pair[..<equals])
        let value = String(pair[pair.index(after: equals)...])
        return name + "=" + (Self.isSensitive(name) ? maskWhole(value, name: name) : mask(value))
      }.joined(separator: "&")
    }
    guard let value = try? JSONParser.parse(Array(body.utf8)), let masked = maskMembers(of: value) else {
      return mask(body)
    }
    return mask(JSONWriter.compact(masked))
  }

  /// Nothing where no member has a sensitive name: the text then stays as it was received.
  private func maskMembers(of value: JSONValue) -> JSONValue? {
    switch value {
    case .object(let object):
      var changed = false
      let members = object.members.map { member -> JSONObject.Member in
        if Self.isSensitive(member.key), case .string(let text) = member.value, !text.isEmpty {
          changed = true
          return (member.key, .string(maskWhole(text, name: member.key)))
        }
        guard let inner = maskMembers(of: member.value) else { return member }
        changed = true
        return (member.key, inner)
      }
      return changed ? .object(JSONObject(members)) : nil
    case .array(let elements):
      var changed = false
      let masked = elements.map { element -> JSONValue in
        guard let inner = maskMembers(of: element) else { return element }
        changed = true
        return inner
      }
      return changed ? .array(masked) : nil
    default: return nil
    }
  }
}
