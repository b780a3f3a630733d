package import CollectionModel
import HTTP
import JSON
import Templates

/// What of a request may not be written into a file: values of secrets, and values that stand under the name of one.
package enum SavedSecrets {
  /// One message for each, with the way out; `secrets` are the values that are known, by name.
  package static func problems(in request: RequestText, secrets: [String: String]) -> [String] {
    var problems: [String] = []
    for line in request.lines {
      for (name, value) in secrets.sorted(by: { $0.key < $1.key }) where value.utf8.count >= 6 && holds(line, value) {
        problems.append("the request holds the value of the secret '\(name)': write {{\(name)}} for it")
      }
    }
    for (name, value) in named(in: request) where Redactor.isSensitive(name) && !value.isEmpty {
      if Template.mayHoldTemplate(value) { continue }
      problems.append(
        "'\(name)' would be saved with its value: write {{NAME}} for it, and define NAME under 'secrets:'")
    }
    var seen: Set<String> = []
    return problems.filter { seen.insert($0).inserted }
  }

  private static func holds(_ line: String, _ value: String) -> Bool {
    let quoted = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let escaped = String(JSONWriter.compact(.string(value)).dropFirst().dropLast())
    return [value, quoted, escaped, PercentEncoding.encode(value), PercentEncoding.encodeForm(value)]
      .contains { line.contains($0) }
  }

  private static func named(in request: RequestText) -> [(name: String, value: String)] {
    var fields = request.headers.map { ($0.name, $0.value ?? "") } + request.query + (request.signer?.values ?? [])
    if let mark = request.url.firstIndex(of: "?") {
      for pair in request.url[mark...].dropFirst().split(separator: "&") {
        let name = pair.prefix { $0 != "=" }
        fields.append((PercentEncoding.decodeForm(name), String(pair.dropFirst(name.count + 1))))
      }
    }
    switch request.body {
    case .form(let items): fields += items
    case .json(let value): fields += members(of: value)
    case .text(let text): if let value = try? JSONParser.parse(Array(text.utf8)) { fields += members(of: value) }
    case .none, .file: break
    }
    return fields
  }

  private static func members(of value: JSONValue) -> [(name: String, value: String)] {
    switch value {
    case .array(let items): items.flatMap(members)
    case .object(let object):
      object.members.flatMap { member -> [(name: String, value: String)] in
        if case .string(let text) = member.value { return [(member.key, text)] }
        return members(of: member.value)
      }
    default: []
    }
  }
}
