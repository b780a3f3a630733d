internal import ArgumentParser
import Checks
import CollectionModel
import Diagnostics
import JSON
import LocalServer
import Runner
import YAML

/// The loaded files of one command, with the values that it was given: the way that `run`, `check`, `list` and `explain`
/// have in common. Everything wrong is printed to standard error, all of it, before the command ends.
struct ProjectSession {
  static let tool = "signet 0.1.0"

  let project: LoadedProject
  let renderer: DiagnosticRenderer
  let processEnvironment: [String: String]

  /// Loads and prints what is wrong with the files; ends the command where that is an error.
  static func load(paths: [String], input: RunInput, colors: ColorOption) throws -> ProjectSession {
    let processEnvironment = ProcessEnvironment.all()
    let asked = input.environment ?? processEnvironment["SIGNET_ENVIRONMENT"].flatMap { $0.isEmpty ? nil : $0 }
    let project = Project.load(
      paths: paths, environment: asked, defaultEnvironment: "local", now: SystemClock.run.wall)
    let renderer = DiagnosticRenderer(color: colors.color.applies(to: .error))
    let session = ProjectSession(project: project, renderer: renderer, processEnvironment: processEnvironment)
    session.print(project.diagnostics)
    if project.hasErrors { throw ExitStatus.unusable }
    return session
  }

  func print(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let texts = diagnostics.map(renderer.render).map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
    let summary = diagnostics.count > 1 ? "\n\(DiagnosticRenderer.summary(of: diagnostics))\n" : ""
    StandardStream.error.write(texts.joined(separator: "\n") + summary)
  }

  // MARK: Values

  func runOptions(input: RunInput) throws -> RunOptions {
    var options = RunOptions(tool: Self.tool, runID: SystemClock.newRunID(), clock: SystemClock.run)
    options.environment = project.environment
    options.processEnvironment = processEnvironment
    options.variables = try variables(input)
    for name in input.secret {
      guard let value = processEnvironment[name], !value.isEmpty else {
        throw ValidationError("--secret \(name): the variable \(name) is not set; set it: export \(name)=…")
      }
      options.secrets[name] = value
    }
    return options
  }

  private func variables(_ input: RunInput) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for file in input.vars {
      for (name, value) in try VariablesFile.read(file, renderer: renderer) { values[name] = value }
    }
    for text in input.variables {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw ValidationError("--var \(text): write NAME=VALUE")
      }
      values[String(text[..<equals])] = .json(.string(String(text[text.index(after: equals)...])))
    }
    let secrets = Set((project.environment?.secrets ?? []).map(\.name))
    if let name = values.keys.sorted().first(where: secrets.contains) {
      throw ValidationError(
        "--var \(name): '\(name)' is a secret of this environment and may not be set on the command line")
    }
    return values
  }

  // MARK: Server and plan

  /// The environment's own server, listening; nothing where it has none.
  func startServer() throws -> EmbeddedServer? {
    switch project.environment?.server {
    case nil: return nil
    case .developmentShop(let place):
      do {
        return try EmbeddedServer.start(clock: SystemClock.run)
      } catch {
        print([Diagnostic(.error, "the Development Shop could not start: \(error.reason)", at: place)])
        throw ExitStatus.unusable
      }
    case .command(_, _, _, let place):
      print([
        Diagnostic(
          .error, "a server of your own is not started yet by this version", at: place,
          hints: ["start it yourself and give its address as 'base_url'"])
      ])
      throw ExitStatus.unusable
    }
  }

  /// The plan of a run, its secrets fetched into `options`. Prints whatever keeps it from being sent, and ends the command.
  func plan(_ options: inout RunOptions, named paths: [String]) throws -> RunPlan {
    let plan = RunPlanner(options: options).plan(project.collections, named: Set(paths))
    var problems = plan.problems
    problems += fetchSecrets(usedBy: plan, into: &options)
    if !problems.isEmpty {
      print(problems)
      throw ExitStatus.unusable
    }
    if !plan.refusals.isEmpty {
      print(plan.refusals)
      throw ExitStatus.refused
    }
    for notice in plan.notices { StandardStream.error.write("note: \(notice)\n") }
    if plan.isEmpty {
      let found = project.collections.count
      let reason =
        found == 0 ? "there is no collection under the paths given" : "no request of \(found) collections is selected"
      StandardStream.error.write("error: \(reason); `signet list` shows what there is\n")
      throw ExitStatus.nothingSelected
    }
    return plan
  }

  /// What is missing, once each.
  private func fetchSecrets(usedBy plan: RunPlan, into options: inout RunOptions) -> [Diagnostic] {
    let source = SecretSource(environment: processEnvironment)
    var problems: [Diagnostic] = []
    for secret in project.environment?.secrets ?? [] where plan.usedSecrets[secret.name] != nil {
      switch source.fetch(secret) {
      case .success(let value) where value.isEmpty:
        problems.append(
          Diagnostic(
            .error, "secret '\(secret.name)': its source gives nothing", at: secret.place,
            hints: ["an empty secret would sign every request wrongly"]))
      case .success(let value): options.secrets[secret.name] = value
      case .failure(let problem): problems.append(problem)
      }
    }
    return problems
  }
}

/// A file of `--vars`: a YAML or JSON map.
enum VariablesFile {
  static func read(_ path: String, renderer: DiagnosticRenderer) throws -> [(String, Value)] {
    let source: SourceText
    do {
      source = SourceText(path: path, bytes: try LocalFileSystem().read(path, limit: 16 << 20))
    } catch {
      throw ValidationError("--vars \(path): \(error.reason)")
    }
    do {
      let node = try YAMLParser.parse(source)
      guard case .mapping(let entries) = node.content else {
        throw Diagnostic(.error, "a file of variables must be a map", at: SourcePlace(source, node.span))
      }
      var values: [(String, Value)] = []
      for entry in entries { values.append((entry.key, .json(try value(of: entry.value, in: source)))) }
      return values
    } catch let problem as Diagnostic {
      StandardStream.error.write(renderer.render(problem) + "\n")
      throw ExitStatus.unusable
    }
  }

  private static func value(of node: Node, in source: SourceText) throws -> JSONValue {
    switch node.content {
    case .sequence(let items): return .array(try items.map { try value(of: $0, in: source) })
    case .mapping(let entries):
      return .object(JSONObject(try entries.map { ($0.key, try value(of: $0.value, in: source)) }))
    case .scalar(let text, let plain):
      switch YAMLScalar.typed(text, plain: plain) {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .number(let text): return .number(JSONNumber(trusted: text))
      case .string(let text): return .string(text)
      case .refused(let reason, let hint):
        throw Diagnostic(.error, reason, at: SourcePlace(source, node.span), hints: [hint])
      }
    }
  }
}
