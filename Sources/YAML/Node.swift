package import Diagnostics

/// A YAML value with the place of every key and scalar; aliases and merge keys are already resolved.
package struct Node: Sendable {
  package indirect enum Content: Sendable {
    /// `plain` is false for quoted and block scalars, which are always strings.
    case scalar(String, plain: Bool)
    case sequence([Node])
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package let key: String
    package let keySpan: SourceSpan
    package let value: Node
  }

  package let content: Content
  /// A scalar's own span; for a collection the span of its first token, so that a caret never points past it.
  package let span: SourceSpan
}
