package import Checks
import JSON

/// Every dynamic name; a group is a file beside this one and a line in `groups`.
package enum DynamicValues {
  private static let groups: [[DynamicValue]] = [
    basicDynamicValues, textDynamicValues, personDynamicValues, internetDynamicValues, businessDynamicValues,
    proseDynamicValues,
  ]

  package static let all: [DynamicValue] = groups.flatMap { $0 }

  private static let table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// Without the `$`; `env.NAME` stands for all of its kind.
  package static let names: [String] = all.map(\.name)

  private static let environmentPrefix = "env."

  package static func isKnown(_ name: String) -> Bool {
    table[name] != nil || name.hasPrefix(environmentPrefix) && name.utf8.count > environmentPrefix.utf8.count
  }

  /// A new value; nothing where there is no such name, or nothing behind it here.
  package static func value(of name: String, in run: RunVariables) -> Value? {
    if name.hasPrefix(environmentPrefix) {
      let variable = String(name.dropFirst(environmentPrefix.count))
      guard let value = run.environment[variable] else { return nil }
      run.environmentUsed[variable] = value
      return .json(.string(value))
    }
    return table[name]?.draw(run)
  }
}
