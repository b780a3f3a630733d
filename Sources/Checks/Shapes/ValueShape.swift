/// The kind of value that a key, a matcher or a step takes: for editors' schemas and the reference. Its reader has the
/// last word.
package indirect enum ValueShape: Sendable {
  case any
  case null
  case boolean
  /// A text, or a number or boolean that stands for its own spelling.
  case text
  /// A text that cannot be a number or boolean: `matches: 5` is a mistake.
  case string
  case integer(least: Int)
  case number(least: Int?, most: Int?)
  /// `250ms 10s 2m 1h 1d`
  case duration
  /// `1048576 64MiB 1MB`
  case size
  /// One of fixed words; one that reads as a number may stand unquoted.
  case word([String])
  case list(of: ValueShape, least: Int)
  /// A map with any names.
  case mapping(of: ValueShape)
  /// A map whose names are those of variables.
  case variables(of: ValueShape)
  case group(KeyGroup)
  /// What each of several shapes allows.
  case either([ValueShape])
  /// A shape that has a name, because it holds itself or is used in many places.
  case reference(String)

  package static let number = ValueShape.number(least: nil, most: nil)
  package static let list = ValueShape.list(of: .any, least: 0)
  package static let map = ValueShape.mapping(of: .any)
  /// One text, or a list of them.
  package static let textList = ValueShape.either([.text, .list(of: .text, least: 0)])
  /// A text, number or boolean, or nothing at all.
  package static let scalar = ValueShape.either([.text, .null])
  /// A literal, or a map of matchers.
  package static let matcher = ValueShape.reference("matcher")

  /// A map of matchers.
  package static let matchers = ValueShape.reference("matchers")

  /// A value, or a template that gives it.
  package static func orTemplate(_ shape: ValueShape) -> ValueShape { .either([shape, .reference("template")]) }
}

/// The keys of one small map inside the format, such as `retry:`.
package struct KeyGroup: Sendable {
  package struct Row: Sendable {
    package let name: String
    /// One sentence.
    package let summary: String
    package let shape: ValueShape
  }

  /// How messages name the map: `retry`.
  package let name: String
  package let keys: [Row]
  /// The keys that must be there.
  package let required: [String]
  /// Whether exactly one of the keys must be there.
  package let isChoice: Bool
  /// What other keys are allowed; nothing where there are none.
  package let others: ValueShape?

  package init(
    name: String, keys: [(String, String, ValueShape)], required: [String] = [], isChoice: Bool = false,
    others: ValueShape? = nil
  ) {
    self.name = name
    self.keys = keys.map { Row(name: $0.0, summary: $0.1, shape: $0.2) }
    self.required = required
    self.isChoice = isChoice
    self.others = others
  }

  /// Keys whose values may be anything, as far as editors are told.
  package init(name: String, keys: [(String, String)]) {
    self.init(name: name, keys: keys.map { ($0.0, $0.1, .any) })
  }

  package var names: [String] { keys.map(\.name) }
}
