/// The folder that everything of a project lies under.
package enum ProjectRoot {
  /// The nearest folder, from `directory` (absolute) upwards, that holds `collections/` or `.git`; else `directory`
  /// itself. Without symbolic links.
  package static func nearest(to directory: String, in system: any FileSystem) -> String {
    let start = system.realPath(directory) ?? directory
    var current = start
    while true {
      if system.kind(of: FilePath.join(current, "collections")) == .directory
        || system.kind(of: FilePath.join(current, ".git")) != nil
      {
        return current
      }
      if current == "/" { return start }
      current = FilePath.parent(current)
    }
  }

  /// The same for the folder that a file stands in, whose path may be relative to the current one.
  package static func nearest(toFile path: String, in system: any FileSystem) -> String {
    nearest(to: FilePath.parent(FilePath.join(system.currentDirectory, path)), in: system)
  }
}
