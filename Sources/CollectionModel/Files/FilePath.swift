/// Paths as texts: joined, tidied up and shown, without a look at any disk.
enum FilePath {
  /// `path` as it is where it is absolute, else below `directory`; `.`, `..` and doubled slashes resolved.
  static func join(_ directory: String, _ path: String) -> String {
    normalized(path.hasPrefix("/") ? path : directory + "/" + path)
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  static func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  /// Whether `path` is `root` or lies below it; both without symbolic links.
  static func lies(_ path: String, under root: String) -> Bool {
    path == root || root == "/" || path.hasPrefix(root + "/")
  }

  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// An absolute path as the user knows it: relative to `directory` where that is shorter.
  static func shown(_ path: String, from directory: String) -> String {
    let target = path.split(separator: "/")
    let start = directory.split(separator: "/")
    let common = zip(target, start).prefix { $0 == $1 }.count
    let relative = Array(repeating: "..", count: start.count - common) + target.dropFirst(common).map(String.init)
    let text = relative.isEmpty ? "." : relative.joined(separator: "/")
    return text.utf8.count < path.utf8.count ? text : path
  }
}
