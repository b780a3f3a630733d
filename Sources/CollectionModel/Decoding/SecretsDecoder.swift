import Checks
import Diagnostics
import YAML

/// `secrets:` — names, and where the values come from; fetching them is not the loader's.
enum SecretsDecoder {
  private static let sources = KeyGroup.secret.names + ["dotenv"]
  private static let ways = "{env: NAME}, {file: PATH}, {command: [...]}, {dotenv: PATH, key: NAME} or {stored: NAME}"

  static func decode(_ node: Node, _ decoding: inout Decoding) -> [Secret] {
    (decoding.map(node, "secrets") ?? []).compactMap { entry in
      VariablesDecoder.check(entry.key, at: entry.keySpan, &decoding)
      return source(entry, &decoding).map {
        Secret(name: entry.key, source: $0, place: decoding.place(entry.keySpan))
      }
    }
  }

  private static func source(_ entry: Node.Entry, _ decoding: inout Decoding) -> Secret.Source? {
    guard case .mapping(let entries) = entry.value.content else {
      hide(entry.value, &decoding)
      decoding.report(
        "the secret '\(entry.key)' must not stand in the file", at: entry.value.span,
        hints: ["say where it comes from: \(ways)"])
      return nil
    }
    let sourceEntries = entries.filter { $0.key != "key" }
    guard let source = sourceEntries.first, sourceEntries.count == 1 else {
      decoding.report(
        "the secret '\(entry.key)' needs exactly one source", at: entry.value.span, hints: ["write \(ways)"])
      return nil
    }
    let key = entries.first { $0.key == "key" }
    if let key, source.key != "dotenv" {
      decoding.report("'key' belongs to 'dotenv' only", at: key.keySpan)
    }
    switch source.key {
    case "env": return decoding.name(source.value, "env").map { .processEnvironment($0) }
    case "file": return path(source.value, "file", &decoding).map { .file(path: $0) }
    case "stored": return decoding.name(source.value, "stored").map { .stored($0) }
    case "command":
      let command = decoding.texts(source.value, "command").map(\.text)
      if command.isEmpty { decoding.report("the command of '\(entry.key)' is empty", at: source.value.span) }
      return command.isEmpty ? nil : .command(command)
    case "dotenv":
      guard let file = path(source.value, "dotenv", &decoding) else { return nil }
      guard let key else { return .dotenv(path: file, key: entry.key) }
      return decoding.name(key.value, "key").map { .dotenv(path: file, key: $0) }
    default:
      let nearest = Spelling.suggestion(
        for: source.key, among: sources, aliases: ["environment": "env", "cmd": "command", "exec": "command"])
      hide(source.value, &decoding)
      decoding.report(
        "unknown source '\(source.key)' of the secret '\(entry.key)'", at: source.keySpan,
        label: nearest.map { "did you mean '\($0)'?" }, hints: nearest == nil ? ["write \(ways)"] : [])
      return nil
    }
  }

  /// Messages show the lines that they speak of; what is or may be a secret's value is not for a build's log.
  private static func hide(_ node: Node, _ decoding: inout Decoding) {
    switch node.content {
    case .scalar: decoding.source = decoding.source.masking(node.span)
    case .sequence(let items): for item in items { hide(item, &decoding) }
    case .mapping(let entries): for entry in entries { hide(entry.value, &decoding) }
    }
  }

  /// Absolute; whether the file is there shows when the secret is needed, on the machine that needs it.
  private static func path(_ node: Node, _ name: String, _ decoding: inout Decoding) -> String? {
    decoding.name(node, name).map { FilePath.join(decoding.directory, $0) }
  }
}
