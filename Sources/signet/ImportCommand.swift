internal import ArgumentParser
import CollectionModel
import Diagnostics
import Importing
import JSON

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write collections and environments out of files of other tools.",
    discussion: """
      Example: signet import postman Shop.postman_collection.json Staging.postman_environment.json --into .
               signet import curl requests.txt
               signet import har session.har --host api.example.com

      Writes collections/<name>/*.yaml and environments/*.yaml under --into, and tells at the end what came along, what \
      changed, and what did not come along and where it stood. Scripts are read, never run; what has no counterpart stays \
      in the file as unsupported_script, and its request is never green. Values that look like secrets are not written.

      Exit codes: 0 everything was carried over · 1 written, but something was not carried over · 2 a file cannot be read, \
      or a file that is there would be overwritten (nothing was written).
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case postman, curl, har }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "postman, curl or har.")
  var kind: Kind

  @Argument(
    help: ArgumentHelp(
      "The files; '-' is standard input. For curl also the line itself, in quotes.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The folder that gets collections/ and environments/.", valueName: "dir"))
  var into = "."

  @Flag(help: "Overwrite files that are there.")
  var force = false

  @Option(help: ArgumentHelp("The collection's name, for curl and har.", valueName: "name"))
  var name: String?

  @Flag(help: "A file for each top-level folder of a collection, with a fragment of what they share.")
  var split = false

  @Flag(help: "JSON bodies keep their blanks and line breaks.")
  var exactBodies = false

  @Option(help: ArgumentHelp("Of a HAR file, only requests to this host; may be repeated.", valueName: "host"))
  var host: [String] = []

  @Option(help: ArgumentHelp("Of a HAR file, only requests with this method; may be repeated.", valueName: "method"))
  var method: [String] = []

  @Flag(help: "Of a HAR file, pages, styles, scripts, images and fonts as well.")
  var allTypes = false

  @Option(help: "How the list at the end is printed: text or json.")
  var format = Format.text

  @OptionGroup var colors: ColorOption

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file to import") }
    if kind != .postman, split { throw ValidationError("--split is for Postman's collections") }
    if kind == .postman, name != nil { throw ValidationError("--name is for curl and har") }
    if kind != .har, !host.isEmpty || !method.isEmpty || allTypes {
      throw ValidationError("--host, --method and --all-types are for har")
    }
  }

  func run() throws {
    let result: ImportResult
    do throws(Diagnostic) {
      result = try converted()
      try ImportTarget(folder: into, overwrites: force).write(result.files)
    } catch {
      Complaints(color: colors.color).print(error)
      throw ExitStatus.unusable
    }
    switch format {
    case .text:
      let files = result.files.map { "wrote \(shown($0.path))\n" }.joined()
      StandardStream.output.write(files + result.fidelity.text + "\n")
    case .json: StandardStream.output.write(JSONWriter.pretty(result.fidelity.json(files: result.files)) + "\n")
    }
    if !result.fidelity.isComplete { throw ExitStatus.failed }
  }

  private func shown(_ path: String) -> String {
    into == "." ? path : into.hasSuffix("/") ? into + path : "\(into)/\(path)"
  }

  private func converted() throws(Diagnostic) -> ImportResult {
    switch kind {
    case .postman:
      var postman: [PostmanFile] = []
      for path in files {
        postman.append(try PostmanFile(path: path, bytes: try ImportSource.read(path, limit: PostmanFile.largestFile)))
      }
      var work = PostmanImport()
      work.splits = split
      work.keepsBodies = exactBodies
      return work.convert(postman)
    case .curl:
      var lines: [CurlLines] = []
      for path in files {
        // A line in quotes is one argument.
        let isLine = path.hasPrefix("curl ") || path.hasPrefix("curl.exe ")
        let bytes = isLine ? Array(path.utf8) : try ImportSource.read(path, limit: CurlLines.largestFile)
        lines.append(try CurlLines(path: isLine ? "the line" : path, bytes: bytes))
      }
      return try CurlImport(name: name ?? ImportSource.title(of: files[0], otherwise: "curl")).convert(lines)
    case .har:
      var filter = HARFilter()
      filter.hosts = host
      filter.methods = method
      filter.allTypes = allTypes
      var archives: [HARFile] = []
      for path in files {
        archives.append(try HARFile(path: path, bytes: try ImportSource.read(path, limit: HARFile.largestFile)))
      }
      return HARImport(name: name ?? ImportSource.title(of: files[0], otherwise: "har"), filter: filter).convert(
        archives)
    }
  }
}
