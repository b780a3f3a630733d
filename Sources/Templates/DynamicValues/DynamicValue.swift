import Checks
import JSON

/// A name behind `$` that gets a new value at each use.
package struct DynamicValue: Sendable {
  /// Without the `$`.
  package let name: String
  /// One phrase for the reference: what the value is.
  package let summary: String
  let draw: @Sendable (RunVariables) -> Value?

  init(_ name: String, _ summary: String, drawing draw: @escaping @Sendable (RunVariables) -> Value?) {
    self.name = name
    self.summary = summary
    self.draw = draw
  }

  /// A random text.
  init(_ name: String, _ summary: String, text: @escaping @Sendable (inout SeededRandom) -> String) {
    self.init(name, summary, drawing: { .json(.string(text(&$0.random))) })
  }

  /// A random number.
  init(_ name: String, _ summary: String, number: @escaping @Sendable (inout SeededRandom) -> String) {
    self.init(name, summary, drawing: { .json(.number(JSONNumber(trusted: number(&$0.random)))) })
  }

  /// One of a list of words.
  init(_ name: String, _ summary: String, oneOf words: [String]) {
    self.init(name, summary, text: { words[Int.random(in: 0..<words.count, using: &$0)] })
  }
}
