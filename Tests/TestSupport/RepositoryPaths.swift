/// Where the checkout lies, seen from a test file (`#filePath`).
package enum RepositoryPaths {
  /// The root of the package, without a trailing slash.
  package static func root(from file: String = #filePath) -> String {
    var path = file[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if path.hasSuffix("/Tests") { return String(path.dropLast("/Tests".count)) }
    }
    return "."
  }
}
