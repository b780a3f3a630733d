package import Diagnostics

extension SourceText {
  /// The place of one character of a scalar's value in the file's own text: `offset` counts Unicode scalars of the
  /// value, as a parser of paths or expressions does; `span` is the scalar's. Quotes and escapes on the scalar's
  /// first line are seen through; where that cannot tell (folded and block scalars), the whole scalar is the place.
  package func span(ofCharacter offset: Int, inScalarAt span: SourceSpan) -> SourceSpan {
    let scalars = Array(line(Int(span.line)).unicodeScalars)
    var index = Int(span.column) - 1
    guard offset >= 0, scalars.indices.contains(index) else { return span }
    let quote = scalars[index]
    if quote == "|" || quote == ">" { return span }
    let quoted = quote == "'" || quote == "\""
    if quoted { index += 1 }
    for _ in 0..<offset {
      guard index < scalars.count else { return span }
      index += Self.width(ofCharacterAt: index, in: scalars, quote: quote)
    }
    let end = span.line == span.endLine ? Int(span.endColumn) - (quoted ? 1 : 0) : scalars.count + 1
    // Just past the last character is where a parser says that something is missing.
    guard index + 1 <= end else { return span }
    return SourceSpan(line: Int(span.line), column: index + 1)
  }

  private static func width(ofCharacterAt index: Int, in scalars: [Unicode.Scalar], quote: Unicode.Scalar) -> Int {
    if quote == "'" { return scalars[index] == "'" ? 2 : 1 }
    guard quote == "\"", scalars[index] == "\\", index + 1 < scalars.count else { return 1 }
    switch scalars[index + 1] {
    case "x": return 4
    case "u": return 6
    case "U": return 10
    default: return 2
    }
  }
}
