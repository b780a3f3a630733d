internal import ArgumentParser
import CollectionModel
import Diagnostics
import LocalServer
import Runner

/// The loaded files of one command, with the values that it was given: the way that `run`, `check`, `list` and `explain`
/// have in common. Everything wrong is printed to standard error, all of it, before the command ends.
struct ProjectSession {
  static let tool = "signet 0.1.0"

  var project: LoadedProject
  let renderer: DiagnosticRenderer
  let processEnvironment: [String: String]
  /// What files are read through: `--watch` learns from it which ones.
  let files: any FileSystem

  /// Loads and prints what is wrong with the files; ends the command where that is an error.
  static func load(
    paths: [String], input: RunInput, colors: ColorOption, files: any FileSystem = LocalFileSystem()
  ) throws -> ProjectSession {
    let processEnvironment = ProcessEnvironment.all()
    let asked = input.environment ?? processEnvironment["SIGNET_ENVIRONMENT"].flatMap { $0.isEmpty ? nil : $0 }
    if let root = input.fileRoot, files.kind(of: root) != .directory {
      throw ValidationError("--file-root \(root): there is no such folder")
    }
    let project = Project.load(
      paths: paths, environment: asked, defaultEnvironment: "local", fileSystem: files, root: input.fileRoot,
      now: SystemClock.run.wall)
    let renderer = DiagnosticRenderer(color: colors.color.applies(to: .error))
    let session = ProjectSession(
      project: project, renderer: renderer, processEnvironment: processEnvironment, files: files)
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
    let given = GivenValues(
      input, environment: project.environment, process: processEnvironment, files: files)
    print(given.problems)
    if given.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.unusable }
    options.variables = given.variables
    options.secrets = given.secrets
    return options
  }

  /// The rows of `--data`. Prints what is wrong with the file, and ends the command.
  func rows(of file: String) throws -> DataSource {
    var data = Project.data(file: file, secrets: project.environment?.secrets ?? [], fileSystem: files)
    if data.source == nil, !data.hasErrors { data.diagnostics.append(Diagnostic("--data: '\(file)' has no rows")) }
    print(data.diagnostics)
    guard let source = data.source, !data.hasErrors else { throw ExitStatus.unusable }
    return source
  }

  // MARK: Server and plan

  /// What the environment's server lends to requests, without starting anything.
  var serverValues: ServerBinding? { RunServer.values(of: project.environment?.server) }

  /// The environment's own server: the Development Shop listens already, a program is yet to be started.
  func server(redactor: Redactor, showsOutput: Bool) throws -> RunServer? {
    switch project.environment?.server {
    case nil: return nil
    case .developmentShop(let place):
      do throws(LocalServerFailure) {
        return .embedded(try EmbeddedServer.start(clock: SystemClock.run))
      } catch {
        print([Diagnostic(.error, "the Development Shop could not start: \(error.reason)", at: place)])
        throw ExitStatus.unusable
      }
    case .command(let command):
      return .program(ServerProgram(command, redactor: redactor, isShown: showsOutput))
    }
  }

  /// Starts a program and waits until it answers; a server in this process listens already. Prints why it does not come
  /// to that, and ends the command.
  func start(_ server: RunServer?) throws {
    guard case .program(let program)? = server else { return }
    let gate = HostGate(environment: project.environment, server: server?.binding)
    if let refusal = gate.refusal(of: program.command.ready) {
      print([Diagnostic("the server's 'ready' may not be asked: \(refusal)", at: program.command.place)])
      throw ExitStatus.refused
    }
    switch program.start(gate: gate, signals: InterruptSignals.install()) {
    case .ready: return
    case .failed(let problem):
      print([problem])
      throw ExitStatus.unusable
    case .interrupted(let signal):
      StandardStream.error.write("interrupted by \(InterruptSignals.name(signal)) before the server answered\n")
      throw ExitCode(InterruptSignals.code(signal))
    }
  }

  /// The plan of a run, its secrets fetched into `options`. Prints whatever keeps it from being sent, and ends the command;
  /// where `showingRefusals`, what the environment refuses is left to the caller. `refreshing` is for those who send
  /// what is planned: a stored token that expires is refreshed first.
  func plan(
    _ options: inout RunOptions, named paths: [String], shard: ShardPlan? = nil, showingRefusals: Bool = false,
    refreshing: Bool = false
  ) throws -> RunPlan {
    var plan = RunPlanner(options: options).plan(project.collections, named: Set(paths))
    let review = review(options)
    let warnings = review?.warnings(for: options.selection) ?? []
    var problems = warnings + plan.problems
    let used = Set(plan.usedSecrets.keys)
    // A run that will send nothing leaves the stored token as it is, too.
    let mayRefresh = refreshing && plan.problems.isEmpty && plan.refusals.isEmpty
    let failedRefresh = mayRefresh ? refreshStoredToken(of: used, options) : []
    problems += failedRefresh
    if failedRefresh.isEmpty { problems += fetchSecrets(used, into: &options) }
    let isEmpty = plan.isEmpty && plan.refusals.isEmpty
    if isEmpty, let review, !project.collections.isEmpty { problems.append(review.emptiness(of: options.selection)) }
    print(problems)
    if problems.count > warnings.count { throw isEmpty ? ExitStatus.nothingSelected : ExitStatus.unusable }
    if !plan.refusals.isEmpty, !showingRefusals {
      print(plan.refusals)
      throw ExitStatus.refused
    }
    for notice in plan.notices { StandardStream.error.write("note: \(notice)\n") }
    if isEmpty {
      let count = project.collections.count
      let reason =
        count == 0 ? "there is no collection under the paths given" : "no request of \(count) collections is selected"
      StandardStream.error.write("error: \(reason); `signet list` shows what there is\n")
      throw ExitStatus.nothingSelected
    }
    if let shard { narrow(&plan, to: shard) }
    return plan
  }

  /// What the selection could choose from; nothing where it chooses everything anyway.
  private func review(_ options: RunOptions) -> SelectionReview? {
    let selection = options.selection
    if selection.choosesAll { return nil }
    var everything = options
    everything.selection = Selection()
    let plan = RunPlanner(options: everything).plan(project.collections)
    return selection.rows.isEmpty ? SelectionReview(of: plan) : SelectionReview(of: plan, rowName: rowNames(options))
  }

  /// What rows are called: their labels, masked. A secret that only a command knows is not asked for by a hint; beside
  /// one, rows are called by their numbers.
  private func rowNames(_ options: RunOptions) -> (String, Int) -> String {
    let secrets = project.environment?.secrets ?? []
    for secret in secrets { if case .command = secret.source { return { _, number in String(number) } } }
    let redactor = Redactor()
    for (name, value) in options.secrets { redactor.add(value, named: name) }
    let source = secretSource
    for secret in secrets {
      if let value = try? source.value(from: secret.source) { redactor.add(value, named: secret.name) }
    }
    return { label, _ in redactor.mask(label) }
  }

  private var secretSource: SecretSource {
    SecretSource(
      environment: processEnvironment, files: files,
      stored: project.environment.map { StoredSecrets(root: project.root, environment: $0.name) })
  }

  /// Leaves this shard's collections. What is wrong with the others was told before: every machine refuses alike.
  private func narrow(_ plan: inout RunPlan, to shard: ShardPlan) {
    let keys = plan.collections.map { project.pathFromRoot($0.collection.source.path) }
    let positions = shard.positions(of: keys)
    plan.notices.append("\(shard.name) runs \(positions.count) of \(keys.count) collections")
    plan.collections = positions.map { plan.collections[$0] }
  }

  /// What is missing, once each.
  func fetchSecrets(_ names: Set<String>, into options: inout RunOptions) -> [Diagnostic] {
    let source = secretSource
    var problems: [Diagnostic] = []
    let used = (project.environment?.secrets ?? []).filter { names.contains($0.name) }
    print(source.warnings(for: used))
    for secret in used {
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
