package import Diagnostics
import HTTP

/// The command lines of a file, each in the words of the shell that it was copied for.
package struct CurlLines: Sendable {
  /// A line as bash would have it.
  struct Line: Sendable {
    var text: String
    /// 1-based.
    var number: Int
    /// What was told on the way to it.
    var notes: [String] = []
  }

  package static let largestFile = 16 << 20

  let source: SourceText
  let lines: [Line]

  /// Throws where there is no line in it.
  package init(path: String, bytes: [UInt8]) throws(Diagnostic) {
    source = SourceText(path: path, bytes: bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic("'\(path)' is no text in UTF-8")
    }
    var found: [Line] = []
    for (number, command) in Self.commands(in: text) {
      for part in try Self.translated(command, number, source) { found.append(part) }
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        "'\(path)' holds no curl line", hints: ["a line begins with 'curl', or with 'Invoke-WebRequest' of PowerShell"])
    }
    lines = found
  }

  private static func isStart(_ line: Substring) -> Bool {
    var text = line.drop { $0 == " " || $0 == "\t" }
    if text.hasPrefix("$ ") { text = text.dropFirst(2) }
    let word = text.prefix { $0 != " " && $0 != "\t" && $0 != "\\" && $0 != "^" && $0 != "`" }.lowercased()
    return ["curl", "curl.exe", "invoke-webrequest", "invoke-restmethod", "iwr"].contains(word)
  }

  /// Lines that belong together: up to the next one that begins a command, unless a quote is open there.
  private static func commands(in text: String) -> [(Int, String)] {
    var commands: [(number: Int, text: String)] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let isInside = commands.last.map { !isClosed($0.text) } ?? false
      if isStart(line), !isInside {
        commands.append((index + 1, String(line)))
      } else if !commands.isEmpty {
        commands[commands.count - 1].text += "\n" + line
      }
    }
    return commands
  }

  /// Whether no quote of bash is open at the end; a quote in another shell's line closes with it.
  private static func isClosed(_ text: String) -> Bool {
    if ShellDialect(of: text) != .bash { return true }
    do throws(CurlProblem) {
      _ = try ShellWords(text)
      return true
    } catch {
      return !error.reason.hasSuffix("is not closed")
    }
  }

  /// As bash has it, `--next` taken apart.
  private static func translated(
    _ command: String, _ number: Int, _ source: SourceText
  ) throws(Diagnostic) -> [Line] {
    var text = command.trimmed
    for end in ["&&", "&", ";"] where text.hasSuffix(end) { text = String(text.dropLast(end.count)).trimmed }
    let words: [String]
    switch ShellDialect(of: text) {
    case .bash: return next(text, number)
    case .cmd: words = CommandPromptWords.words(of: text)
    case .powerShell: words = PowerShellWords.words(of: text)
    case .webRequest:
      let request = PowerShellRequest(text)
      return [Line(text: ShellDialect.bashLine(request.words), number: number, notes: request.notes)]
    }
    return next(ShellDialect.bashLine(words), number)
  }

  private static func next(_ text: String, _ number: Int) -> [Line] {
    guard text.contains("--next") || text.contains(" -: "), let shell = try? ShellWords(text) else {
      return [Line(text: text, number: number)]
    }
    let parts = shell.words.map(\.text).split { $0 == "--next" || $0 == "-:" }
    return parts.enumerated().map { index, words in
      Line(text: ShellDialect.bashLine((index == 0 ? [] : ["curl"]) + words), number: number)
    }
  }
}

/// The shell that a line was written for.
enum ShellDialect {
  case bash, cmd, powerShell, webRequest

  init(of text: String) {
    let first = text.drop { $0 == " " || $0 == "$" }.prefix { $0 != " " && $0 != "`" }.lowercased()
    if ["invoke-webrequest", "invoke-restmethod", "iwr"].contains(first) {
      self = .webRequest
    } else if text.contains(" ^\n") || text.contains(" ^\"") || text.hasSuffix(" ^") {
      self = .cmd
    } else if text.contains(" `\n") || text.hasSuffix(" `") || first == "curl.exe" && text.contains("`") {
      self = .powerShell
    } else {
      self = .bash
    }
  }

  /// Words in quotes that bash takes as they are.
  static func bashLine(_ words: [String]) -> String {
    words.map { "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'" }
      .joined(separator: " ")
  }
}
