/// A set of Unicode scalars: ranges and general categories, or all others.
struct CharacterClass: Sendable {
  var isNegated = false
  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var categories: [Category] = []

  /// `\p{L}`, `\P{Lu}`
  struct Category: Sendable {
    let name: String
    let isNegated: Bool

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory.shortName.hasPrefix(name) != isNegated
    }
  }

  init(isNegated: Bool = false, ranges: [ClosedRange<Unicode.Scalar>] = [], categories: [Category] = []) {
    self.isNegated = isNegated
    self.ranges = ranges
    self.categories = categories
  }

  init(_ scalar: Unicode.Scalar) { ranges = [scalar...scalar] }

  /// `.`: everything but the ends of lines (RFC 9485 section 5.3).
  static let dot = CharacterClass(isNegated: true, ranges: ["\n"..."\n", "\r"..."\r"])

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    (ranges.contains { $0.contains(scalar) } || categories.contains { $0.contains(scalar) }) != isNegated
  }
}

extension Unicode.GeneralCategory {
  /// The name in regular expressions: its first letter is the group's.
  fileprivate var shortName: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
