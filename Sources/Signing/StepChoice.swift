import Diagnostics
import Templates

/// One word of a fixed set, known at load time or given by a template.
struct StepChoice<Value: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  private enum Content {
    case fixed(Value)
    case template(Template, key: String)
  }

  private let content: Content
  /// Where the word stands; the step's own place where nobody wrote one.
  let place: SourcePlace

  init(_ value: Value, at place: SourcePlace) {
    content = .fixed(value)
    self.place = place
  }

  init(_ template: Template, of key: String) throws(Diagnostic) {
    place = template.place
    if let text = template.constantText {
      content = .fixed(try StepChoice.value(text, of: key, at: template.place))
    } else {
      content = .template(template, key: key)
    }
  }

  var template: Template? {
    if case .template(let template, _) = content { template } else { nil }
  }

  /// The word where it is known before the run.
  var fixedValue: Value? {
    if case .fixed(let value) = content { value } else { nil }
  }

  func value(in context: SigningContext) throws(SigningFailure) -> Value {
    switch content {
    case .fixed(let value): return value
    case .template(let template, let key):
      let text = try context.text(template)
      do throws(Diagnostic) {
        return try StepChoice.value(text, of: key, at: template.place)
      } catch {
        throw SigningFailure(error, value: template)
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
