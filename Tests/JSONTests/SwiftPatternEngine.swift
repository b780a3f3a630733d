import JSON

/// Regular expressions by the standard library, close enough to ECMA-262 for tests.
struct SwiftPatternEngine: JSONSchemaPatternEngine {
  func compile(_ pattern: String) throws(JSONSchemaPatternProblem) -> any JSONSchemaPattern {
    do {
      // ECMA-262 knows Unicode properties by their long names, and matches scalars.
      _ = try Regex<AnyRegexOutput>(pattern)
      return SwiftPattern(pattern: pattern)
    } catch {
      throw JSONSchemaPatternProblem(reason: "\(error)")
    }
  }
}

private struct SwiftPattern: JSONSchemaPattern {
  let pattern: String

  func isFound(in text: String) -> Bool {
    guard let regex = try? Regex<AnyRegexOutput>(pattern) else { return false }
    return text.contains(regex.matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWordCharacters())
  }
}
