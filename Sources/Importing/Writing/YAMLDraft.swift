package import JSON

/// What will be written as YAML, with a choice between short and long forms that a person would make.
package indirect enum YAMLDraft: Sendable {
  /// A string: over lines where it has line breaks.
  case text(String)
  case value(JSONValue)
  /// A map: on one line where it is short.
  case map([YAMLEntry])
  /// A map with a line for each entry, however short it is.
  case block([YAMLEntry])
  case list([YAMLDraft])
  /// A list with a line for each element.
  case lines([YAMLDraft])
  /// A list with a blank line between its elements.
  case items([YAMLDraft])
}

package struct YAMLEntry: Sendable {
  package var key: String
  package var value: YAMLDraft

  package init(_ key: String, _ value: YAMLDraft) {
    self.key = key
    self.value = value
  }
}

extension YAMLDraft {
  /// With every string that is no key changed.
  func mapped(_ change: (String) -> String) -> YAMLDraft {
    switch self {
    case .text(let text): .text(change(text))
    case .value(let value): .value(Self.mapped(value, change))
    case .map(let entries): .map(entries.map { YAMLEntry($0.key, $0.value.mapped(change)) })
    case .block(let entries): .block(entries.map { YAMLEntry($0.key, $0.value.mapped(change)) })
    case .list(let items): .list(items.map { $0.mapped(change) })
    case .lines(let items): .lines(items.map { $0.mapped(change) })
    case .items(let items): .items(items.map { $0.mapped(change) })
    }
  }

  private static func mapped(_ value: JSONValue, _ change: (String) -> String) -> JSONValue {
    switch value {
    case .string(let text): .string(change(text))
    case .array(let items): .array(items.map { mapped($0, change) })
    case .object(let object): .object(JSONObject(object.members.map { ($0.key, mapped($0.value, change)) }))
    default: value
    }
  }
}
