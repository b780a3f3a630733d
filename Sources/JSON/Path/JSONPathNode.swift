/// A value that a path found, and where.
package struct JSONPathNode: Sendable {
  package let value: JSONValue
  let place: PathLocation

  /// The normalised path (RFC 9535 section 2.7): `$['data'][0]`.
  package var location: String { place.description }
}

/// A place in a value, as the way down from its root. Copies share the upper part.
indirect enum PathLocation: Sendable {
  case root
  case below(PathLocation, JSONPathStep)
}

extension PathLocation: CustomStringConvertible {
  var description: String {
    var steps: [JSONPathStep] = []
    var place = self
    while case .below(let parent, let step) = place {
      steps.append(step)
      place = parent
    }
    return steps.reversed().reduce(into: "$") { $0 += $1.normalised }
  }
}

extension JSONPathStep {
  /// `[0]` or `['name']`, with exactly the escapes of RFC 9535 section 2.7.
  package var normalised: String {
    switch self {
    case .index(let index): "[\(index)]"
    case .name(let name): "['" + Self.escaped(name) + "']"
    }
  }

  private static func escaped(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "'": text.append(contentsOf: "\\'".unicodeScalars)
      case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
      case "\u{8}": text.append(contentsOf: "\\b".unicodeScalars)
      case "\t": text.append(contentsOf: "\\t".unicodeScalars)
      case "\n": text.append(contentsOf: "\\n".unicodeScalars)
      case "\u{C}": text.append(contentsOf: "\\f".unicodeScalars)
      case "\r": text.append(contentsOf: "\\r".unicodeScalars)
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text.append(contentsOf: ("\\u00" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
