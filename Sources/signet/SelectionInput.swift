internal import ArgumentParser
import CollectionModel
import Diagnostics
import Runner

/// Which requests of the loaded collections a run is for.
struct SelectionInput: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only requests with these tags, such as 'orders and not slow'; where repeated, any of them.",
      discussion: "and, or, not and parentheses; a tag with other characters than these stands in quotes.",
      valueName: "expr"))
  var tag: [String] = []

  @Option(help: ArgumentHelp("Leave out requests with these tags; may be repeated.", valueName: "expr"))
  var excludeTag: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only requests of this name, or Folder/Name, or a glob; may be repeated. What they take variables from comes along.",
      valueName: "name|glob"))
  var request: [String] = []

  @Option(help: ArgumentHelp("Only data rows of this number or name; may be repeated.", valueName: "n|name"))
  var row: [String] = []

  @Option(
    help: ArgumentHelp("Take the rows of every collection from this CSV, JSON or YAML file.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Only what did not pass in that run's journal, with what it takes variables from.", valueName: "journal"),
    completion: .file())
  var rerunFailed: String?

  @Option(
    help: ArgumentHelp(
      "Only this part of the collections, such as 2/5; auto takes it from the variables of the CI job.",
      valueName: "i/n|auto"))
  var shard: String?

  @Option(
    help: ArgumentHelp("Balance the shards by the times in this journal of an earlier run.", valueName: "journal"),
    completion: .file())
  var timings: String?

  func validate() throws {
    if let shard, shard != "auto", Shard(shard) == nil {
      throw ValidationError("--shard \(shard): write I/N with I from 1 to N, such as 2/5, or auto")
    }
    if timings != nil, shard == nil { throw ValidationError("--timings balances shards; add --shard I/N") }
    if row.contains("") { throw ValidationError("--row needs the number or the name of a row") }
  }

  /// Prints every mistake in the expressions, and ends the command where there is one.
  func selection(color: Bool) throws -> Selection {
    var problems: [Diagnostic] = []
    func expressions(_ texts: [String], _ option: String) -> [TagExpression] {
      texts.compactMap { text in
        do throws(Diagnostic) {
          return try TagExpression(parsing: text, option: option)
        } catch {
          problems.append(error)
          return nil
        }
      }
    }
    var selection = Selection(
      requests: request, tags: expressions(tag, "--tag"), excludedTags: expressions(excludeTag, "--exclude-tag"))
    if !problems.isEmpty {
      let renderer = DiagnosticRenderer(color: color)
      StandardStream.error.write(problems.map { renderer.render($0) + "\n" }.joined(separator: "\n"))
      throw ExitStatus.unusable
    }
    selection.rows = row
    if let rerunFailed { selection.reported = try FailedRequests.read(rerunFailed) }
    return selection
  }

  /// The shard asked for, and how the collections are spread.
  func shardPlan(in project: LoadedProject, process: [String: String]) throws -> ShardPlan? {
    guard let shard else { return nil }
    let chosen: Shard
    if let explicit = Shard(shard) {
      chosen = explicit
    } else {
      do throws(ShardVariables.Problem) {
        chosen = try ShardVariables.shard(in: process)
      } catch {
        throw ValidationError("--shard auto: \(error.reason)")
      }
    }
    guard let timings else { return ShardPlan(chosen) }
    var durations: [String: Double] = [:]
    // That run may have been started here, or in the project's folder.
    for (file, seconds) in try CollectionTimings.read(timings) {
      durations[file] = seconds
      durations[project.pathFromRoot(file)] = seconds
    }
    return ShardPlan(chosen, durations: durations)
  }
}
