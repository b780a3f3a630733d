import Checks
import CollectionModel
import Diagnostics
import JSON
import Templates

/// What the command line adds to an environment that is shown.
struct EnvironmentQuestion {
  var variables: [String: Value] = [:]
  /// Names of secrets taken from the process environment.
  var secrets: [String] = []
  var runsCommands = false
}

/// An environment as a person may see it: values resolved as far as files can tell, each with its place, secrets masked.
struct ResolvedEnvironment {
  struct Row {
    /// `["headers", "X-Shop"]`
    var path: [String]
    /// Resolved and masked.
    var shown: JSONValue
    /// Resolved; what stands for a secret is its mask.
    var value: JSONValue
    /// Nothing for a value of the command line.
    var place: SourcePlace?

    var name: String { path.last ?? "" }
    /// `headers.X-Shop`
    var title: String { path.joined(separator: ".") }
    /// `environments/base.yaml:7`
    var origin: String { place.map { "\($0.file):\($0.line)" } ?? "the command line" }
  }

  struct SecretRow {
    enum State { case given, missing(SecretProblem), notAsked }

    var name: String
    /// As it stands in the file.
    var source: JSONValue
    /// `env TTS_APP_KEY`
    var sourceText: String
    var state: State
    var place: SourcePlace?

    var origin: String { place.map { "\($0.file):\($0.line)" } ?? "the command line" }
  }

  let environment: Environment
  private(set) var settings: [Row] = []
  private(set) var hosts: [Row] = []
  private(set) var variables: [Row] = []
  private(set) var secrets: [SecretRow] = []

  /// `withSecrets: false` leaves their sources alone.
  init(_ environment: Environment, given: EnvironmentQuestion, withSecrets: Bool = true) {
    self.environment = environment
    let scope = ShownVariables(environment, given: given.variables)
    let entries = environment.written.enumerated().sorted { left, right in
      let (first, second) = (Self.rank(left.element), Self.rank(right.element))
      return first == second ? left.offset < right.offset : first < second
    }
    for (_, entry) in entries where !entry.isRemoval {
      if entry.path.count == 2, entry.key == "variables", given.variables[entry.path[1]] != nil { continue }
      let value = scope.resolved(entry)
      let row = Row(path: entry.path, shown: SensitiveValues.masked(value, entry), value: value, place: entry.place)
      switch entry.key {
      case "variables": variables.append(row)
      case "hosts": hosts.append(row)
      default: settings.append(row)
      }
    }
    for (name, value) in given.variables.sorted(by: { $0.key < $1.key }) {
      let path = ["variables", name]
      let shown = SensitiveValues.masked(value.asJSON, named: name)
      variables.append(Row(path: path, shown: shown, value: value.asJSON, place: nil))
    }
    if withSecrets { secrets = Self.secrets(of: environment, given) }
  }

  private static let order = KnownKeys.all.map(\.name)

  private static func rank(_ entry: WrittenSetting) -> Int { order.firstIndex(of: entry.key) ?? order.count }

  // MARK: Secrets

  private static func secrets(of environment: Environment, _ given: EnvironmentQuestion) -> [SecretRow] {
    let root = ProjectRoot.nearest(toFile: environment.place.file, in: LocalFileSystem())
    let source = SecretSource(
      environment: ProcessEnvironment.all(), files: LocalFileSystem(),
      stored: StoredSecrets(root: root, environment: environment.name))
    var rows = environment.secrets.filter { !given.secrets.contains($0.name) }.map { secret in
      row(secret.name, secret.source, secret.place, source, given)
    }
    for name in given.secrets { rows.append(row(name, .processEnvironment(name), nil, source, given)) }
    return rows
  }

  private static func row(
    _ name: String, _ source: Secret.Source, _ place: SourcePlace?, _ secrets: SecretSource,
    _ given: EnvironmentQuestion
  ) -> SecretRow {
    let (text, json) = description(of: source)
    var state = SecretRow.State.notAsked
    // A command may ask a person, or unlock a safe: looking at an environment is no reason for that.
    if case .command = source, !given.runsCommands {
      return SecretRow(name: name, source: json, sourceText: text, state: state, place: place)
    }
    do throws(SecretProblem) {
      let value = try secrets.value(from: source)
      state = value.isEmpty ? .missing(SecretProblem("it is empty")) : .given
    } catch {
      state = .missing(error)
    }
    return SecretRow(name: name, source: json, sourceText: text, state: state, place: place)
  }

  private static func description(of source: Secret.Source) -> (String, JSONValue) {
    let shown = { (path: String) in EnvironmentText.path(path) }
    switch source {
    case .processEnvironment(let name): return ("env \(name)", ["env": .string(name)])
    case .file(let path): return ("file \(shown(path))", ["file": .string(shown(path))])
    case .dotenv(let path, let key):
      return ("\(key) in \(shown(path))", ["dotenv": .string(shown(path)), "key": .string(key)])
    case .stored(let name): return ("stored \(name)", ["stored": .string(name)])
    case .command(let words):
      return ("command \(words.joined(separator: " "))", ["command": .array(words.map { .string($0) })])
    }
  }
}

/// The variables of an environment, for showing: secrets are their masks, and what only a run can tell has no value.
private final class ShownVariables: VariableScope {
  private let given: [String: Value]
  private let secrets: Set<String>
  private let definitions: [String: WrittenSetting]
  private var following: [String] = []

  init(_ environment: Environment, given: [String: Value]) {
    self.given = given
    secrets = Set(environment.secrets.map(\.name))
    let variables = environment.written.filter { $0.key == "variables" && $0.path.count == 2 }
    definitions = Dictionary(variables.map { ($0.path[1], $0) }) { _, later in later }
  }

  func value(of name: String) throws(TemplateFailure) -> Value? {
    if secrets.contains(name) { return .json(.string("***\(name)***")) }
    if let value = given[name] { return .json(SensitiveValues.masked(value.asJSON, named: name)) }
    guard let definition = definitions[name], !following.contains(name), following.count < 32 else { return nil }
    following.append(name)
    defer { following.removeLast() }
    return .json(SensitiveValues.masked(try definition.value.json(in: self), definition))
  }

  func dynamicValue(of name: String) throws(TemplateFailure) -> Value? { nil }

  /// With every template that has no value here left as it is written.
  func resolved(_ entry: WrittenSetting) -> JSONValue { resolved(entry.value, written: entry.written) }

  private func resolved(_ tree: TemplateTree, written: JSONValue) -> JSONValue {
    switch tree {
    case .constant(let value): return value
    case .template: return (try? tree.json(in: self)) ?? written
    case .array(let items):
      let texts = written.arrayValue ?? []
      return .array(zip(items, texts).map { resolved($0, written: $1) })
    case .object(let members):
      return .object(JSONObject(members.map { ($0.key, resolved($0.value, written: written[$0.key] ?? .null)) }))
    }
  }
}
