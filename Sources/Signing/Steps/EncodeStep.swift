package import Checks
package import Diagnostics
import Digests
import HTTP
import JSON
package import Templates
package import YAML

/// `encode: {into, input, encoding}`
package struct EncodeStep: Step {
  package static let name = "encode"
  package static let summary = "writes bytes as text"
  private static let keys = KeyGroup(
    name: "encode",
    keys: [
      StepKey.into,
      StepKey.input,
      StepKey.inputEncoding,
      ("encoding", "How the bytes are written.", .choice(of: Form.self)),
    ], required: ["into", "input", "encoding"])
  package static let shape = ValueShape.group(keys)

  private enum Form: String, CaseIterable { case base64, base64url, hex, upperHex = "HEX", url, form, json }

  private let into: StepTarget
  private let input: Template
  private let inputEncoding: StepChoice<InputEncoding>
  private let encoding: StepChoice<Form>
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> EncodeStep? {
    guard let arguments = reader.arguments(node, keys) else {
      return nil
    }
    let into = reader.target(required: "into", in: arguments)
    let input = reader.template(required: "input", in: arguments)
    let inputEncoding = reader.choice("input_encoding", in: arguments, default: InputEncoding.text)
    let encoding = reader.choice(required: "encoding", in: arguments, default: Form.base64)
    guard let into, let input, let inputEncoding, let encoding else { return nil }
    return EncodeStep(into: into, input: input, inputEncoding: inputEncoding, encoding: encoding, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let written = try context.bytes(input)
    let bytes = try inputEncoding.value(in: context).decode(written, what: "input", of: input)
    let text = try encoded(bytes, as: encoding.value(in: context))
    try context.write(.json(.string(text)), to: into)
    if context.tracing {
      let label = try into.destination(in: context).described
      context.note("encode", [StepTrace.Item("input", bytes), StepTrace.Item(label, Array(text.utf8))])
    }
  }

  private func encoded(_ bytes: [UInt8], as form: Form) throws(SigningFailure) -> String {
    switch form {
    case .base64: return ByteEncoding.base64.encode(bytes)
    case .base64url: return ByteEncoding.base64url.encode(bytes)
    case .hex: return ByteEncoding.hex.encode(bytes)
    case .upperHex: return ByteEncoding.upperHex.encode(bytes)
    case .url: return String(decoding: ItemsPart.Escaping.rfc3986.applied(to: bytes), as: UTF8.self)
    case .form: return String(decoding: ItemsPart.Escaping.form.applied(to: bytes), as: UTF8.self)
    case .json:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw SigningFailure(
          Diagnostic(
            "bytes that are not UTF-8 cannot be written as JSON", at: input.place,
            hints: ["encode them as base64 or hex"]))
      }
      return JSONWriter.compact(.string(text))
    }
  }

  package var templates: [Template] {
    [into.template, input] + [inputEncoding.template, encoding.template].compactMap { $0 }
  }

  package var targets: [StepTarget] { [into] }
}
