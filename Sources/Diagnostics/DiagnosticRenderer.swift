/// Writes a diagnostic for a person: what, where, the line with carets, and the way out.
///
/// ```
/// error: unknown key 'metod' in request 'Create product'
///   --> collections/products.yaml:14:5
///    |
/// 14 |     metod: POST
///    |     ^^^^^ did you mean 'method'?
///    hint: …
/// ```
package struct DiagnosticRenderer: Sendable {
  private let color: Bool

  package init(color: Bool) { self.color = color }

  /// Lines without a last line break.
  package func render(_ diagnostic: Diagnostic) -> String {
    let tint = diagnostic.severity == .error ? Tint.red : .yellow
    var lines = [
      paint(diagnostic.severity.rawValue + ":", tint) + " " + paint(Self.shown(diagnostic.message), .bold)
    ]
    var indent = "  "
    if let place = diagnostic.place {
      let gutter = String(repeating: " ", count: String(place.line).count)
      lines.append("\(gutter)\(paint("-->", .blue)) \(VisibleText.shown(place.file)):\(place.line):\(place.column)")
      lines += excerpt(of: place, label: diagnostic.label, gutter: gutter, tint: tint)
      indent = gutter + " "
    } else if let label = diagnostic.label {
      lines.append(indent + Self.shown(label, keeping: "\n"))
    }
    for hint in diagnostic.hints {
      let rest = indent + "      "
      let text = Self.shown(hint, keeping: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      lines.append(indent + paint("hint:", .cyan) + " " + text.joined(separator: "\n" + rest))
    }
    return lines.joined(separator: "\n")
  }

  /// Such as "3 errors, 1 warning"; "no problems" where there are none.
  package static func summary(of diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    return parts.isEmpty ? "no problems" : parts.joined(separator: ", ")
  }

  /// Characters of a message that are shown: the user's own text in it may be a whole file.
  private static let longest = 1200

  private static func shown(_ text: String, keeping kept: Unicode.Scalar? = nil) -> String {
    let scalars = text.unicodeScalars
    guard text.utf8.count > longest, scalars.count > longest else { return VisibleText.shown(text, keeping: kept) }
    let (head, tail) = (scalars.prefix(longest * 3 / 4), scalars.suffix(longest / 4))
    let cut = " … (\(scalars.count - head.count - tail.count) characters) … "
    return VisibleText.shown(String(head), keeping: kept) + cut + VisibleText.shown(String(tail), keeping: kept)
  }

  private func excerpt(of place: SourcePlace, label: String?, gutter: String, tint: Tint) -> [String] {
    let excerpt = SourceExcerpt(place)
    let bar = paint("|", .blue)
    var lines = ["\(gutter) \(bar)", "\(paint(String(place.line), .blue)) \(bar)" + padded(excerpt.text)]
    let carets = String(repeating: "^", count: excerpt.caretCount)
    let space = String(repeating: " ", count: excerpt.caretStart)
    guard let label else {
      lines.append("\(gutter) \(bar) \(space)\(paint(carets, tint))")
      return lines
    }
    let labelLines = Self.shown(label, keeping: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    for (index, text) in labelLines.enumerated() {
      let lead = index == 0 ? paint(carets, tint) : String(repeating: " ", count: excerpt.caretCount)
      lines.append("\(gutter) \(bar) \(space)\(lead) \(paint(String(text), index == 0 ? tint : nil))")
    }
    return lines
  }

  /// A blank before the text, none where there is no text: no line ends in blanks.
  private func padded(_ text: String) -> String { text.isEmpty ? "" : " " + text }

  private enum Tint: String {
    case red = "1;31"
    case yellow = "1;33"
    case blue = "1;34"
    case cyan = "1;36"
    case bold = "1"
  }

  private func paint(_ text: String, _ tint: Tint?) -> String {
    guard color, let tint, !text.isEmpty else { return text }
    return "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m"
  }
}
