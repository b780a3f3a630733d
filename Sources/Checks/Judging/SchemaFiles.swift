import HTTP
package import JSON

/// Schemas in files, and what they refer to, under addresses of a tree that exists only here.
///
/// A path is relative to the file that names it and may climb by `..`, which an address cannot: so the addresses begin
/// some levels deep, and each `..` of a path takes one of these levels away.
package struct SchemaFiles {
  private static let depth = 32
  private static let level = "_"
  private static let scheme = "file://"

  private let context: MatcherContext

  package init(context: MatcherContext) { self.context = context }

  /// A schema file; references in it are relative to it, also where its `$id` gives it an address on the web.
  package func schema(at path: String) throws(ArgumentProblem) -> JSONSchema {
    let document = try document(at: path)
    return try compile(document, at: Self.address(of: path), called: " in '\(path)'")
  }

  /// A schema that stands in the file itself; references in it are relative to that file.
  func schema(_ document: JSONValue) throws(ArgumentProblem) -> JSONSchema {
    try compile(document, at: Self.address(of: "schema"), called: "")
  }

  private func compile(
    _ document: JSONValue, at address: String, called title: String
  ) throws(ArgumentProblem) -> JSONSchema {
    let web = WebFolder(document, standsFor: address)
    do {
      return try JSONSchema(
        document: document, baseURI: address,
        options: JSONSchema.Options(assertsFormats: true, patterns: SchemaPatterns()),
        loader: { wanted in try self.document(referredTo: web.file(for: wanted)) })
    } catch {
      // Before the '#' stands an address that exists only here.
      let place = error.location.split(separator: "#", omittingEmptySubsequences: false).dropFirst().last ?? ""
      throw ArgumentProblem("the schema\(title) cannot be used: \(error.reason)\(place.isEmpty ? "" : " at \(place)")")
    }
  }

  /// Nothing for an address of the web: nothing is fetched.
  private func document(referredTo address: String) throws -> JSONValue? {
    guard let path = Self.path(at: address) else { return nil }
    do { return try document(at: path) } catch { throw UnreadableReference(description: error.message) }
  }

  private struct UnreadableReference: Error, CustomStringConvertible { let description: String }

  private func document(at path: String) throws(ArgumentProblem) -> JSONValue {
    let bytes = try context.readFile(path)
    do {
      return try JSONParser.parse(bytes)
    } catch {
      throw ArgumentProblem(
        "the schema '\(path)' is not JSON: \(error.reason) at line \(error.line), column \(error.column)")
    }
  }

  private static func address(of path: String) -> String {
    if path.hasPrefix("/") { return scheme + PercentEncoding.encode(path, allowing: .unreserved.union(ASCIISet("/"))) }
    var levels = Array(repeating: level, count: depth)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = levels.popLast() } else { levels.append(PercentEncoding.encode(part)) }
    }
    return "\(scheme)/\(levels.joined(separator: "/"))"
  }

  /// The path that an address stands for; nothing for one of the web.
  private static func path(at address: String) -> String? {
    guard address.hasPrefix(scheme + "/") else { return nil }
    let parts = address.dropFirst(scheme.count + 1).split(separator: "/").map { PercentEncoding.decode($0) }
    let kept = parts.prefix(depth).prefix { $0 == level }.count
    if kept == 0 { return "/" + parts.joined(separator: "/") }
    return (Array(repeating: "..", count: depth - kept) + parts.dropFirst(kept)).joined(separator: "/")
  }
}

/// The folder that a schema's `$id` puts it into, `https://example.com/schemas/`: what is asked for there lies beside
/// the file.
private struct WebFolder {
  private let web: String?
  private let folder: String

  init(_ document: JSONValue, standsFor address: String) {
    folder = Self.folder(of: address)
    let id = document["$id"]?.stringValue
    web = id.flatMap { $0.hasPrefix("http://") || $0.hasPrefix("https://") ? Self.folder(of: $0) : nil }
  }

  func file(for address: String) -> String {
    guard let web, address.hasPrefix(web) else { return address }
    return folder + address.dropFirst(web.count)
  }

  private static func folder(of address: String) -> String {
    address.lastIndex(of: "/").map { String(address[...$0]) } ?? address
  }
}
