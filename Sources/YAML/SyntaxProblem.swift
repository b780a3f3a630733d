import Diagnostics

/// What libyaml could not read, to be told in our words: its own speak of tokens and indicators.
struct SyntaxProblem {
  var problem: String
  var context: String
  var line: Int
  var column: Int
  var contextLine: Int
  var contextColumn: Int

  func diagnostic(in source: SourceText) -> Diagnostic {
    let at = SourceLine(source, line)
    // A `{{…}}` without quotes comes out as any of a dozen errors, none of which names it.
    for number in Set([contextLine, line]).sorted() where number >= 1 {
      let candidate = SourceLine(source, number)
      if let column = candidate.unquotedTemplate, number < line || column <= self.column {
        return Self.unquotedTemplate(at: candidate.place(column, width: 2))
      }
    }
    if at.isIndentedWithTab {
      return Diagnostic(
        "a tab cannot indent YAML", at: at.place(1, width: 1), hints: ["indent with blanks, two a level"])
    }
    return problem.isEmpty ? unexplained(at) : explained(at, source)
  }

  static func unquotedTemplate(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      "a value that begins with '{{' must be quoted", at: place,
      hints: ["without quotes YAML reads braces as a map: write \"{{name}}\""])
  }

  private func explained(_ at: SourceLine, _ source: SourceText) -> Diagnostic {
    let here = at.place(column)
    let opening = SourceLine(source, contextLine).place(contextColumn)
    switch problem {
    case "could not find expected ':'":
      return Diagnostic(
        "a key without a ':'", at: opening,
        hints: [
          SourceLine(source, contextLine).joinsKeyAndValue
            ? "a blank must follow the colon: 'key: value'"
            : "write 'key: value'; a text of several lines follows '|' or stands in quotes"
        ])
    case "mapping values are not allowed in this context":
      return colonOutOfPlace(at)
    case "found character that cannot start any token":
      return cannotBegin(at)
    case "block sequence entries are not allowed in this context":
      return Diagnostic(
        "a list item cannot begin here", at: here,
        hints: ["begin each '- ' on a line of its own, under its key; quote a value that begins with '- '"])
    case "mapping keys are not allowed in this context":
      return Diagnostic("a '? ' cannot stand here", at: here, hints: ["quote it where it is text"])
    case "found unexpected end of stream" where context.contains("quoted scalar"):
      return Diagnostic("the quotes that open here are never closed", at: opening)
    case "found unexpected document indicator":
      return Diagnostic(
        "the quotes that open here are not closed before line \(line)", at: opening,
        hints: ["'---' or '...' at the beginning of a line ends the text"])
    case "found unknown escape character":
      return Diagnostic(
        "the backslash begins no escape of double quotes", at: at.place(column, width: 2),
        hints: ["write it in single quotes, where a backslash is just a backslash: '\\d+'"])
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return Diagnostic(
        "the escape names no character", at: here,
        hints: [
          "\\x takes two hexadecimal digits, \\u four, \\U eight; in single quotes a backslash is just a backslash"
        ])
    case "did not find expected alphabetic or numeric character":
      return cannotBegin(SourceLine(source, contextLine), column: contextColumn)
    case "found undefined tag handle", "did not find expected '!'", "did not find expected tag URI",
      "did not find expected whitespace or line break", "did not find the expected '>'":
      return Diagnostic(
        "a value that begins with '!' is read as a YAML tag", at: context.isEmpty ? here : opening,
        hints: ["quote it where it is text"])
    default:
      return problem.hasPrefix("did not find expected ',' or") ? unclosedFlow(at, opening) : structural(at)
    }
  }

  /// In `{…}` or `[…]`.
  private func unclosedFlow(_ at: SourceLine, _ opening: SourcePlace) -> Diagnostic {
    let isMap = problem.hasSuffix("'}'")
    let (sign, what) = isMap ? ("}", "map") : ("]", "list")
    guard at.scalar(column) != nil else {
      return Diagnostic(
        "the \(what) that opens here is never closed", at: opening, hints: ["add the closing '\(sign)'"])
    }
    if at.scalar(column) == ":", contextLine == line {
      return Diagnostic(
        "': ' stands inside an unquoted value", at: at.place(column),
        hints: ["quote the whole value, with single quotes for example"])
    }
    return missingSign(at.place(column), opening, isMap: isMap)
  }

  private func missingSign(_ here: SourcePlace, _ opening: SourcePlace, isMap: Bool) -> Diagnostic {
    let (sign, what) = isMap ? ("}", "map") : ("]", "list")
    return Diagnostic(
      "',' or '\(sign)' is missing in the \(what) that opens at line \(opening.line), column \(opening.column)",
      at: here,
      hints: [
        isMap
          ? "a key or value with [ ] { } , in it must be quoted inside '{…}'; or write the map in block style, one key a line"
          : "an item with [ ] { } , in it must be quoted inside '[…]'; or write the list in block style, one '- ' a line"
      ])
  }

  private func structural(_ at: SourceLine) -> Diagnostic {
    let here = at.place(column)
    switch problem {
    case "did not find expected key" where at.scalar(column) == ":":
      return Diagnostic("a key is missing before ':'", at: here)
    case "did not find expected key":
      if let begin = at.valueBeforeStrayText(column) {
        let isApostrophe = at.scalar(column - 1) == "'"
        return Diagnostic(
          "nothing may follow the \(begin) on this line", at: here,
          hints: [
            isApostrophe ? "inside single quotes a quote is written twice: 'it''s'" : "quote the whole value"
          ])
      }
      return Diagnostic(
        "a key is expected here, as in the map that begins at line \(contextLine)", at: here,
        hints: ["give the keys of one map the same indentation"])
    case "did not find expected '-' indicator":
      return Diagnostic(
        "a list item is expected here, as in the list that begins at line \(contextLine)", at: here,
        hints: [
          at.beginsWithKey
            ? "give a key of an item the same indentation as the item's other keys"
            : "begin each item with '- ' in the same column"
        ])
    case "did not find expected node content" where at.scalar(column) == ":":
      return Diagnostic("a key is missing before ':'", at: here)
    case "did not find expected node content":
      return Diagnostic("a value is missing here", at: here)
    case "did not find expected <document start>":
      return Diagnostic("nothing may follow here: the value of the file has ended", at: here)
    case "did not find expected comment or line break" where context.contains("block scalar"):
      return Diagnostic(
        "nothing but a comment may follow '|' or '>' on its line", at: here,
        hints: ["quote the value where it is text that begins with '|' or '>'"])
    case let text where text.contains("tab character"):
      return Diagnostic(
        "a tab cannot indent YAML", at: here, hints: ["indent with blanks, two a level"])
    default:
      if context.contains("directive") {
        return Diagnostic(
          "a line that begins with '%' is a YAML directive, and this one is not known", at: at.place(1),
          hints: ["quote it where it is text"])
      }
      return unexplained(at)
    }
  }

  private func unexplained(_ at: SourceLine) -> Diagnostic {
    Diagnostic("this is not valid YAML", at: at.place(column), hints: ["quote the value where it is text"])
  }

  /// `key: one: two`, or a line that is indented more than the one above.
  private func colonOutOfPlace(_ at: SourceLine) -> Diagnostic {
    if let value = at.valueHoldingColon(before: column) {
      return Diagnostic(
        "': ' stands inside an unquoted value", at: value,
        hints: ["quote the whole value, with single quotes for example"])
    }
    return Diagnostic(
      "a 'key: value' cannot stand here", at: at.place(column),
      hints: ["it is indented more than the line above allows, or that line's value goes on here and needs quotes"])
  }

  private func cannotBegin(_ at: SourceLine, column: Int? = nil) -> Diagnostic {
    let column = column ?? self.column
    let sign = at.scalar(column).map { VisibleText.shown($0) } ?? ""
    // `{$.data[*].id: 1}`: in block style the bracket would be part of the key.
    if let bracket = at.bracketInsideWord(before: column) {
      return Diagnostic(
        "'[' stands inside an unquoted key or value of '{…}' or '[…]'", at: at.place(bracket),
        hints: ["quote it, or write the map in block style, one key a line"])
    }
    if sign == VisibleText.shown("\t") {
      return Diagnostic("a tab cannot stand here", at: at.place(column), hints: ["use blanks"])
    }
    let meaning =
      switch sign {
      case "*": " (to YAML it is an alias)"
      case "&": " (to YAML it is an anchor)"
      case "%": " (to YAML it is a directive)"
      default: ""
      }
    return Diagnostic(
      "an unquoted value cannot begin with '\(sign)'\(meaning)", at: at.place(column), hints: ["quote the whole value"])
  }
}
