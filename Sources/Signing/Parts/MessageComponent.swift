import Digests
import HTTP

/// A component of a request that an HTTP message signature covers (RFC 9421 section 2).
struct MessageComponent: Sendable, Equatable {
  /// In lower case: `@method`, `content-digest`.
  let name: String
  /// Of `@query-param` only.
  private let queryName: String?
  /// `;bs`: each value of the field as bytes (section 2.1.3).
  private let isBinary: Bool

  /// Reads `@method`, `Content-Type`, `"@query-param";name="Pet"`, `x-signature;bs`; quotes may be left out.
  init(parsing text: String) throws(MessageComponentProblem) {
    let pieces = text.split(separator: ";", omittingEmptySubsequences: false).map(MessageComponent.trimmed)
    name = MessageComponent.unquoted(pieces[0]).lowercased()
    var queryName: String?
    var isBinary = false
    for piece in pieces.dropFirst() {
      if piece == "bs", !name.hasPrefix("@") {
        isBinary = true
      } else if piece.hasPrefix("name="), name == "@query-param" {
        queryName = MessageComponent.unquoted(String(piece.dropFirst("name=".count)))
      } else {
        throw MessageComponentProblem(
          "'\(piece)' is no parameter of '\(name)' here", hint: "there are ;name=… for @query-param and ;bs for fields")
      }
    }
    self.queryName = queryName
    self.isBinary = isBinary
    try check(text)
  }

  private func check(_ text: String) throws(MessageComponentProblem) {
    if name.hasPrefix("@") {
      guard MessageComponent.derived.contains(name) else {
        throw MessageComponentProblem(
          "'\(name)' is no component of a request", hint: "they are \(MessageComponent.derived.joined(separator: ", "))"
        )
      }
      if name == "@query-param", queryName == nil {
        throw MessageComponentProblem("'@query-param' has no name", hint: #"write "@query-param";name="page_size""#)
      }
    } else if name.isEmpty || !name.utf8.allSatisfy(ASCIISet.token.contains) {
      throw MessageComponentProblem("'\(text)' is no component of a request", hint: "name a header, or one with '@'")
    }
  }

  private static let derived = [
    "@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query", "@query-param",
  ]

  /// As it stands in the signature base: `"@query-param";name="Pet"`.
  var identifier: String {
    "\"\(name)\"" + (queryName.map { ";name=\"\($0)\"" } ?? "") + (isBinary ? ";bs" : "")
  }

  /// Throws where the request has no such component.
  func value(in request: HTTPRequest) throws(MessageComponentProblem) -> String {
    let url = request.url
    switch name {
    case "@method": return request.method
    case "@target-uri": return url.description
    case "@authority": return url.authority.lowercased()
    case "@scheme": return url.scheme
    case "@request-target": return url.target
    case "@path": return url.path
    case "@query": return "?" + (url.query ?? "")
    case "@query-param": return try parameter(in: url)
    default: return try field(in: request)
    }
  }

  /// Section 2.2.8: decoded as a form and encoded again, so that `+` becomes `%20`; the name is compared so, too.
  private func parameter(in url: RequestURL) throws(MessageComponentProblem) -> String {
    let name = queryName ?? ""
    let found = url.rawQueryItems.filter { MessageComponent.recoded($0.name) == name }
    guard let item = found.first else {
      throw MessageComponentProblem(
        "the query has no '\(name)'", hint: "the name is compared as it is percent-encoded: %20 for a space")
    }
    guard found.count == 1 else {
      throw MessageComponentProblem(
        "the query has '\(name)' \(found.count) times", hint: "cover the whole @query instead")
    }
    return MessageComponent.recoded(item.value ?? "")
  }

  private static func recoded(_ text: String) -> String {
    String(
      decoding: PercentEncoding.encode(PercentEncoding.decodeForm(Array(text.utf8)), allowing: .form), as: UTF8.self)
  }

  /// Section 2.1: values without white space around them, joined by a comma and a space.
  private func field(in request: HTTPRequest) throws(MessageComponentProblem) -> String {
    var values = request.headers.values(of: name)
    // The transport is what writes these two where no step does.
    if values.isEmpty, name == "host" { values = [request.url.authority] }
    if values.isEmpty, name == "content-length", let body = request.body { values = ["\(body.count)"] }
    guard !values.isEmpty else {
      throw MessageComponentProblem(
        "the request has no header '\(name)'",
        hint: name == "content-digest"
          ? "ask for it with `content_digest: sha-256`, or set it in a step before"
          : "add it to the request, or leave it out of the components")
    }
    let lines = values.map { value in
      value.split(whereSeparator: \.isNewline).map { MessageComponent.trimmed($0) }.joined(separator: " ")
    }
    return lines.map { isBinary ? ":\(ByteEncoding.base64.encode(Array($0.utf8))):" : $0 }.joined(separator: ", ")
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    var rest = text.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
  }
}

/// Why a request has no such component, in words for the user.
struct MessageComponentProblem: Error {
  var message: String
  var hint: String

  init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}
