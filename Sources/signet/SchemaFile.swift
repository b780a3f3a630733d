import Checks
import CollectionModel
import Diagnostics
import JSON

/// The schema of `--schema`, compiled with the files that it refers to.
struct SchemaFile {
  private let path: String
  private let schema: JSONSchema

  /// Files that it refers to must lie under the project's root: the nearest folder around it that holds `collections/`
  /// or `.git`, else its own.
  init(_ path: String) throws(Diagnostic) {
    let system = LocalFileSystem()
    let root = ProjectRoot.nearest(toFile: path, in: system)
    let context = MatcherContext(readFile: { name throws(ArgumentProblem) in
      do throws(FileProblem) {
        let found = try system.resolve(name, from: system.currentDirectory, root: root)
        return try system.read(found.real, limit: 16 << 20)
      } catch {
        throw ArgumentProblem("the file '\(name)' cannot be used: \(error.reason)")
      }
    })
    self.path = path
    do throws(ArgumentProblem) {
      schema = try SchemaFiles(context: context).schema(at: path)
    } catch {
      throw Diagnostic(error.message, hints: error.hints)
    }
  }

  /// Prints each rule that the value does not follow, and ends the command.
  func end(with value: JSONValue) -> Never {
    let failures = schema.validate(value, limit: 10_000)
    let lines = failures.map { "\($0.instanceLocation): \($0.message) (\($0.keyword))\n" }
    StandardStream.output.write(failures.isEmpty ? "valid by \(path)\n" : lines.joined())
    ExitStatus.end(failures.isEmpty ? 0 : 1, keeping: (value, schema))
  }
}
