import Signing
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct RegistryTests {
  @Test("every file of a folder of steps or signers is in its registry", arguments: ["Steps", "Signers"])
  func complete(folder: String) throws {
    let types =
      folder == "Steps"
      ? StepRegistry.steps.map { String(describing: $0) } : SignerRegistry.builtIn.map { String(describing: $0) }
    let others = ["SignerRegistry", "SignerVector"]
    let files = try swiftFiles(in: "\(RepositoryPaths.root())/Sources/Signing/\(folder)").filter {
      !others.contains($0)
    }
    #expect(files.filter { !$0.contains("+") }.sorted() == types.sorted())
  }

  @Test("names of steps and signers are unique, and each says in a phrase what it is for")
  func unique() {
    #expect(Set(SignerRegistry.names).count == SignerRegistry.builtIn.count)
    #expect(SignerRegistry.builtIn.allSatisfy { !$0.summary.isEmpty })
    #expect(SignerRegistry.builtIn.allSatisfy { $0.signer.name == $0.name && !$0.signer.steps.isEmpty })
  }

  /// File names without `.swift`.
  private func swiftFiles(in folder: String) throws -> [String] {
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".swift") { names.append(String(name.dropLast(".swift".count))) }
    }
    return names
  }
}
