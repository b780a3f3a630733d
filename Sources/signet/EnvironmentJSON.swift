import CollectionModel
import Diagnostics
import JSON

/// Environments as JSON, for programs.
enum EnvironmentJSON {
  static func list(_ files: [EnvironmentFile]) -> JSONValue {
    .array(
      files.map { file in
        var object = JSONObject()
        object["environment"] = string(file.environment?.name)
        object["description"] = string(file.environment?.description)
        object["protected"] = .bool(file.environment?.protected ?? false)
        object["base_url"] = string(EnvironmentText.baseURL(of: file))
        object["file"] = .string(file.path)
        object["valid"] = .bool(!file.isBroken)
        object["problems"] = .array(file.diagnostics.map(problem))
        return .object(object)
      })
  }

  static func page(_ shown: ResolvedEnvironment) -> JSONValue {
    [
      "environment": .string(shown.environment.name),
      "description": string(shown.environment.description),
      "protected": .bool(shown.environment.protected),
      "file": .string(shown.environment.place.file),
      "settings": .array(shown.settings.map { row($0, named: $0.title) }),
      "hosts": .array(shown.hosts.map { row($0, named: $0.name) }),
      "variables": .array(shown.variables.map { row($0, named: $0.name) }),
      "secrets": .array(shown.secrets.map(secret)),
    ]
  }

  static func place(_ place: SourcePlace?) -> [JSONObject.Member] {
    [("file", string(place?.file)), ("line", place.map { .number(JSONNumber($0.line)) } ?? .null)]
  }

  private static func row(_ row: ResolvedEnvironment.Row, named name: String) -> JSONValue {
    .object(JSONObject([("name", .string(name)), ("value", row.shown)] + place(row.place)))
  }

  private static func secret(_ secret: ResolvedEnvironment.SecretRow) -> JSONValue {
    var members: [JSONObject.Member] = [("name", .string(secret.name)), ("source", secret.source)]
    switch secret.state {
    case .given: members.append(("gives_value", true))
    case .missing(let problem): members += [("gives_value", false), ("reason", .string(problem.reason))]
    case .notAsked: members.append(("gives_value", .null))
    }
    return .object(JSONObject(members + place(secret.place)))
  }

  private static func problem(_ diagnostic: Diagnostic) -> JSONValue {
    let members: [JSONObject.Member] = [
      ("severity", .string(diagnostic.severity.rawValue)), ("message", .string(diagnostic.message)),
    ]
    return .object(JSONObject(members + place(diagnostic.place)))
  }

  private static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
