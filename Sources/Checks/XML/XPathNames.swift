/// Rewrites the name tests of an XPath, so that `//order/id` finds its elements in a document with a default namespace.
///
/// An unprefixed element name `id` becomes `*[local-name()='id']`, which keeps positions: a predicate that follows
/// counts the same nodes. Prefixed names, attributes (which are in no namespace when unprefixed), functions, axes and
/// variables stay as they are. Names are told from operators as XPath 1.0 section 3.7 says.
struct XPathNames {
  static func matchingAnyNamespace(_ expression: String) -> String {
    var reader = XPathNames(expression)
    return reader.rewritten()
  }

  private enum Token { case operand, operatorOrOpening, attributeMark, dollar }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var last = Token.operatorOrOpening
  private var output = String.UnicodeScalarView()

  private init(_ expression: String) { scalars = Array(expression.unicodeScalars) }

  private mutating func rewritten() -> String {
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case "'", "\"": takeLiteral(scalar)
      case _ where Self.beginsName(scalar): takeName()
      case "0"..."9", ".", ")", "]": take(as: .operand)
      case "@": take(as: .attributeMark)
      case "$": take(as: .dollar)
      // Where an operand is expected, `*` is any name.
      case "*": take(as: last == .operand ? .operatorOrOpening : .operand)
      case " ", "\t", "\n", "\r": take(as: last)
      default: take(as: .operatorOrOpening)
      }
    }
    return String(output)
  }

  private mutating func take(as token: Token) {
    output.append(scalars[position])
    position += 1
    last = token
  }

  private mutating func takeLiteral(_ quote: Unicode.Scalar) {
    take(as: .operand)
    while position < scalars.count {
      let scalar = scalars[position]
      take(as: .operand)
      if scalar == quote { return }
    }
  }

  private mutating func takeName() {
    let name = takePart()
    if last == .operand {
      output.append(contentsOf: name)
      last = .operatorOrOpening
      return
    }
    var next = position
    while next < scalars.count, scalars[next].properties.isWhitespace { next += 1 }
    if next < scalars.count, scalars[next] == "(" {
      output.append(contentsOf: name)
      last = .operatorOrOpening
    } else if isAt("::", next) {
      output.append(contentsOf: name)
      output.append(contentsOf: "::".unicodeScalars)
      position = next + 2
      let axis = String(String.UnicodeScalarView(name))
      last = axis == "attribute" || axis == "namespace" ? .attributeMark : .operatorOrOpening
    } else if position + 1 < scalars.count, scalars[position] == ":" {
      output.append(contentsOf: name)
      output.append(":")
      position += 1
      if scalars[position] == "*" { take(as: .operand) } else { output.append(contentsOf: takePart()) }
      last = .operand
    } else {
      if last == .operatorOrOpening {
        output.append(contentsOf: "*[local-name()='".unicodeScalars)
        output.append(contentsOf: name)
        output.append(contentsOf: "']".unicodeScalars)
      } else {
        output.append(contentsOf: name)
      }
      last = .operand
    }
  }

  private mutating func takePart() -> ArraySlice<Unicode.Scalar> {
    let start = position
    while position < scalars.count, Self.continuesName(scalars[position]) { position += 1 }
    return scalars[start..<position]
  }

  private func isAt(_ text: String, _ index: Int) -> Bool {
    scalars[min(index, scalars.count)...].starts(with: text.unicodeScalars)
  }

  private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar.value > 0x7F
  }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    beginsName(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "."
  }
}
