import CollectionModel
import JSON

/// Inputs that the repository and the public suites already hold.
package struct FuzzCorpus: Sendable {
  private let root: String
  private let suites: String
  private let files = LocalFileSystem()

  /// `suites` may be absent.
  package init(root: String, suites: String) {
    self.root = root
    self.suites = suites
  }

  package func inputs(for subject: FuzzSubject) -> [[UInt8]] {
    switch subject.name {
    case FuzzSubject.yaml.name:
      ["collections", "environments", "Tests/CollectionModelTests/Broken"].flatMap { all(in: "\(root)/\($0)", ".yaml") }
    case FuzzSubject.json.name: all(in: suites, ".json").filter { $0.count < 40_000 }
    case FuzzSubject.jsonPath.name: paths
    case FuzzSubject.jsonSchema.name: schemas
    default: []
    }
  }

  private func all(in folder: String, _ ending: String) -> [[UInt8]] {
    guard let names = try? files.list(folder) else { return [] }
    return names.sorted().flatMap { name -> [[UInt8]] in
      let path = "\(folder)/\(name)"
      if files.kind(of: path) == .directory { return all(in: path, ending) }
      guard name.hasSuffix(ending), let bytes = try? files.read(path, limit: 1 << 20) else { return [] }
      return [bytes]
    }
  }

  private var paths: [[UInt8]] {
    let cases = json("\(suites)/jsonpath-cts.json")?["tests"]?.arrayValue ?? []
    return cases.compactMap { one in
      one["selector"]?.stringValue.map {
        Array($0.utf8) + [0] + (one["document"].map { JSONWriter.compactBytes($0) } ?? [])
      }
    }
  }

  private var schemas: [[UInt8]] {
    all(in: "\(suites)/json-schema", ".json").flatMap { bytes -> [[UInt8]] in
      let groups = (try? JSONParser.parse(bytes))?.arrayValue ?? []
      return groups.compactMap { group in
        guard let schema = group["schema"], let data = group["tests"]?[0]?["data"] else { return nil }
        return JSONWriter.compactBytes(schema) + [0] + JSONWriter.compactBytes(data)
      }
    }
  }

  private func json(_ path: String) -> JSONValue? {
    (try? files.read(path, limit: 16 << 20)).flatMap { try? JSONParser.parse($0) }
  }
}
