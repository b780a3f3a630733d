import Checks
import CollectionModel
import Diagnostics
import JSON
import YAML

/// What `--var`, `--vars` and `--secret` give a command, and everything that is wrong with it.
struct GivenValues {
  private(set) var variables: [String: Value] = [:]
  private(set) var secrets: [String: String] = [:]
  private(set) var problems: [Diagnostic] = []

  private let secretNames: Set<String>
  private let files: any FileSystem

  init(_ input: RunInput, environment: Environment?, process: [String: String], files: any FileSystem) {
    secretNames = Set((environment?.secrets ?? []).map(\.name) + input.secret)
    self.files = files
    for path in input.vars { read(path) }
    for text in input.variables { add(text) }
    for name in input.secret { fetch(name, process) }
  }

  private mutating func fetch(_ name: String, _ process: [String: String]) {
    if let problem = VariableName.problem(of: name) {
      problems.append(Diagnostic("--secret: " + problem.message, hints: [problem.hint]))
      return
    }
    guard let value = process[name], !value.isEmpty else {
      let state = process[name] == nil ? "is not set" : "is empty"
      problems.append(
        Diagnostic("--secret \(name): the variable \(name) \(state)", hints: ["set it: export \(name)=…"]))
      return
    }
    secrets[name] = value
  }

  /// `NAME=VALUE`. The value is never repeated: it may be what someone meant as a secret.
  private mutating func add(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else {
      problems.append(Diagnostic("--var '\(text)' has no '='", hints: ["write --var NAME=VALUE"]))
      return
    }
    let name = String(text[..<equals])
    guard accepts(name, option: "--var", at: nil) else { return }
    variables[name] = .json(.string(String(text[text.index(after: equals)...])))
  }

  private mutating func accepts(_ name: String, option: String, at place: SourcePlace?) -> Bool {
    if let problem = VariableName.problem(of: name) {
      problems.append(Diagnostic("\(option): " + problem.message, at: place, hints: [problem.hint]))
      return false
    }
    guard secretNames.contains(name) else { return true }
    // Without the line itself: the secret's value stands in it.
    let position = place.map { " \($0.file):\($0.line)" } ?? ""
    problems.append(
      Diagnostic(
        "\(option)\(position): '\(name)' is a secret and may not be given here",
        hints: ["its value comes from where 'secrets' of the environment says, or from --secret \(name)"]))
    return false
  }

  // MARK: Files of --vars: a YAML or JSON map

  private static let largestFile = 16 << 20

  private mutating func read(_ path: String) {
    let source: SourceText
    do throws(FileProblem) {
      source = SourceText(path: path, bytes: try files.read(path, limit: Self.largestFile))
    } catch {
      problems.append(Diagnostic("--vars: the file '\(path)' cannot be read: \(error.reason)"))
      return
    }
    guard let node = YAMLParser.parse(source, problems: &problems) else { return }
    guard case .mapping(let entries) = node.content else {
      problems.append(
        Diagnostic(
          "--vars: a file of variables must be a map", at: SourcePlace(source, node.span),
          hints: ["write one 'name: value' a line"]))
      return
    }
    for entry in entries {
      let value = value(of: entry.value, in: source)
      guard accepts(entry.key, option: "--vars", at: SourcePlace(source, entry.keySpan)) else { continue }
      variables[entry.key] = .json(value)
    }
  }

  private mutating func value(of node: Node, in source: SourceText) -> JSONValue {
    switch node.content {
    case .sequence(let items): return .array(items.map { value(of: $0, in: source) })
    case .mapping(let entries):
      return .object(JSONObject(entries.map { ($0.key, value(of: $0.value, in: source)) }))
    case .scalar(let text, let plain):
      switch YAMLScalar.typed(text, plain: plain) {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .number(let text): return .number(JSONNumber(trusted: text))
      case .string(let text): return .string(text)
      case .refused(let reason, let hint):
        problems.append(Diagnostic(reason, at: SourcePlace(source, node.span), hints: [hint]))
        return .null
      }
    }
  }
}
