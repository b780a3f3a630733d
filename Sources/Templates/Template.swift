package import Diagnostics

/// A string of a file with its `{{…}}` parsed.
///
/// Most strings hold none: such a one is kept as it is, and costs one look through its bytes.
package struct Template: Sendable {
  private enum Content: Sendable {
    case constant(String)
    case parts([TemplatePart])
  }

  /// The scalar that the text comes from.
  package let place: SourcePlace
  private let content: Content

  /// Parses `{{name}}`, `{{name ?? 'x'}}`, `{{name | filter 'arg'}}`, `{{$dynamic}}` and `{{'{{'}}`.
  ///
  /// Throws the first mistake, with its own place inside the scalar.
  package init(parsing text: String, at place: SourcePlace) throws(Diagnostic) {
    self.place = place
    guard Template.mayHoldTemplate(text) else {
      content = .constant(text)
      return
    }
    var parser = TemplateParser(text)
    do throws(TemplateSyntaxError) {
      let parts = try parser.parts()
      if case .text(let only)? = parts.first, parts.count == 1 {
        content = .constant(only)
      } else {
        content = .parts(parts)
      }
    } catch {
      throw error.diagnostic(in: place)
    }
  }

  /// A whole file. Throws the first mistake at its place in the file, be it that the file is no text.
  package init(wholeOf source: SourceText) throws(Diagnostic) {
    let lines = source.bytes.count { $0 == UInt8(ascii: "\n") } + 1
    let whole = SourcePlace(source, SourceSpan(line: 1, column: 1, endLine: lines + 1, endColumn: 1))
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw Diagnostic(
        "the file is not UTF-8, so no templates can be filled in",
        at: SourcePlace(source, SourceSpan(line: 1, column: 1)),
        hints: ["leave out 'template: true' to send the file as it is"])
    }
    try self.init(parsing: text, at: whole)
  }

  /// A text that is no template, whatever it holds.
  package init(constant text: String, at place: SourcePlace) {
    self.place = place
    content = .constant(text)
  }

  /// Whether two opening braces stand anywhere in `text`.
  package static func mayHoldTemplate(_ text: String) -> Bool {
    var previousIsBrace = false
    for byte in text.utf8 {
      let isBrace = byte == UInt8(ascii: "{")
      if isBrace && previousIsBrace { return true }
      previousIsBrace = isBrace
    }
    return false
  }

  /// Whether the text is the same in every scope.
  package var isConstant: Bool { constantText != nil }

  /// The text where it is the same in every scope.
  package var constantText: String? {
    if case .constant(let text) = content { text } else { nil }
  }

  /// Texts and expressions in order.
  package var parts: [TemplatePart] {
    switch content {
    case .constant(let text): [.text(text)]
    case .parts(let parts): parts
    }
  }

  /// The expression where the whole string is exactly one.
  package var soleExpression: TemplateExpression? {
    guard case .parts(let parts) = content, parts.count == 1, case .expression(let only) = parts[0] else { return nil }
    return only
  }

  /// The text with `mark` for each expression, and how many Unicode scalars each of them takes as written.
  package func skeleton(_ mark: Unicode.Scalar) -> (text: String, widths: [Int]) {
    var text = ""
    var widths: [Int] = []
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .expression(let expression):
        text.unicodeScalars.append(mark)
        widths.append(Int(expression.location.to - expression.location.from))
      }
    }
    return (text, widths)
  }

  /// The text of each expression's value, in order.
  package func insertedTexts(in scope: any VariableScope) throws(TemplateFailure) -> [String] {
    var texts: [String] = []
    _ = try text(in: scope) { inserted in
      texts.append(inserted.text)
      return ""
    }
    return texts
  }

  /// The plain variables it uses, each as often as it does, in order.
  package var uses: [VariableUse] {
    guard case .parts(let parts) = content else { return [] }
    return parts.compactMap { part in
      guard case .expression(let expression) = part, case .variable(let name) = expression.source else { return nil }
      return VariableUse(
        name: name, hasDefault: expression.defaultValue != nil, scalar: place, location: expression.location)
    }
  }

  /// The names of the plain variables it uses, in order; neither reserved nor dynamic ones.
  package var references: [String] { uses.map(\.name) }

  /// Where an expression of this template stands in its file.
  package func place(of expression: TemplateExpression) -> SourcePlace { expression.location.place(in: place) }
}
