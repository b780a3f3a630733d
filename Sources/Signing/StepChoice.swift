import Diagnostics
import Templates

/// One word of a fixed set, known at load time or given by a template.
struct StepChoice<Value: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  private enum Content {
    case fixed(Value)
    case template(Template, key: String)
  }

  private let content: Content

  init(_ value: Value, at place: SourcePlace) { content = .fixed(value) }

  init(_ template: Template, of key: String) throws(Diagnostic) {
    if let text = template.constantText {
      content = .fixed(try StepChoice.value(text, of: key, at: template.place))
    } else {
      content = .template(template, key: key)
    }
  }

  var template: Template? {
    if case .template(let template, _) = content { template } else { nil }
  }

  func value(in context: SigningContext) throws(SigningFailure) -> Value {
    switch content {
    case .fixed(let value): return value
    case .template(let template, let key):
      let text = try context.text(template)
      do throws(Diagnostic) {
        return try StepChoice.value(text, of: key, at: template.place)
      } catch {
        throw SigningFailure(error)
      }
    }
  }

  private static func value(_ text: String, of key: String, at place: SourcePlace) throws(Diagnostic) -> Value {
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue)
    let nearest = Spelling.suggestion(for: text, among: all)
    throw Diagnostic(
      "unknown \(key) '\(text)'", at: place, label: nearest.map { "did you mean '\($0)'?" },
      hints: ["it is one of \(all.joined(separator: ", "))"])
  }
}
