import CollectionModel
import Runner

/// The files that request bodies name.
enum FileContext {
  /// A body of more would be held in memory several times over.
  private static let largestBody = 256 << 20

  static func bodies(through system: any FileSystem) -> BodyFileReader {
    { path, folder, root in
      do throws(FileProblem) {
        let found = try system.resolve(path, from: folder, root: root)
        return .success(try system.read(found.real, limit: largestBody))
      } catch {
        return .failure(BodyFileProblem("the file '\(path)' cannot be read: \(error.reason)"))
      }
    }
  }
}
