internal import ArgumentParser
import CollectionModel
import Diagnostics
import JSON
import Runner
import Signing
import YAML

/// The request of `send`, put together from its options: written as a file holds it, and read as one, so that what is
/// sent is what would be saved, and every mistake is told as in a file.
struct SendDraft {
  /// How messages name the file that does not exist.
  static let fileName = "signet send"

  let request: RequestText
  let command: SendCommand

  init(command: SendCommand) throws {
    self.command = command
    let method = command.method.uppercased()
    let path = command.url.prefix { $0 != "?" }
    let start = path.firstRange(of: "://").flatMap { scheme in path[scheme.upperBound...].firstIndex(of: "/") }
    let shown = start.map { String(path[$0...]) } ?? String(path)
    var request = RequestText(
      name: command.name ?? "\(method) \(shown.isEmpty ? "/" : shown)", method: method, url: command.url)
    request.headers = try command.headers.map(Self.header)
    request.query = try command.query.map { try Self.pair($0, "-q") }
    request.body = try Self.body(command)
    request.signer = try command.sign.map(Self.signer)
    do throws(Diagnostic) {
      for text in command.expect { request.expect.append(try ExpectationText(text)) }
    } catch {
      Complaints(color: command.colors.color).print(error)
      throw ExitStatus.unusable
    }
    self.request = request
  }

  private static func header(_ text: String) throws -> (name: String, value: String?) {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      throw ValidationError("-H \(text): write 'Name: value'")
    }
    var value = text[text.index(after: colon)...].drop { $0 == " " }
    while value.last == " " { value.removeLast() }
    return (String(text[..<colon]), value.isEmpty ? nil : String(value))
  }

  private static func pair(_ text: String, _ option: String) throws -> (name: String, value: String) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ValidationError("\(option) \(text): write name=value")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  /// `NAME,param=value`
  private static func signer(_ text: String) throws -> (name: String, values: [(name: String, value: String)]) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.first, !name.isEmpty else { throw ValidationError("--sign: name a signer") }
    return (name, try parts.dropFirst().map { try pair($0, "--sign \(name),") })
  }

  // MARK: The body

  private static func body(_ command: SendCommand) throws -> RequestText.Body {
    if let data = command.data {
      guard data.hasPrefix("@") else { return .text(data) }
      return try file(String(data.dropFirst()), "-d", type: nil)
    }
    if let json = command.json {
      if json.hasPrefix("@") { return try file(String(json.dropFirst()), "--json", type: "application/json") }
      do throws(JSONSyntaxError) {
        return .json(try JSONParser.parse(Array(json.utf8)))
      } catch {
        throw ValidationError(
          "--json: line \(error.line), column \(error.column): \(error.reason); a template stands in quotes, \"{{name}}\""
        )
      }
    }
    return command.form.isEmpty ? .none : .form(try command.form.map { try pair($0, "--form") })
  }

  /// A file of the project is named; of one elsewhere, which no collection could name, the text is taken.
  private static func file(_ path: String, _ option: String, type: String?) throws -> RequestText.Body {
    let system = LocalFileSystem()
    do throws(FileProblem) {
      let bytes = try system.read(path, limit: 64 << 20)
      if let real = system.realPath(path), real.hasPrefix(system.currentDirectory + "/") {
        return .file(String(real.dropFirst(system.currentDirectory.count + 1)), contentType: type ?? "text/plain")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw FileProblem("it is no text, and lies outside of this folder")
      }
      if type != nil, let value = try? JSONParser.parse(bytes) { return .json(value) }
      return .text(text)
    } catch {
      throw ValidationError("\(option) @\(path): the file cannot be read: \(error.reason)")
    }
  }

  // MARK: The project

  /// The draft as a collection of its own, with what it extends below it.
  func session() throws -> ProjectSession {
    let system = DraftFileSystem(text: unsigned.collection(named: "send"))
    var session = try ProjectSession.load(
      paths: [Self.fileName] + (command.extends.map { [$0] } ?? []), input: command.input, colors: command.colors,
      files: system)
    guard var sent = session.project.collections.first else { throw ExitStatus.unusable }
    if command.extends != nil {
      guard let base = session.project.collections.dropFirst().first ?? session.project.fragments.first else {
        throw ValidationError("--extends \(command.extends ?? ""): the file is no fragment and no collection")
      }
      var extended = base
      extended.setup = []
      extended.teardown = []
      extended.data = nil
      extended.requests = sent.requests
      sent = extended
    }
    if request.signer != nil, case .request(var definition)? = sent.requests.first {
      definition.settings.preRequest = try steps(for: sent, session)
      sent.requests = [.request(definition)]
    }
    session.project.collections = [sent]
    return session
  }

  /// Without its signer, which may be one that only the extended file knows.
  private var unsigned: RequestText {
    var request = request
    request.signer = nil
    return request
  }

  private func steps(for collection: Collection, _ session: ProjectSession) throws -> [any Step] {
    let source = SourceText(path: Self.fileName, text: request.collection(named: "send"))
    var problems: [Diagnostic] = []
    var steps: [any Step] = []
    let root = YAMLParser.parse(source, problems: &problems)
    if let node = root?["requests"]?.items?.first?["pre_request"] {
      steps = StepDecoder.steps(from: node, in: source, problems: &problems)
    }
    var signers: [String: Signer] = [:]
    for signer in (session.project.environment?.signers ?? []) + collection.signers { signers[signer.name] = signer }
    problems += StepDecoder.problems(in: steps, signers: signers)
    guard problems.isEmpty else {
      session.print(problems)
      throw ExitStatus.unusable
    }
    return steps
  }
}

/// The files of this machine, and one more in the working directory.
private struct DraftFileSystem: FileSystem {
  let text: String
  private let local = LocalFileSystem()

  init(text: String) { self.text = text }

  var currentDirectory: String { local.currentDirectory }

  private func isDraft(_ path: String) -> Bool { path == currentDirectory + "/" + SendDraft.fileName }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    isDraft(path) ? Array(text.utf8) : try local.read(path, limit: limit)
  }

  func list(_ directory: String) throws(FileProblem) -> [String] { try local.list(directory) }
  func kind(of path: String) -> FileKind? { isDraft(path) ? .file : local.kind(of: path) }
  func realPath(_ path: String) -> String? { isDraft(path) ? path : local.realPath(path) }
}
