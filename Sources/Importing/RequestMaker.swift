import Digests
import HTTP
import JSON

/// A request as it was sent, made into one that a file holds: its query taken apart, its body in the shortest form that
/// gives the same, its secrets named.
struct RequestMaker {
  let conversion: ImportConversion
  let place: String
  /// `$NAME` of a shell, which takes them from the process.
  var expansions: [String] = []

  // MARK: Texts

  /// As it stands: braces are no templates here, and what a shell would fill in is taken from the process.
  func literal(_ text: String) -> String {
    var text =
      text.contains("{{")
      ? text.split(separator: "{{", omittingEmptySubsequences: false).joined(separator: "{{'{{'}}") : text
    text = conversion.withoutTokens(text, at: place)
    for expansion in expansions.sorted(by: { $0.count > $1.count }) where !expansion.hasPrefix("$(") {
      let name = expansion.filter { $0 != "$" && $0 != "{" && $0 != "}" }
      text = text.split(separator: expansion, omittingEmptySubsequences: false).joined(separator: "{{$env.\(name)}}")
    }
    return text
  }

  func value(_ text: String, named name: String) -> String {
    let isFilledIn = expansions.contains { text.contains($0) }
    guard !isFilledIn, !text.contains("{{"), SecretNames.isSecret(name, value: text) else { return literal(text) }
    return conversion.value(text, named: name, at: place)
  }

  // MARK: URL and headers

  func setURL(_ url: RequestURL, _ request: inout RequestDraft) {
    var bare = url
    bare.query = nil
    request.url = decodedExpansions(bare.description)
    guard let query = url.query, !query.isEmpty else { return }
    let items = url.rawQueryItems
    let plain = items.map { item in
      FieldDraft(PercentEncoding.decode(item.name), item.value.map { PercentEncoding.decode($0) })
    }
    let isSame = zip(items, plain).allSatisfy { raw, decoded in
      guard let value = decoded.value, !decoded.name.isEmpty else { return false }
      return PercentEncoding.encode(decoded.name) == raw.name && PercentEncoding.encode(value) == raw.value
    }
    if isSame, isInOrder(plain.map(\.name)), items.map(\.written).joined(separator: "&") == query {
      request.settings.query = plain.map { FieldDraft($0.name, value($0.value ?? "", named: $0.name)) }
      return
    }
    let parts = items.map { item -> String in
      guard let raw = item.value, SecretNames.isSecret(PercentEncoding.decode(item.name), value: raw) else {
        return decodedExpansions(item.written)
      }
      return item.name + "=" + value(PercentEncoding.decode(raw), named: PercentEncoding.decode(item.name))
    }
    request.url += "?" + parts.joined(separator: "&")
  }

  /// `${NAME}` is encoded in a URL that was read.
  private func decodedExpansions(_ text: String) -> String {
    var text = text
    for expansion in expansions where expansion.hasPrefix("${") {
      let encoded = "$%7B" + expansion.dropFirst(2).dropLast() + "%7D"
      text = text.split(separator: encoded, omittingEmptySubsequences: false).joined(separator: expansion)
    }
    return literal(text)
  }

  private func isInOrder(_ keys: [String]) -> Bool {
    var seen: Set<String> = []
    for (index, key) in keys.enumerated() {
      if seen.contains(key), keys[index - 1] != key { return false }
      seen.insert(key)
    }
    return true
  }

  func setHeaders(_ headers: [(name: String, value: String)], _ request: inout RequestDraft) {
    for header in headers {
      if header.name.lowercased() == "authorization", setAuth(header.value, &request) { continue }
      request.settings.headers.append(FieldDraft(header.name, value(header.value, named: header.name)))
    }
  }

