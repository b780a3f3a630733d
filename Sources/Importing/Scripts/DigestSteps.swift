import JSON

/// The signing steps that a script's digests become, collected while its expressions are read.
final class DigestSteps {
  struct Step {
    /// `hmac`, `hash` or `encode`.
    var kind: String
    var fields: [(key: String, value: JSONValue)]
    /// The variable that it writes.
    var name: String
  }

  private(set) var steps: [Step] = []

  /// Adds a step; gives the variable that holds what it makes.
  func add(_ kind: String, _ fields: [(key: String, value: JSONValue)]) -> String {
    let number = steps.count { $0.kind == kind } + 1
    let name = number == 1 ? "\(kind)_value" : "\(kind)_value_\(number)"
    steps.append(Step(kind: kind, fields: fields, name: name))
    return "{{\(name)}}"
  }
}

/// A digest of CryptoJS that is not written as text yet.
struct ScriptDigest: Sendable {
  /// Nothing for a plain digest.
  var key: (text: String, encoding: String)?
  var algorithm: String
  var message: String

  private static let algorithms = [
    "MD5": "md5", "SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512",
  ]

  /// `CryptoJS.HmacSHA256(message, key)` and `CryptoJS.SHA256(message)`.
  init?(_ words: [String], _ arguments: [JavaScriptNode], in scope: ScriptScope) {
    guard words.count == 2, words[0] == "CryptoJS", let first = arguments.first else { return nil }
    let isKeyed = words[1].hasPrefix("Hmac")
    guard let algorithm = Self.algorithms[isKeyed ? String(words[1].dropFirst(4)) : words[1]],
      let message = scope.value(of: first).templateText
    else { return nil }
    self.algorithm = algorithm
    self.message = message
    guard isKeyed else { return }
    guard arguments.count >= 2, let key = Self.key(arguments[1], in: scope) else { return nil }
    self.key = key
  }

  private static func key(_ node: JavaScriptNode, in scope: ScriptScope) -> (String, String)? {
    if case .call(let callee, let arguments) = node, let first = arguments.first {
      let encodings = [
        "CryptoJS.enc.Utf8.parse": "text", "CryptoJS.enc.Base64.parse": "base64", "CryptoJS.enc.Hex.parse": "hex",
      ]
      if let encoding = encodings[callee.dotted ?? ""], let text = scope.value(of: first).templateText {
        return (text, encoding)
      }
    }
    return scope.value(of: node).templateText.map { ($0, "text") }
  }

  func written(_ encoding: String, in steps: DigestSteps) -> ScriptValue {
    var fields: [(key: String, value: JSONValue)] = [("algorithm", .string(algorithm))]
    if let key {
      fields.append(("key", .string(key.text)))
      if key.encoding != "text" { fields.append(("key_encoding", .string(key.encoding))) }
    }
    fields += [("input", .string(message)), ("encoding", .string(encoding))]
    return .template(steps.add(key == nil ? "hash" : "hmac", fields))
  }
}

extension ScriptScope {
  /// What only scripts before the request have: the request itself, digests and encodings.
  func signing(_ callee: JavaScriptNode, _ arguments: [JavaScriptNode]) -> ScriptValue? {
    guard let steps else { return nil }
    let words = callee.words ?? []
    if let digest = ScriptDigest(words, arguments, in: self) { return .digest(digest) }
    switch callee.dotted ?? "" {
    case "CryptoJS.enc.Base64.stringify", "CryptoJS.enc.Hex.stringify":
      guard let first = arguments.first else { return nil }
      if case .digest(let digest) = value(of: first) { return digest.written(words[2].lowercased(), in: steps) }
      if case .call(let inner, let given) = first, inner.dotted == "CryptoJS.enc.Utf8.parse", let text = given.first {
        return encoded(text, words[2].lowercased(), steps)
      }
      return nil
    case "btoa": return arguments.first.flatMap { encoded($0, "base64", steps) }
    case "encodeURIComponent": return arguments.first.flatMap { encoded($0, "url", steps) }
    case "pm.request.url.getPath", "pm.request.url.getPathUnresolved": return .template("{{request.path}}")
    case "pm.request.url.getPathWithQuery": return .template("{{request.target}}")
    case "pm.request.url.getQueryString": return .template("{{request.query}}")
    case "pm.request.url.getHost", "pm.request.url.getRemote": return .template("{{request.host}}")
    case "pm.request.url.toString", "pm.request.getUrl": return .template("{{request.url}}")
    case "pm.request.body.toString": return .template("{{request.body}}")
    default: break
    }
    guard case .member(let object, "toString") = callee else { return nil }
    guard case .digest(let digest) = value(of: object) else { return nil }
    switch arguments.first?.dotted {
    case nil, "CryptoJS.enc.Hex": return digest.written("hex", in: steps)
    case "CryptoJS.enc.Base64": return digest.written("base64", in: steps)
    default: return .unknown("a digest in another encoding")
    }
  }

  private func encoded(_ node: JavaScriptNode, _ encoding: String, _ steps: DigestSteps) -> ScriptValue? {
    guard let text = value(of: node).templateText else { return nil }
    return .template(steps.add("encode", [("input", .string(text)), ("encoding", .string(encoding))]))
  }

  /// Members of `pm.request`, and those of the old `request`.
  func requestMember(_ node: JavaScriptNode) -> ScriptValue? {
    guard steps != nil else { return nil }
    switch node.dotted ?? "" {
    case "pm.request.method", "request.method": return .template("{{request.method}}")
    case "pm.request.body.raw", "pm.request.body", "request.data": return .template("{{request.body}}")
    case "pm.request.url", "request.url": return .template("{{request.url}}")
    default: return nil
    }
  }
}
