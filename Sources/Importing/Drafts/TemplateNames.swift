import CollectionModel
import Templates

/// Names of variables and templates of another tool as Signet has them.
struct TemplateNames {
  /// Names as they were, with what they are called here where that is another.
  private(set) var renamed: [String: String] = [:]
  private var taken: [String: String] = [:]
  /// Every name that some template uses, as it is called here.
  private(set) var used: Set<String> = []
  /// Dynamic names that Signet does not have.
  private(set) var unknown: [String] = []
  /// Of a vault, as they are called here.
  private(set) var vault: [String] = []

  /// The name here: letters, digits, `_` and `-`; two names never become one.
  mutating func name(_ original: String) -> String {
    let original = original.trimmed
    if let known = renamed[original] { return known }
    if VariableName.problem(of: original) == nil, taken[original] == nil || taken[original] == original {
      taken[original] = original
      return original
    }
    var text = ""
    for character in original {
      let isPlain =
        character.isASCII && (character.isLetter || character.isNumber) || character == "_" || character == "-"
      text.append(isPlain ? character : "_")
    }
    if text.isEmpty || text.first?.isNumber == true || text.first == "-" { text = "_" + text }
    if VariableName.problem(of: text) != nil { text += "_" }
    var unique = text
    var number = 2
    while let owner = taken[unique], owner != original {
      unique = "\(text)_\(number)"
      number += 1
    }
    taken[unique] = original
    renamed[original] = unique
    return unique
  }

  /// A text with `{{templates}}` as Signet has it.
  ///
  /// - Parameter filter: what is put behind each template, such as ` | raw`; asked with the name as it is called here.
  mutating func text(_ text: String, filter: (String) -> String = { _ in "" }) -> String {
    guard text.contains("{{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      result += rest[..<open.lowerBound]
      let behind = rest[open.upperBound...]
      // The innermost pair, as Postman takes it: `{{a{{b}}` holds {{b}}.
      guard let close = behind.firstRange(of: "}}") else {
        result += "{{'{{'}}" + behind
        return result
      }
      let inside = behind[..<close.lowerBound]
      if inside.contains("{") || inside.trimmed.isEmpty || inside.contains("}") || inside.contains("\n") {
        result += "{{'{{'}}"
        rest = behind
        continue
      }
      result += template(String(inside).trimmed, filter)
      rest = behind[close.upperBound...]
    }
    return result + rest
  }

  private mutating func template(_ inside: String, _ filter: (String) -> String) -> String {
    if inside.hasPrefix("$") {
      let name = String(inside.dropFirst())
      if DynamicValues.isKnown(name) { return "{{\(inside)\(filter(inside))}}" }
      if !unknown.contains(inside) { unknown.append(inside) }
      return "{{'{{'}}\(inside)}}"
    }
    var original = inside
    if inside.hasPrefix("vault:") {
      original = String(inside.dropFirst(6))
      let name = name(original)
      if !vault.contains(name) { vault.append(name) }
    }
    let name = name(original)
    used.insert(name)
    return "{{\(name)\(filter(name))}}"
  }

  mutating func use(_ name: String) { used.insert(name) }
}

extension StringProtocol {
  /// Without blanks at its ends.
  var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
