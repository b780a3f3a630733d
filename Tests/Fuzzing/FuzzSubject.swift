import Templates

/// Something that reads text of others, and what must hold whatever the text is.
package struct FuzzSubject: Sendable {
  package let name: String
  /// What is read, for the program's help.
  package let summary: String
  /// Makes inputs that are nearly right.
  package let grammar: Grammar
  /// Tries one input and says what became of it: "accepted", or the reason for which it was refused.
  package let check: @Sendable ([UInt8]) throws(FuzzFinding) -> String

  package init(
    _ name: String, _ summary: String, grammar: String,
    check: @escaping @Sendable ([UInt8]) throws(FuzzFinding) -> String
  ) {
    self.name = name
    self.summary = summary
    self.grammar = Grammar(grammar)
    self.check = check
  }
}

/// A property that does not hold.
package struct FuzzFinding: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

func require(_ holds: Bool, _ complaint: @autoclosure () -> String) throws(FuzzFinding) {
  if !holds { throw FuzzFinding(complaint()) }
}

extension FuzzSubject {
  /// Every subject; a new one is a file in `Subjects` and a name here.
  package static let all = [
    yaml, json, jsonPath, template, regularExpression, query, jsonSchema, markup, url, cookie, date,
  ]
}

/// An input of several parts, which NUL divides.
func parts(_ bytes: [UInt8], _ count: Int) -> [[UInt8]] {
  var parts = bytes.split(separator: 0, maxSplits: count - 1, omittingEmptySubsequences: false).map(Array.init)
  while parts.count < count { parts.append([]) }
  return parts
}

/// As a file or an option gives it: what is no UTF-8 has become U+FFFD before anyone parses it.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// A message without what is the user's own, so that messages of one kind can be counted.
func kind(of message: String) -> String {
  var kind = ""
  var isQuoted = false
  for character in message {
    if character == "'" || character == "\"" {
      isQuoted.toggle()
      if isQuoted { kind += "'…'" }
    } else if !isQuoted {
      kind.append(character.isASCII ? (character.isNumber ? "0" : character) : "·")
    }
  }
  return String(kind.prefix(70))
}
