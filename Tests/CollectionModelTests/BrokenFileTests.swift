import CollectionModel
import Diagnostics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Every file under `Broken` has beside it the exact messages that loading it must give. A file `NAME.yaml` is loaded
/// as `collections/NAME.yaml`, with the files of `Broken/shared` beside it. SIGNET_REFRESH=1 writes the messages
/// anew.
@Suite struct BrokenFileTests {
  private static let folder = "Tests/CollectionModelTests/Broken"
  private static let files = LocalFileSystem()

  private static func names(_ directory: String, ending: String = ".yaml") -> [String] {
    ((try? files.list(RepositoryPaths.root() + "/" + directory)) ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try files.read(RepositoryPaths.root() + "/" + path, limit: 1 << 20)
  }

  private static func messages(_ name: String) throws -> String {
    var contents = ["collections/" + name: try bytes(folder + "/" + name)]
    for shared in names(folder + "/shared", ending: "") {
      contents["shared/" + shared] = try bytes(folder + "/shared/" + shared)
    }
    let project = Project.load(
      paths: ["collections/" + name], fileSystem: MemoryFileSystem(bytes: contents), pending: KnownKeys.pending)
    let renderer = DiagnosticRenderer(color: false)
    let rendered = project.diagnostics.map { renderer.render($0) + "\n\n" }.joined()
    return rendered + DiagnosticRenderer.summary(of: project.diagnostics) + "\n"
  }

  @Test("a broken file gives exactly the messages beside it", arguments: names(folder))
  func messages(name: String) throws {
    let expected = Self.folder + "/" + name.dropLast(".yaml".count) + ".txt"
    let actual = try Self.messages(name)
    if getenv("SIGNET_REFRESH") != nil { try Self.write(actual, to: RepositoryPaths.root() + "/" + expected) }
    #expect(actual == String(decoding: try Self.bytes(expected), as: UTF8.self))
  }

  @Test("there are broken files of every kind")
  func enough() {
    #expect(Self.names(Self.folder).count >= 20)
  }

  private static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw FileProblem("it cannot be written") }
    fputs(text, file)
    fclose(file)
  }
}
