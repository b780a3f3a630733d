package import Diagnostics

/// A YAML value with the place of every key and scalar; aliases and merge keys are already resolved.
package struct Node: Sendable {
  package enum Content: Sendable {
    /// `plain` is false for quoted and block scalars, which are always strings.
    case scalar(String, plain: Bool)
    case sequence([Node])
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package let key: String
    package let keySpan: SourceSpan
    package let value: Node

    package init(key: String, keySpan: SourceSpan, value: Node) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  package let content: Content
  /// A scalar's own span; for a collection the span of its first token, so that a caret never points past it.
  package let span: SourceSpan

  package init(content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }
}

extension Node {
  /// The entries of a map; nothing for another value.
  package var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The items of a list; nothing for another value.
  package var items: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The text of a scalar as written; nothing for a list or map.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// What a scalar means; nothing for a list or map.
  package var scalar: YAMLScalar? {
    if case .scalar(let text, let plain) = content { YAMLScalar.typed(text, plain: plain) } else { nil }
  }

  package subscript(key: String) -> Node? {
    entries?.first { $0.key == key }?.value
  }

  /// How messages name the kind of value: "a map", "a list", "text", "a number", "true or false", "nothing".
  package var kind: String {
    switch content {
    case .mapping: "a map"
    case .sequence: "a list"
    case .scalar(let text, let plain):
      switch YAMLScalar.typed(text, plain: plain) {
      case .null: "nothing"
      case .bool: "true or false"
      case .number: "a number"
      case .string, .refused: "text"
      }
    }
  }
}
