import CollectionModel
import Diagnostics
import JSON

/// Environments as text for a terminal.
enum EnvironmentText {
  static func list(_ files: [EnvironmentFile]) -> String {
    let rows = files.map { file in
      [
        file.environment.map { $0.name.isEmpty ? "?" : $0.name } ?? "?", baseURL(of: file) ?? "-", file.path,
        file.isBroken ? "broken" : file.environment?.protected == true ? "protected" : "",
      ]
    }
    let lines = columns(rows)
    return zip(files, lines).map { file, line in
      let description = file.environment?.description.map { "  \(VisibleText.shown($0))\n" } ?? ""
      return line + "\n" + description
    }.joined()
  }

  static func page(_ shown: ResolvedEnvironment) -> String {
    let environment = shown.environment
    var out = VisibleText.shown(environment.name) + (environment.protected ? "   protected" : "")
    out += "   " + environment.place.file + "\n"
    if let description = environment.description { out += VisibleText.shown(description) + "\n" }
    out += section("settings", shown.settings.map { [$0.title, text($0.shown), $0.origin] })
    out += section("hosts", shown.hosts.map { [$0.name, text($0.shown), $0.origin] })
    out += section("variables", shown.variables.map { [$0.name, text($0.shown), $0.origin] })
    let secrets = shown.secrets.map { secret in
      [secret.name, "***\(secret.name)***", secret.sourceText + ": " + words(of: secret.state), secret.origin]
    }
    return out + section("secrets", secrets)
  }

  static func words(of state: ResolvedEnvironment.SecretRow.State) -> String {
    switch state {
    case .given: "there"
    case .missing(let problem): "missing, " + problem.reason
    case .notAsked: "not asked (--run-commands)"
    }
  }

  /// As it would stand in a file: text bare, everything else as JSON on one line.
  static func text(_ value: JSONValue) -> String {
    VisibleText.shown(value.stringValue ?? JSONWriter.compact(value))
  }

  static func baseURL(of file: EnvironmentFile) -> String? {
    guard let environment = file.environment else { return nil }
    let shown = ResolvedEnvironment(environment, given: EnvironmentQuestion(), withSecrets: false)
    return shown.settings.first { $0.title == "base_url" }.map { text($0.shown) }
  }

  /// A path as the user knows it.
  static func path(_ path: String) -> String {
    let here = LocalFileSystem().currentDirectory + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  private static func section(_ title: String, _ rows: [[String]]) -> String {
    rows.isEmpty ? "" : "\n\(title)\n" + columns(rows).map { "  \($0)\n" }.joined()
  }

  /// Rows with their columns one under another; a very wide cell moves only its own row.
  static func columns(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? width($0[column]) : 0 }.filter { $0 <= widest }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 { line += String(repeating: " ", count: max(0, widths[column] - width(cell)) + 3) }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static let widest = 60

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + VisibleText.width($1) }
  }
}
