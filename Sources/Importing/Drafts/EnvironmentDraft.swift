import JSON

/// `environments/NAME.yaml`
struct EnvironmentDraft: Sendable {
  var name: String
  var description: String?
  var extends: [String] = []
  var baseURL: String?
  var variables: [FieldDraft] = []
  /// Names, and the variables of the process that hold them.
  var secrets: [(name: String, variable: String)] = []

  init(name: String) { self.name = name }

  mutating func addSecret(_ name: String, prefix: String = "") {
    guard !secrets.contains(where: { $0.name == name }) else { return }
    secrets.append((name, Self.processName(prefix.isEmpty ? name : prefix + "_" + name)))
  }

  /// `clientSecret` is CLIENT_SECRET.
  static func processName(_ name: String) -> String {
    var text = ""
    var isAfterSmall = false
    for character in name {
      if character.isUppercase, isAfterSmall { text += "_" }
      isAfterSmall = character.isLowercase || character.isNumber
      text.append(contentsOf: character.isLetter || character.isNumber ? character.uppercased() : "_")
    }
    return text
  }

  func text(scrub: (String) -> String) -> String {
    var entries = [YAMLEntry("environment", .text(name))]
    if let description { entries.append(YAMLEntry("description", .text(description))) }
    if let baseURL { entries.append(YAMLEntry("base_url", .text(baseURL))) }
    if !variables.isEmpty {
      entries.append(YAMLEntry("variables", .block(variables.map { YAMLEntry($0.name, .text($0.value ?? "")) })))
    }
    if !secrets.isEmpty {
      entries.append(
        YAMLEntry(
          "secrets", .block(secrets.map { YAMLEntry($0.name, .map([YAMLEntry("env", .text($0.variable))])) })))
    }
    return YAMLWriter.document(entries.map { YAMLEntry($0.key, $0.value.mapped(scrub)) })
  }
}
