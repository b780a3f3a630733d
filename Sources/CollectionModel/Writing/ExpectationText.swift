import Checks
package import Diagnostics

/// A check as it is typed on a command line: a query, a blank, and a matcher in YAML, as in `$.code 0` or
/// `status {at_least: 200}`.
package struct ExpectationText: Sendable {
  package let query: String
  package let matcher: String

  /// The query is the longest beginning that is one: `$.a | length 3` asks for a length of 3.
  package init(_ text: String) throws(Diagnostic) {
    guard !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      throw Diagnostic("--expect '\(text)': a check stands on one line")
    }
    var found: (query: Substring, matcher: Substring)?
    for blank in Self.blanks(in: text) {
      let query = text[..<blank]
      let matcher = text[blank...].drop { $0 == " " }
      if !matcher.isEmpty, Self.isQuery(String(query)) { found = (query, matcher) }
    }
    guard let found else {
      throw Diagnostic(
        "--expect '\(text)': no query with a matcher behind it",
        hints: ["as in --expect 'status 200', --expect '$.code 0' or --expect 'duration {below: 2s}'"])
    }
    query = String(found.query)
    matcher = String(found.matcher)
  }

  /// The blanks outside of quotes and brackets.
  private static func blanks(in text: String) -> [String.Index] {
    var blanks: [String.Index] = []
    var quote: Character?
    var depth = 0
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"": quote = character
      case "[", "(", "{": depth += 1
      case "]", ")", "}": depth -= 1
      case " " where depth == 0: blanks.append(index)
      default: break
      }
    }
    return blanks
  }

  private static func isQuery(_ text: String) -> Bool {
    let text = text.contains("{{") ? text.split(separator: "{{").joined() : text
    return (try? Query(parsing: text)) != nil
  }

  /// The section of `expect:` that holds it, and its key there; nothing for the list of free checks.
  var place: (section: String, key: String?)? {
    if ["status", "body", "size", "duration", "url", "version", "redirects", "ip"].contains(query) {
      return (query, nil)
    }
    if query.hasPrefix("$") { return ("json", query) }
    for (word, section) in [("header ", "headers"), ("cookie ", "cookies")] where query.hasPrefix(word) {
      let name = query.dropFirst(word.count)
      if !name.contains(" "), !name.contains("|") { return (section, String(name)) }
    }
    return nil
  }

  /// The lines of `expect:` for several of them.
  static func lines(_ checks: [ExpectationText]) -> [String] {
    var sections: [(name: String, lines: [String])] = []
    let add = { (section: String, lines: [String]) in
      if let at = sections.firstIndex(where: { $0.name == section }) {
        sections[at].lines += lines
      } else {
        sections.append((section, lines))
      }
    }
    for check in checks {
      switch check.place {
      case (let section, nil)?: add(section + ": " + check.matcher, [])
      case (let section, let key?)?: add(section + ":", ["  \(YAMLText.string(key)): \(check.matcher)"])
      case nil:
        // A map of matchers has to stand beside `query`, whatever it holds.
        let matcher = check.matcher.hasPrefix("{") ? "all: [\(check.matcher)]" : "equals: \(check.matcher)"
        add("checks:", ["  - query: \(YAMLText.string(check.query))", "    \(matcher)"])
      }
    }
    return sections.flatMap { [$0.name] + $0.lines }
  }
}
