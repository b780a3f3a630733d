/// A JSON Schema (draft 2020-12 or draft-07), compiled with everything that it refers to.
///
/// The draft follows from `$schema`; without it, a schema is taken as 2020-12, unless it has keywords only of draft-07.
package struct JSONSchema: Sendable {
  let nodes: [SchemaNode]
  /// The `$dynamicAnchor`s of each resource.
  let dynamicAnchors: [[String: SchemaNodeID]]
  let root: SchemaNodeID
  let tracksEvaluated: Bool

  /// What a schema may depend on beside its text.
  package struct Options: Sendable {
    /// Whether `format` refuses what does not follow it; else it is a comment, as both drafts have it.
    package var assertsFormats = false
    /// Runs the regular expressions of `pattern` and `patternProperties`.
    package var patterns: any JSONSchemaPatternEngine = IRegexpPatternEngine()

    package init(assertsFormats: Bool = false, patterns: any JSONSchemaPatternEngine = IRegexpPatternEngine()) {
      self.assertsFormats = assertsFormats
      self.patterns = patterns
    }
  }

  /// - Parameters:
  ///   - document: the schema, an object or a boolean.
  ///   - baseURI: the address that relative references begin from, such as `file:///schemas/order.json`.
  ///   - options: formats and the engine for patterns.
  ///   - loader: gives the document at an absolute address (without fragment) that a `$ref` leads to, or nil where
  ///     there is none. Asked while compiling only; the metaschemas of both drafts are built in.
  /// - Throws: where a keyword's value is not what its draft wants, a pattern is no regular expression, or a reference
  ///   leads nowhere.
  package init(
    document: JSONValue, baseURI: String = "", options: Options = Options(),
    loader: @escaping (String) throws -> JSONValue? = { _ in nil }
  ) throws(JSONSchemaProblem) {
    var compiler = SchemaCompiler(options: options, loader: loader)
    self = try compiler.compile(document, at: SchemaURI(baseURI).withoutFragment)
  }

  init(nodes: [SchemaNode], dynamicAnchors: [[String: SchemaNodeID]], root: SchemaNodeID, tracksEvaluated: Bool) {
    self.nodes = nodes
    self.dynamicAnchors = dynamicAnchors
    self.root = root
    self.tracksEvaluated = tracksEvaluated
  }

  /// What is wrong with a value, in the order of the schema's keywords; empty where it is valid.
  ///
  /// - Parameter limit: the most failures to tell.
  package func validate(_ instance: JSONValue, limit: Int = 100) -> [JSONSchemaFailure] {
    var evaluator = SchemaEvaluator(schema: self, limit: max(limit, 1))
    return evaluator.failures(of: instance)
  }

  package func accepts(_ instance: JSONValue) -> Bool { validate(instance, limit: 1).isEmpty }
}

/// One rule of a schema that a value does not follow.
package struct JSONSchemaFailure: Hashable, Sendable {
  /// The normalised path of the offending value, `$['orders'][0]['id']`.
  package let instanceLocation: String
  /// The keyword that is not satisfied, `required`.
  package let keyword: String
  /// What is wrong, such as "'id' is missing".
  package let message: String
  /// Where the rule stands: the document's address, '#' and a JSON Pointer.
  package let schemaLocation: String
  /// There is no answer, as a pattern or the whole schema gave up: no `not` around it makes that a success.
  package var isUndecided = false
}

/// A schema that cannot be used.
package struct JSONSchemaProblem: Error, Hashable, Sendable {
  /// Where: the document's address, '#' and a JSON Pointer.
  package let location: String
  package let reason: String

  package init(location: String, reason: String) {
    self.location = location
    self.reason = reason
  }
}

/// Makes matchers of the regular expressions in a schema, which are those of ECMA-262.
package protocol JSONSchemaPatternEngine: Sendable {
  /// - Throws: where the text is no regular expression.
  func compile(_ pattern: String) throws(JSONSchemaPatternProblem) -> any JSONSchemaPattern
}

package protocol JSONSchemaPattern: Sendable {
  /// Whether some part of the text matches.
  ///
  /// - Throws: where the engine gave up before it knew.
  func isFound(in text: String) throws(JSONSchemaPatternProblem) -> Bool
}

/// Why a pattern cannot be used, or not be decided.
package struct JSONSchemaPatternProblem: Error, Hashable, Sendable {
  package let reason: String
  package init(reason: String) { self.reason = reason }
}

/// The engine for want of a better one: the common part of all dialects (RFC 9485), without `\d`, `\w` and look-around.
package struct IRegexpPatternEngine: JSONSchemaPatternEngine {
  package init() {}

  package func compile(_ pattern: String) throws(JSONSchemaPatternProblem) -> any JSONSchemaPattern {
    do {
      return try IRegexp(pattern)
    } catch {
      throw JSONSchemaPatternProblem(reason: error.reason)
    }
  }
}

extension IRegexp: JSONSchemaPattern {}
