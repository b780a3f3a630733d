import CollectionModel
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fetches secrets before a run; only those that it uses.
struct SecretSource {
  let environment: [String: String]
  let files: any FileSystem

  /// The secret's value, or what to tell the user.
  func fetch(_ secret: Secret) -> Result<String, Diagnostic> {
    switch secret.source {
    case .processEnvironment(let name):
      if let value = environment[name], !value.isEmpty { return .success(value) }
      let state = environment[name] == nil ? "is not set" : "is empty"
      return .failure(
        problem(secret, "secret '\(secret.name)': the variable \(name) \(state)", "set it: export \(name)=…"))
    case .file(let path):
      guard let text = read(path) else {
        return .failure(
          problem(secret, "secret '\(secret.name)': '\(path)' cannot be read: \(String(cString: strerror(errno)))", nil)
        )
      }
      return .success(trimmed(text))
    case .dotenv(let path, let key):
      guard let text = read(path) else {
        return .failure(
          problem(secret, "secret '\(secret.name)': '\(path)' cannot be read: \(String(cString: strerror(errno)))", nil)
        )
      }
      if let value = DotenvFile.value(of: key, in: text) { return .success(value) }
      return .failure(problem(secret, "secret '\(secret.name)': '\(path)' has no line '\(key)=…'", nil))
    case .command(let words): return run(words, for: secret)
    case .stored(let name):
      return .failure(
        problem(secret, "secret '\(secret.name)': nothing is stored under '\(name)' for this environment", nil))
    }
  }

  private func problem(_ secret: Secret, _ message: String, _ hint: String?) -> Diagnostic {
    Diagnostic(.error, message, at: secret.place, hints: hint.map { [$0] } ?? [])
  }

  private func read(_ path: String) -> String? {
    guard let bytes = try? files.read(path, limit: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One line break at the end belongs to the file, not to the secret.
  private func trimmed(_ text: String) -> String {
    var text = text
    if text.hasSuffix("\r\n") { text.removeLast() } else if text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// The words go to the program as they are: no shell reads them.
  private func run(_ words: [String], for secret: Secret) -> Result<String, Diagnostic> {
    let program = words.first ?? ""
    switch ChildProcess.output(of: words) {
    case .success(let output) where output.status == 0: return .success(trimmed(output.text))
    case .success(let output):
      return .failure(
        problem(
          secret, "secret '\(secret.name)': '\(program)' ended with status \(output.status)",
          "run it by hand to see why"))
    case .failure(let failure):
      return .failure(problem(secret, "secret '\(secret.name)': '\(program)' cannot be run: \(failure.reason)", nil))
    }
  }
}

/// `NAME=value` lines, as programs that read `.env` agree on them: comments, `export`, quotes.
enum DotenvFile {
  static func value(of key: String, in text: String) -> String? {
    for line in text.split(whereSeparator: \.isNewline) {
      var line = line.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("export ") { line = line.dropFirst(7).drop { $0 == " " } }
      guard let equals = line.firstIndex(of: "=") else { continue }
      let name = line[..<equals].split(separator: " ").joined()
      guard name == key else { continue }
      return unquoted(line[line.index(after: equals)...])
    }
    return nil
  }

  private static func unquoted(_ raw: Substring) -> String {
    let value = raw.drop { $0 == " " || $0 == "\t" }
    if let quote = value.first, quote == "'" || quote == "\"" {
      let inner = value.dropFirst()
      if let end = inner.firstIndex(of: quote) { return String(inner[..<end]) }
    }
    var text = String(value.prefix { $0 != "#" })
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
