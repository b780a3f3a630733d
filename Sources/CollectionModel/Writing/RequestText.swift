package import JSON

/// A request in words of its own, as `send` takes it from the command line, and as a file holds it: what is sent and
/// what is saved are the same lines.
package struct RequestText: Sendable {
  package enum Body: Sendable {
    case none
    case json(JSONValue)
    case text(String)
    /// A file's path, relative to the file that holds the request.
    case file(String, contentType: String?)
    case form([(name: String, value: String)])
  }

  package var name: String
  package var method: String
  package var url: String
  /// Nothing for a header that is taken away.
  package var headers: [(name: String, value: String?)] = []
  package var query: [(name: String, value: String)] = []
  package var body = Body.none
  package var signer: (name: String, values: [(name: String, value: String)])?
  package var expect: [ExpectationText] = []

  package init(name: String, method: String, url: String) {
    self.name = name
    self.method = method
    self.url = url
  }

  private static let methods = ["get", "post", "put", "patch", "delete", "head", "options"]

  /// An item of `requests`, its dash in the first column.
  package var lines: [String] {
    var lines = ["name: " + YAMLText.string(name)]
    let key = method.lowercased()
    if Self.methods.contains(key) {
      lines.append("\(key): \(YAMLText.string(url))")
    } else {
      lines += ["method: \(YAMLText.string(method))", "url: \(YAMLText.string(url))"]
    }
    lines += fields("headers", headers) + fields("query", query.map { ($0.name, Optional($0.value)) })
    switch body {
    case .none: break
    case .json(let value): lines += YAMLText.entry("json", value)
    case .text(let text): lines.append("text: \(YAMLText.string(text))")
    case .file(let path, nil): lines.append("file: \(YAMLText.string(path))")
    case .file(let path, let type?):
      lines += ["file:", "  path: \(YAMLText.string(path))", "  content_type: \(YAMLText.string(type))"]
    case .form(let items): lines += fields("form", items.map { ($0.name, Optional($0.value)) })
    }
    if let signer {
      lines.append("pre_request:")
      if signer.values.isEmpty {
        lines.append("  - sign: \(YAMLText.string(signer.name))")
      } else {
        lines += ["  - sign:", "      signer: \(YAMLText.string(signer.name))"]
        for value in signer.values {
          lines.append("      \(YAMLText.string(value.name)): \(YAMLText.string(value.value))")
        }
      }
    }
    if !expect.isEmpty { lines += ["expect:"] + ExpectationText.lines(expect).map { "  " + $0 } }
    return ["- " + lines[0]] + lines.dropFirst().map { "  " + $0 }
  }

  /// A map, where a name that is given several times has a list.
  private func fields(_ key: String, _ fields: [(name: String, value: String?)]) -> [String] {
    guard !fields.isEmpty else { return [] }
    var names: [String] = []
    for field in fields where !names.contains(field.name) { names.append(field.name) }
    return ["\(key):"]
      + names.flatMap { name -> [String] in
        let values = fields.filter { $0.name == name }.map { $0.value.map { YAMLText.string($0) } ?? "null" }
        let title = "  " + YAMLText.string(name) + ":"
        return values.count == 1 ? [title + " " + values[0]] : [title] + values.map { "    - " + $0 }
      }
  }

  /// A collection that holds just this request.
  package func collection(named title: String, extends base: String? = nil) -> String {
    var text = "collection: \(YAMLText.string(title))\n"
    if let base { text += "extends: \(YAMLText.string(base))\n" }
    return text + "requests:\n" + lines.map { "  " + $0 + "\n" }.joined()
  }
}
