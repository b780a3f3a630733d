internal import ArgumentParser
import CollectionModel
import Diagnostics
import Runner

/// The file of `send --save`: looked at before anything is sent, written after.
struct SaveTarget {
  private let path: String
  private let draft: SendDraft
  private let session: ProjectSession
  /// The file as it will be.
  private let bytes: [UInt8]
  private let isNew: Bool

  init(path: String, draft: SendDraft, session: ProjectSession) throws {
    let system = LocalFileSystem()
    self.draft = draft
    self.session = session
    self.path = system.realPath(path) ?? path
    switch system.kind(of: path) {
    case .file:
      isNew = false
      bytes = try Self.added(draft, to: path, session)
    case nil:
      isNew = true
      bytes = Array(try Self.collection(of: draft, at: path, session).utf8)
    default: throw ValidationError("--save \(path): it is no regular file")
    }
  }

  private static func added(_ draft: SendDraft, to path: String, _ session: ProjectSession) throws -> [UInt8] {
    do {
      let source = SourceText(path: path, bytes: try LocalFileSystem().read(path, limit: 16 << 20))
      return try RequestInsertion.adding(relocated(draft.request, to: path), to: source)
    } catch let problem as FileProblem {
      throw ValidationError("--save \(path): the file cannot be read: \(problem.reason)")
    } catch let problem as Diagnostic {
      session.print([problem])
      throw ExitStatus.unusable
    }
  }

  private static func collection(of draft: SendDraft, at path: String, _ session: ProjectSession) throws -> String {
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else {
      throw ValidationError("--save \(path): a collection's name ends in .yaml")
    }
    var base: String?
    if let extends = draft.command.extends {
      guard !session.project.fragments.isEmpty else {
        throw ValidationError(
          "--save \(path): a collection cannot be extended; save the request into \(extends), or extend a fragment")
      }
      base = RelativePath.text(of: extends, from: path)
    }
    let name = path.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? "requests"
    return relocated(draft.request, to: path).collection(named: String(name), extends: base)
  }

  /// A body's file is named as it is seen from the collection.
  private static func relocated(_ request: RequestText, to path: String) -> RequestText {
    var request = request
    if case .file(let file, let type) = request.body {
      request.body = .file(RelativePath.text(of: file, from: path), contentType: type)
    }
    return request
  }

  /// Ends the command where a secret would get into the file.
  func refuseSecrets(known: [String: String]) throws {
    let problems = SavedSecrets.problems(in: draft.request, secrets: known)
    guard !problems.isEmpty else { return }
    session.print(problems.map { Diagnostic("--save \(path): " + $0) })
    throw ExitStatus.unusable
  }

  func write() throws {
    do throws(OutputFailure) {
      let file = try OutputFile(path: path, mode: .atomic)
      file.write(String(decoding: bytes, as: UTF8.self))
      try file.close()
    } catch {
      StandardStream.error.write("error: --save \(path): \(error.reason)\n")
      throw ExitStatus.unusable
    }
    StandardStream.error.write("\(isNew ? "wrote" : "added the request to") \(path)\n")
    let given = draft.command.input.variables.compactMap { $0.split(separator: "=").first }.map { "'\($0)'" }
    if !given.isEmpty {
      StandardStream.error.write("note: \(given.joined(separator: ", ")) came from --var and is not saved\n")
    }
  }
}

/// A path as another file names it.
enum RelativePath {
  /// Both seen from the working directory.
  static func text(of path: String, from file: String) -> String {
    let here = LocalFileSystem().currentDirectory
    let target = parts(path, here)
    let folder = parts(file, here).dropLast()
    let common = zip(target, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + target.dropFirst(common)).joined(separator: "/")
  }

  private static func parts(_ path: String, _ here: String) -> [String] {
    var parts: [String] = []
    for part in (path.hasPrefix("/") ? path : here + "/" + path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }
}
