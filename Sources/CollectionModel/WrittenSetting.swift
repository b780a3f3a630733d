package import Diagnostics
import HTTP
package import JSON
package import Templates
import YAML

/// One entry of an environment as it stands in a file: what shows where a value comes from through `extends`.
package struct WrittenSetting: Sendable {
  /// The key and, for what merges by name, the names below it: `["timeout"]`, `["headers", "X-Shop"]`.
  package let path: [String]
  /// As written, templates and all.
  package let written: JSONValue
  package let value: TemplateTree
  package let place: SourcePlace

  package var key: String { path[0] }

  /// Whether it only takes away what is inherited: `null`, or the empty matcher.
  package var isRemoval: Bool {
    path.count > 1 && (written.isNull && key != Key.variables.rawValue || key == "expect" && written == [:])
  }

  /// What one level says, in the order of its file; without what is about the file itself, and without secrets.
  static func all(in entries: [Node.Entry], of source: SourceText) -> [WrittenSetting] {
    entries.flatMap { entry -> [WrittenSetting] in
      guard let key = Key(rawValue: entry.key), !Self.apart.contains(key) else { return [] }
      return all(entry, below: [], depth: depth(of: key), of: source)
    }
  }

  private static let apart: [Key] = [
    .environment, .fragment, .description, .extends, .protected, .secrets, .signers, .requests,
  ]

  /// How many names below the key have values of their own.
  private static func depth(of key: Key) -> Int {
    switch key {
    case .headers, .query, .cookies, .properties, .tls, .variables, .hosts: 1
    case .expect: 2
    default: 0
    }
  }

  private static func all(
    _ entry: Node.Entry, below path: [String], depth: Int, of source: SourceText
  ) -> [WrittenSetting] {
    let path = path + [entry.key]
    if depth > 0, let entries = entry.value.entries, !entries.isEmpty, path.count < 2 || splits(path, entries) {
      return entries.flatMap { all($0, below: path, depth: depth - 1, of: source) }
    }
    // What is wrong with templates is the decoders' to tell.
    var ignored: [Diagnostic] = []
    return [
      WrittenSetting(
        path: path, written: entry.value.written,
        value: TemplateTree(entry.value, in: source, problems: &ignored), place: SourcePlace(source, entry.keySpan))
    ]
  }

  /// Whether a section of `expect` holds names; otherwise it is a matcher.
  private static func splits(_ path: [String], _ entries: [Node.Entry]) -> Bool {
    switch path[1] {
    case "headers", "cookies", "xml", "html", "timing", "certificate": true
    case "json": entries.allSatisfy { $0.key.hasPrefix("$") }
    default: false
    }
  }

  // MARK: Merging

  /// What a nearer level says over what a farther one says.
  static func merged(_ near: [WrittenSetting], over far: [WrittenSetting]) -> [WrittenSetting] {
    far.filter { old in addsUp(old.key) || !near.contains { $0.replaces(old) } } + near
  }

  private static func addsUp(_ key: String) -> Bool { key == Key.tags.rawValue || key == Key.hints.rawValue }

  private func replaces(_ old: WrittenSetting) -> Bool {
    guard path.count == old.path.count else { return false }
    if path[0] == Key.headers.rawValue, old.path[0] == path[0], path.count == 2 {
      return HTTPFields.sameName(path[1], old.path[1])
    }
    return path == old.path
  }
}

extension Node {
  /// The value as JSON, templates as the texts that they are.
  fileprivate var written: JSONValue {
    switch content {
    case .sequence(let items): return .array(items.map(\.written))
    case .mapping(let entries): return .object(JSONObject(entries.map { ($0.key, $0.value.written) }))
    case .scalar(let text, let plain):
      switch YAMLScalar.typed(text, plain: plain) {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .number(let text): return .number(JSONNumber(trusted: text))
      case .string(let text): return .string(text)
      case .refused: return .string(text)
      }
    }
  }
}
