package import JSON

/// The patterns of a schema are those of ECMA-262, which PCRE2 reads with few exceptions.
package struct SchemaPatterns: JSONSchemaPatternEngine {
  package init() {}

  package func compile(_ pattern: String) throws(JSONSchemaPatternProblem) -> any JSONSchemaPattern {
    do throws(ArgumentProblem) {
      return SchemaPattern(expression: try RegularExpression(pattern, dialect: .ecmaScript))
    } catch {
      throw JSONSchemaPatternProblem(reason: error.message)
    }
  }
}

private struct SchemaPattern: JSONSchemaPattern {
  let expression: RegularExpression

  func isFound(in text: String) throws(JSONSchemaPatternProblem) -> Bool {
    do throws(RegularExpression.GaveUp) {
      return try expression.matches(text)
    } catch {
      throw JSONSchemaPatternProblem(reason: "\(error.reason), in '\(expression.pattern)'")
    }
  }
}
