import Checks
import CollectionModel
import Diagnostics
import Runner

/// Why a secret's source gives nothing.
struct SecretProblem: Error {
  /// For the user: lower case, no full stop, without the secret's name.
  var reason: String
  var hint: String?

  init(_ reason: String, hint: String? = nil) {
    self.reason = reason
    self.hint = hint
  }
}

/// Fetches secrets before a run; only those that it uses.
struct SecretSource {
  let environment: [String: String]
  let files: any FileSystem
  /// Where `{stored: NAME}` is looked for.
  let stored: StoredSecrets?

  /// The secret's value, or what to tell the user.
  func fetch(_ secret: Secret) -> Result<String, Diagnostic> {
    do throws(SecretProblem) {
      return .success(try value(from: secret.source))
    } catch {
      return .failure(
        Diagnostic(
          .error, "secret '\(secret.name)': \(error.reason)", at: secret.place, hints: error.hint.map { [$0] } ?? []))
    }
  }

  /// What to tell the user of sources that these secrets come from.
  func warnings(for secrets: [Secret]) -> [Diagnostic] {
    let usesStored = secrets.contains { if case .stored = $0.source { true } else { false } }
    return usesStored ? [stored?.warning].compactMap(\.self) : []
  }

  /// What the source gives now, which may be an empty text.
  func value(from source: Secret.Source) throws(SecretProblem) -> String {
    switch source {
    case .processEnvironment(let name):
      if let value = environment[name], !value.isEmpty { return value }
      let state = environment[name] == nil ? "is not set" : "is empty"
      throw SecretProblem("the variable \(name) \(state)", hint: "set it: export \(name)=…")
    case .file(let path): return trimmed(try read(path))
    case .dotenv(let path, let key):
      if let value = DotenvFile.value(of: key, in: try read(path)) { return value }
      throw SecretProblem("'\(path)' has no line '\(key)=…'")
    case .command(let words): return try run(words)
    case .stored(let name):
      guard let stored else { throw SecretProblem("nothing is stored under '\(name)'") }
      return try stored.value(of: name, at: Moment(milliseconds: SystemClock.run.wall()))
    }
  }

  private func read(_ path: String) throws(SecretProblem) -> String {
    do throws(FileProblem) {
      return String(decoding: try files.read(path, limit: 1 << 20), as: UTF8.self)
    } catch {
      throw SecretProblem("'\(path)' cannot be read: \(error.reason)")
    }
  }

  /// One line break at the end belongs to the file, not to the secret.
  private func trimmed(_ text: String) -> String {
    var text = text
    if text.hasSuffix("\r\n") { text.removeLast() } else if text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// The words go to the program as they are: no shell reads them.
  private func run(_ words: [String]) throws(SecretProblem) -> String {
    let program = words.first ?? ""
    switch ChildProcess.output(of: words) {
    case .success(let output) where output.status == 0: return trimmed(output.text)
    case .success(let output):
      throw SecretProblem("'\(program)' ended with status \(output.status)", hint: "run it by hand to see why")
    case .failure(let failure): throw SecretProblem("'\(program)' cannot be run: \(failure.reason)")
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
