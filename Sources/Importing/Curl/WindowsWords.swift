/// A line of cmd.exe in words: carets first, then the quotes of the C runtime.
enum CommandPromptWords {
  static func words(of line: String) -> [String] { RuntimeWords.words(of: withoutCarets(line)) }

  /// `^` takes the meaning from the next character, and joins the next line; inside quotes it is itself.
  private static func withoutCarets(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    var isQuoted = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "^", !isQuoted, index + 1 < scalars.count {
        index += 1
        // A line break behind it is none, and the one behind that is meant.
        if scalars[index] == "\n" {
          index += 1
          if index < scalars.count, scalars[index] == "\n" {
            result.append("\n")
            index += 1
          }
          continue
        }
      } else if scalar == "\"" {
        isQuoted.toggle()
      }
      result.append(scalars[index])
      index += 1
    }
    return String(result)
  }
}

/// The arguments of a program on Windows, as its C runtime takes them apart.
enum RuntimeWords {
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var backslashes = 0
    let scalars = Array(line.unicodeScalars)
    var index = 0
    let add = { (text: String) in word = (word ?? "") + text }
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == "\\" {
        backslashes += 1
        continue
      }
      if scalar == "\"" {
        add(String(repeating: "\\", count: backslashes / 2))
        let isLiteral = backslashes % 2 == 1
        backslashes = 0
        if isLiteral {
          add("\"")
        } else if isQuoted, index < scalars.count, scalars[index] == "\"" {
          add("\"")
          index += 1
        } else {
          isQuoted.toggle()
          add("")
        }
        continue
      }
      if backslashes > 0 { add(String(repeating: "\\", count: backslashes)) }
      backslashes = 0
      if !isQuoted, scalar == " " || scalar == "\t" || scalar == "\n" {
        if let complete = word { words.append(complete) }
        word = nil
      } else {
        add(String(scalar))
      }
    }
    if backslashes > 0 { add(String(repeating: "\\", count: backslashes)) }
    if let word { words.append(word) }
    return words
  }
}

/// A line of PowerShell in words.
enum PowerShellWords {
  /// For a program, which takes `\"` as a quote.
  static func words(of line: String) -> [String] {
    pieces(of: line).map { $0.split(separator: "\\\"", omittingEmptySubsequences: false).joined(separator: "\"") }
  }

  /// Words without their quotes; `@{`, `}`, `=`, `(` and `)` outside of quotes are words of their own where asked.
  static func pieces(of line: String, splits: Bool = false) -> [String] {
    var words: [String] = []
    var word: String?
    let scalars = Array(line.unicodeScalars)
    var index = 0
    let add = { (scalar: Unicode.Scalar) in word = (word ?? "") + String(scalar) }
    let end = {
      if let complete = word { words.append(complete) }
      word = nil
    }
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "`":
        index += 1
        guard index < scalars.count else { break }
        if scalars[index] != "\n" { add(escaped(scalars[index])) }
      case "'", "\"":
        word = word ?? ""
        index = quoted(scalars, from: index, add)
      case " ", "\t", "\n": end()
      case _ where splits && "={}();".unicodeScalars.contains(scalar):
        end()
        words.append(String(scalar))
      default: add(scalar)
      }
      index += 1
    }
    end()
    return words
  }

  /// The place of the closing quote.
  private static func quoted(_ scalars: [Unicode.Scalar], from start: Int, _ add: (Unicode.Scalar) -> Void) -> Int {
    let quote = scalars[start]
    var index = start + 1
    while index < scalars.count {
      if scalars[index] == quote {
        guard index + 1 < scalars.count, scalars[index + 1] == quote else { return index }
        index += 1
      } else if scalars[index] == "`", quote == "\"", index + 1 < scalars.count {
        index += 1
        add(escaped(scalars[index]))
        index += 1
        continue
      }
      add(scalars[index])
      index += 1
    }
    return index
  }

  private static func escaped(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case "0": "\0"
    default: letter
    }
  }
}

/// `Invoke-WebRequest`, as browsers copy it, in the words of curl.
struct PowerShellRequest {
  private(set) var words = ["curl"]
  private(set) var notes: [String] = []

  init(_ line: String) {
    let pieces = PowerShellWords.pieces(of: line, splits: true)
    var index = 1
    var hasBody = false
    let value = { () -> String in
      index += 1
      // `([System.Text.Encoding]::UTF8.GetBytes("…"))`
      while index < pieces.count, pieces[index] == "(" || pieces[index].hasPrefix("[System.Text") { index += 1 }
      return index < pieces.count ? pieces[index] : ""
    }
    while index < pieces.count {
      switch pieces[index].lowercased() {
      case "-uri": words.append(value())
      case "-method": words += ["-X", value().uppercased()]
      case "-contenttype": words += ["-H", "Content-Type: " + value()]
      case "-useragent": words += ["-A", value()]
      case "-body":
        words += ["--data-raw", value()]
        hasBody = true
      case "-headers":
        index += 1
        while index < pieces.count, pieces[index] != "}" {
          if pieces[index] == "=", index + 1 < pieces.count {
            words += ["-H", "\(pieces[index - 1]): \(pieces[index + 1])"]
            index += 1
          }
          index += 1
        }
      case "-usebasicparsing", ")", "(", ";": break
      case "-websession":
        _ = value()
        notes.append("'-WebSession' is left out: its cookies are made by other lines")
      case let word where word.hasPrefix("http://") || word.hasPrefix("https://"): words.append(pieces[index])
      case let word where word.hasPrefix("-"): notes.append("'\(pieces[index])' is left out")
      default: break
      }
      index += 1
    }
    if hasBody, !words.contains("-X") { words += ["-X", "POST"] }
  }
}
