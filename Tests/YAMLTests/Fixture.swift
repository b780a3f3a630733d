import Diagnostics
import YAML

/// A value in the shape of compact JSON, strings in double quotes as they are, refused scalars in angle brackets.
func shape(_ node: Node) -> String {
  switch node.content {
  case .sequence(let items): "[" + items.map(shape).joined(separator: ",") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.key):\(shape($0.value))" }.joined(separator: ",") + "}"
  case .scalar(let text, let plain):
    switch YAMLScalar.typed(text, plain: plain) {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .string(let text): "\"\(text)\""
    case .refused: "<\(text)>"
    }
  }
}

func parsed(_ text: String) throws -> String {
  shape(try YAMLParser.parse(SourceText(path: "a.yaml", text: text)))
}

/// The first problem as "line:column message", with its hints behind ` / `.
func complaint(_ text: String) -> String { complaint(Array(text.utf8)) }

func complaint(_ bytes: [UInt8]) -> String {
  do throws(Diagnostic) {
    return shape(try YAMLParser.parse(SourceText(path: "a.yaml", bytes: bytes)))
  } catch {
    let place = error.place.map { "\($0.line):\($0.column) " } ?? ""
    return ([place + error.message + (error.label.map { " [\($0)]" } ?? "")] + error.hints).joined(separator: " / ")
  }
}
