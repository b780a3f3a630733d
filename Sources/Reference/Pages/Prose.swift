import Checks
import CollectionModel

/// Words around the tables.
enum Prose {
  /// `'text'` of a summary in code font, apostrophes left alone.
  static func sentence(_ text: String) -> String {
    var result = ""
    var isCode = false
    var before: Character = " "
    for character in text {
      let opens = !isCode && !before.isLetter && !before.isNumber && before != "`"
      if character == "'", isCode || opens {
        isCode.toggle()
        result.append("`")
      } else {
        result.append(character)
      }
      before = character
    }
    return isCode ? text : result
  }

  /// "May stand in a folder or a request."
  static func levels(_ levels: KeyLevels) -> String {
    if levels == .settings { return "May stand on every level." }
    if levels == KeyLevels.settings.union(.webhook) { return "May stand on every level, and in a webhook item." }
    return "May stand in \(levels.description)."
  }

  /// Whether a summary says itself what holds where the key does not stand.
  static func namesDefault(_ summary: String) -> Bool {
    summary.contains("by default") || summary.contains("the default") || summary.contains("unless said otherwise")
  }

  static func keyGroup(_ example: GroupExample) -> KeyGroup? {
    let groups = KeyGroup.all + [KeyGroup.expect]
    let named = groups.filter { $0.name == example.group }
    return named.first { group in example.refused.allSatisfy { group.names.contains($0.key) } }
      ?? named.first { group in example.refused.contains { group.names.contains($0.key) } }
  }

  static func isKnown(_ example: GroupExample) -> Bool { keyGroup(example) != nil }

  static func title(of example: GroupExample) -> String {
    switch (example.group, example.refused.first?.key) {
    case ("hints", "file"): "Keys of `hints` in a file of their own"
    case ("oauth2", _) where example.isEnvironmentOAuth2: "Keys of `oauth2`"
    case ("oauth2", "username"): "Keys of `auth: {oauth2: …}` for the grants `password` and `refresh_token`"
    case ("basic", _), ("api_key", _), ("digest", _), ("ntlm", _), ("oauth2", _):
      "Keys of `auth: {\(example.group): …}`"
    case ("timing", _), ("certificate", _): "Parts of `\(example.group)`"
    case ("hints", _): "Keys of a hint"
    case ("secrets", _): "Where a secret comes from"
    case ("multipart", _): "Keys of a part of `multipart`"
    case ("auth", _): "Ways to authenticate"
    default: "Keys of `\(example.group)`"
    }
  }

  static func rows(of example: GroupExample) -> [[String]] {
    guard let own = keyGroup(example) else { return [] }
    let groups = [own] + (KeyGroup.all + [KeyGroup.expect]).filter { $0.name == example.group }
    return example.refused.compactMap { key, _ in
      guard let group = groups.first(where: { $0.names.contains(key) }),
        let known = group.keys.first(where: { $0.name == key })
      else { return nil }
      let isRequired = group.required.contains(key) && !group.isChoice
      let named = namesDefault(known.summary) ? nil : KeyRules.defaultValue(of: key, in: example.group)
      let value = named.map { " Default: \($0)." } ?? ""
      return [
        "`\(key)`" + (isRequired ? " (required)" : ""), sentence(known.summary) + value, known.shape.inWords ?? "",
      ]
    }
  }
}
