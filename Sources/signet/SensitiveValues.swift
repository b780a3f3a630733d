import CollectionModel
import JSON
import Runner
import Templates

/// Masks what has the name of a secret although it stands in a file as it is.
enum SensitiveValues {
  static func masked(_ value: JSONValue, _ entry: WrittenSetting) -> JSONValue {
    guard let name = entry.path.last(where: Redactor.isSensitive) else {
      return masked(value, isAuth: entry.key == Key.auth.rawValue)
    }
    return masked(value, named: name)
  }

  /// The whole of it, unless it shows the mask of the secret that it is made of.
  static func masked(_ value: JSONValue, named name: String) -> JSONValue {
    guard Redactor.isSensitive(name) else { return masked(value, isAuth: false) }
    return value.isNull || showsMaskOnly(value) ? value : mask(name)
  }

  private static func mask(_ name: String) -> JSONValue { .string("***\(name.lowercased())***") }

  private static func showsMaskOnly(_ value: JSONValue) -> Bool {
    guard let text = value.stringValue else { return false }
    return text.contains("***") || text.hasPrefix("{{") && text.hasSuffix("}}")
  }

  private static func masked(_ value: JSONValue, isAuth: Bool) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map { masked($0, isAuth: isAuth) })
    case .object(let object):
      return .object(JSONObject(object.members.map { ($0.key, member($0, isAuth: isAuth)) }))
    case .string(let text): return .string(withoutPassword(text))
    default: return value
    }
  }

  private static func member(_ member: JSONObject.Member, isAuth: Bool) -> JSONValue {
    let isScalar = member.value.objectValue == nil && member.value.arrayValue == nil
    let isSecret = Redactor.isSensitive(member.key) || isAuth && ["bearer", "value"].contains(member.key)
    guard isScalar, isSecret, !member.value.isNull else { return masked(member.value, isAuth: isAuth) }
    return showsMaskOnly(member.value) ? member.value : mask(member.key)
  }

  /// `http://user:***password***@proxy`
  private static func withoutPassword(_ text: String) -> String {
    guard let scheme = text.utf8.indexOf("://") else { return text }
    let start = text.utf8.index(scheme, offsetBy: 3)
    let authority = text[start...].prefix { !"/?#".contains($0) }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return text }
    return "\(text[..<colon]):***password***\(text[at...])"
  }
}

extension String.UTF8View {
  fileprivate func indexOf(_ text: String) -> Index? {
    indices.first { self[$0...].starts(with: text.utf8) }
  }
}