  /// `Bearer …` and `Basic …` have words of their own.
  private func setAuth(_ value: String, _ request: inout RequestDraft) -> Bool {
    let isFilledIn = expansions.contains { value.contains($0) }
    if value.hasPrefix("Bearer "), value.count > 7 {
      let token = String(value.dropFirst(7))
      request.settings.auth = .bearer(
        isFilledIn || token.contains("{{") ? literal(token) : conversion.secret(token, named: "access_token", at: place)
      )
      return true
    }
    guard value.hasPrefix("Basic "), let bytes = ByteEncoding.base64.decode(String(value.dropFirst(6))),
      let text = String(validating: bytes, as: UTF8.self), let colon = text.firstIndex(of: ":")
    else { return false }
    let (name, password) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    let isPasswordFilledIn = expansions.contains { password.contains($0) } || password.contains("{{")
    request.settings.auth = .user(
      kind: "basic", name: literal(name),
      password: isPasswordFilledIn || password.isEmpty
        ? literal(password) : conversion.secret(password, named: "password", at: place))
    return true
  }

  // MARK: Bodies

  func setBody(_ bytes: [UInt8], type: String, _ request: inout RequestDraft) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return conversion.note(.lost, at: place, "a body of bytes that are no text")
    }
    let media = type.prefix { $0 != ";" }.trimmed.lowercased()
    if media == "application/json" || media.hasSuffix("+json"),
      let value = try? JSONParser.parse(bytes, depthLimit: 60),
      !expansions.contains(where: { text.contains($0) })
    {
      request.body = .json(json(value, named: ""))
      if JSONWriter.compact(value) != text {
        conversion.note(.changed, at: place, "a JSON body is sent without its blanks and line breaks")
      }
      if type == "application/json" { request.removeContentType() } else { request.setContentType(type) }
      return
    }
    if media == "application/x-www-form-urlencoded", let fields = form(text) {
      request.body = .form(fields)
      request.removeContentType(if: media)
      return
    }
    request.body = .text(literal(text))
    request.setContentType(type)
  }

  private func json(_ value: JSONValue, named name: String) -> JSONValue {
    switch value {
    case .string(let text): .string(self.value(text, named: name))
    case .array(let items): .array(items.map { json($0, named: name) })
    case .object(let object): .object(JSONObject(object.members.map { ($0.key, json($0.value, named: $0.key)) }))
    default: value
    }
  }

  /// Nothing where the fields would be encoded in another way.
  private func form(_ text: String) -> [FieldDraft]? {
    guard !text.isEmpty, !expansions.contains(where: { text.contains($0) }) else { return nil }
    var fields: [FieldDraft] = []
    for item in text.split(separator: "&", omittingEmptySubsequences: false) {
      guard let equals = item.firstIndex(of: "=") else { return nil }
      let name = PercentEncoding.decodeForm(item[..<equals])
      let content = PercentEncoding.decodeForm(item[item.index(after: equals)...])
      guard !name.isEmpty, !name.contains("{{"),
        PercentEncoding.encodeForm(name) + "=" + PercentEncoding.encodeForm(content) == item
      else { return nil }
      fields.append(FieldDraft(name, content))
    }
    guard isInOrder(fields.map(\.name)) else { return nil }
    return fields.map { FieldDraft($0.name, value($0.value ?? "", named: $0.name)) }
  }

  /// A variable that names a file: the collection can be checked and run before the file is there.
  func file(_ source: String, named key: String, _ request: inout RequestDraft) -> String {
    let base = FileNames.slug(key + " file").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    var name = conversion.names.name(String(base))
    var number = 2
    while request.variables.contains(where: { $0.name == name }) {
      name = conversion.names.name("\(String(base))_\(number)")
      number += 1
    }
    let local = "files/" + source.fileName
    request.variables.append(FieldDraft(name, local))
    conversion.note(.changed, at: place, "the file '\(source)' is not copied: put it at \(local) beside the collection")
    return "{{\(name)}}"
  }
}

extension QueryItem {
  fileprivate var written: String { value.map { name + "=" + $0 } ?? name }
}
