/// Values that must not be written, and the secrets that stand for them.
struct SecretStore {
  private(set) var names: [String] = []
  /// Values, with the names that stand for them.
  private var byValue: [String: String] = [:]
  private var values: [String: String] = [:]

  /// A template in place of the value; `place` is what the value stood in (`X-Api-Key`).
  mutating func template(for value: String, named place: String) -> String { "{{\(add(place, value: value))}}" }

  /// The name of the secret; two values never share one.
  @discardableResult
  mutating func add(_ place: String, value: String) -> String {
    if !value.isEmpty, let known = byValue[value] { return known }
    let base = Self.name(place)
    var name = base
    var number = 2
    while let other = values[name], other != value {
      name = "\(base)_\(number)"
      number += 1
    }
    if !names.contains(name) { names.append(name) }
    values[name] = value
    if !value.isEmpty { byValue[value] = name }
    return name
  }

  /// A variable that is a secret under the name that it has already.
  mutating func keep(_ name: String, value: String) {
    if !names.contains(name) { names.append(name) }
    values[name] = value
    if !value.isEmpty, byValue[value] == nil { byValue[value] = name }
  }

  /// The template that stands for a value already.
  func template(known value: String) -> String? { byValue[value].map { "{{\($0)}}" } }

  /// A value that is captured after all.
  mutating func forget(_ value: String) {
    guard let name = byValue.removeValue(forKey: value) else { return }
    values[name] = nil
    names.removeAll { $0 == name }
  }

  func contains(_ name: String) -> Bool { values[name] != nil }

  /// `X-Api-Key` is x_api_key; names of variables stay.
  private static func name(_ place: String) -> String {
    let isName = place.utf8.allSatisfy { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 || (48...57).contains($0) || $0 == 95 }
    if isName, place.first?.isNumber == false { return place }
    let name = FileNames.slug(place, otherwise: "secret").map { $0.isASCII && $0 != "-" ? $0 : "_" }
    return name.first?.isNumber == true ? "_" + String(name) : String(name)
  }

  /// A text without any of the values: the last look at everything that is written.
  ///
  /// A value that is an ordinary word is replaced only where it stood; it would be found in places that are none of its.
  func withoutValues(_ text: String) -> String {
    var text = text
    for (value, name) in byValue.sorted(by: { ($0.key.utf8.count, $0.key) > ($1.key.utf8.count, $1.key) })
    where Self.isTelling(value) {
      guard text.contains(value) else { continue }
      text = text.split(separator: value, omittingEmptySubsequences: false).joined(separator: "{{\(name)}}")
    }
    return SecretNames.withoutTokens(text)
  }

  private static func isTelling(_ value: String) -> Bool {
    guard value.utf8.count >= 8 else { return false }
    return value.utf8.count >= 20 || SecretNames.looksSecret(value)
      || value.contains(where: \.isNumber) && value.contains(where: \.isLetter)
  }
}
