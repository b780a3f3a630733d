import Checks
import HTTP
import JSON
import Templates

/// Why a part of the request could not be written.
struct WritingProblem: Error {
  var message: String
  var hints: [String] = []
}

extension HTTPRequest {
  /// Writes a part of the request; a list repeats the name, null removes it (in JSON it is null).
  mutating func write(_ value: Value, to destination: StepTarget.Destination) throws(WritingProblem) {
    if case .json(let path) = destination { return try setJSON(try jsonValue(value), at: path) }
    if case .json(.null) = value { return try remove(destination) }
    let texts = try HTTPRequest.texts(value, for: destination)
    switch destination {
    case .variable, .json: break
    case .query(let name): url.write(name, texts)
    case .form(let name):
      try changeForm { $0.write(name, texts) }
    case .header(let name):
      if texts.count == 1 {
        headers.set(name, texts[0])
      } else {
        headers.remove(name)
        for text in texts { headers.append(name, text) }
      }
    case .cookie(let name):
      setCookie(name, texts.last)
    }
  }

  mutating func remove(_ destination: StepTarget.Destination) throws(WritingProblem) {
    switch destination {
    case .variable: break
    case .query(let name): url.removeQuery(name)
    case .form(let name):
      if body != nil { try changeForm { $0.removeQuery(name) } }
    case .header(let name): headers.remove(name)
    case .cookie(let name): setCookie(name, nil)
    case .json(let path):
      if let body, !body.isEmpty { self.body = JSONWriter.compactBytes(path.removing(from: try parsedBody())) }
    }
  }

  /// What stands in a part of the request; nothing where it has none.
  func read(_ destination: StepTarget.Destination) -> [UInt8]? {
    switch destination {
    case .variable: nil
    case .query(let name): url.queryValue(name).map { Array($0.utf8) }
    case .header(let name): headers[name].map { Array($0.utf8) }
    case .cookie(let name): cookies.first { $0.name == name }.map { Array($0.value.utf8) }
    case .form(let name): (try? formItems())?.queryValue(name).map { Array($0.utf8) }
    case .json(let path): (try? parsedBody()).flatMap { path.value(in: $0) }.map { JSONWriter.compactBytes($0) }
    }
  }

  // MARK: Values

  private static func texts(
    _ value: Value, for destination: StepTarget.Destination
  ) throws(WritingProblem) -> [String] {
    let values: [Value] =
      switch value {
      case .json(.array(let items)), .nodes(let items): items.map { .json($0) }
      default: [value]
      }
    var texts: [String] = []
    for value in values {
      guard let text = value.plainText else {
        throw WritingProblem(
          message: "\(value.kindInWords) cannot be written into \(destination.described)",
          hints: ["give it an `encoding:` such as hex or base64, or a filter that makes text of it"])
      }
      if case .header = destination, text.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) {
        throw WritingProblem(
          message: "a line break or NUL cannot be written into \(destination.described)",
          hints: ["add `| trim`, or an encoding such as base64"])
      }
      texts.append(text)
    }
    return texts
  }

  private func jsonValue(_ value: Value) throws(WritingProblem) -> JSONValue {
    guard case .bytes = value else { return value.asJSON }
    guard let text = value.plainText else {
      throw WritingProblem(
        message: "bytes that are not UTF-8 cannot be written into JSON",
        hints: ["give them an `encoding:` such as hex or base64"])
    }
    return .string(text)
  }

  // MARK: JSON

  private func parsedBody() throws(WritingProblem) -> JSONValue {
    do throws(JSONSyntaxError) {
      return try JSONParser.parse(body ?? [])
    } catch {
      throw WritingProblem(
        message: "the body is not JSON: line \(error.line), column \(error.column): \(error.reason)",
        hints: ["a json.$.path target needs a JSON body"])
    }
  }

  private mutating func setJSON(_ value: JSONValue, at path: JSONBodyPath) throws(WritingProblem) {
    let isEmpty = body?.isEmpty ?? true
    let root = isEmpty ? JSONValue.object(JSONObject()) : try parsedBody()
    guard let changed = path.setting(value, in: root) else {
      throw WritingProblem(
        message: "the body has no place '\(path.text)'",
        hints: [
          "missing maps are made on the way; a list takes one more item at its end, and no other value is replaced"
        ])
    }
    body = JSONWriter.compactBytes(changed)
    if isEmpty, headers["Content-Type"] == nil { headers.append("Content-Type", "application/json") }
  }

  // MARK: Forms

  private static let formType = "application/x-www-form-urlencoded"

  /// The media type of the body, without parameters, in lower case; empty where the request names none.
  var mediaType: String {
    (headers["Content-Type"] ?? "").prefix { $0 != ";" }.lowercased().split(separator: " ").joined()
  }

  var hasForm: Bool { mediaType == HTTPRequest.formType }

  /// The form in the body, as the query of a URL: both are written by the same rules.
  func formItems() throws(WritingProblem) -> RequestURL {
    let text = String(validating: body ?? [], as: UTF8.self)
    guard body?.isEmpty ?? true || hasForm, let text else {
      throw WritingProblem(
        message: "the body is no form", hints: ["a form target needs a body of type \(HTTPRequest.formType)"])
    }
    return RequestURL(scheme: "https", host: "form", query: text.isEmpty ? nil : text)
  }

  private mutating func changeForm(_ change: (inout RequestURL) -> Void) throws(WritingProblem) {
    var items = try formItems()
    change(&items)
    body = Array((items.query ?? "").utf8)
    if headers["Content-Type"] == nil { headers.append("Content-Type", HTTPRequest.formType) }
  }

  // MARK: Cookies

  private var cookies: [(name: String, value: String)] {
    headers.values(of: "Cookie").flatMap { $0.split(separator: ";") }.map { pair in
      let trimmed = pair.drop { $0 == " " }
      let name = trimmed.prefix { $0 != "=" }
      return (String(name), String(trimmed.dropFirst(name.count + 1)))
    }
  }

  private mutating func setCookie(_ name: String, _ value: String?) {
    var cookies = cookies
    if let value, let at = cookies.firstIndex(where: { $0.name == name }) {
      cookies[at].value = value
    } else {
      cookies.removeAll { $0.name == name }
      if let value { cookies.append((name, value)) }
    }
    if cookies.isEmpty {
      headers.remove("Cookie")
    } else {
      headers.set("Cookie", cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; "))
    }
  }
}

extension RequestURL {
  /// One item a text, the first at the place of what is replaced.
  fileprivate mutating func write(_ name: String, _ texts: [String]) {
    guard let first = texts.first else { return removeQuery(name) }
    setQuery(name: name, value: first)
    for text in texts.dropFirst() { appendQuery(name: name, value: text) }
  }
}

extension StepTarget.Destination {
  /// As it is written in a file.
  var described: String {
    switch self {
    case .variable(let name): name
    case .query(let name): "query.\(name)"
    case .header(let name): "header.\(name)"
    case .cookie(let name): "cookie.\(name)"
    case .form(let name): "form.\(name)"
    case .json(let path): "json.\(path.text)"
    }
  }
}
