/// Holds a value against the nodes of a schema.
struct SchemaEvaluator {
  /// Schemas applied inside each other, over all levels of the value: more would endanger the stack.
  static let depthLimit = 1_600
  /// Evaluations that any value may take, and those that each value inside it adds: a schema in which references branch
  /// again and again asks for more than there is time.
  static let (leastEvaluations, evaluationsForEach) = (1_000_000, 200)

  /// How much of a message is kept: names in it may be as long as the whole value.
  private static let shownBytes = 800

  let schema: JSONSchema
  private let limit: Int
  var failures: [JSONSchemaFailure] = []
  /// The resources that evaluation went through, outermost first (2020-12 core, section 7.1).
  private var scope: [Int] = []
  private var depth = 0
  /// Evaluations since the last step down into the value: without one, a schema that comes again will come for ever.
  private var inPlace = 0
  /// While set, failures are wanted as such only, without words.
  private var isQuiet = false
  private var evaluationsLeft = leastEvaluations
  /// Why there is no answer; once it is set, nothing else counts.
  private(set) var undecided: JSONSchemaFailure?

  init(schema: JSONSchema, limit: Int) {
    self.schema = schema
    self.limit = limit
  }

  mutating func failures(of instance: JSONValue) -> [JSONSchemaFailure] {
    evaluationsLeft += instance.nodeCount * Self.evaluationsForEach
    var evaluated = EvaluatedParts()
    _ = evaluate(schema.root, instance, .root, &evaluated)
    return undecided.map { [$0] } ?? Array(failures.prefix(limit))
  }

  // MARK: Applying schemas

  /// Whether the value is valid; adds what was looked at to `evaluated` where it is.
  mutating func evaluate(
    _ id: SchemaNodeID, _ value: JSONValue, _ place: PathLocation, _ evaluated: inout EvaluatedParts
  ) -> Bool {
    let node = schema.nodes[id]
    if node.rules.isEmpty && !node.refusesAll { return true }
    if node.refusesAll { return fail("false", "nothing is allowed here", place, node) }
    evaluationsLeft -= 1
    guard undecided == nil, evaluationsLeft > 0 else {
      return giveUp("$ref", "the schema gave up: its references branch into too many evaluations", place, node)
    }
    guard inPlace <= schema.nodes.count else {
      return fail("$ref", "the schema refers to itself without end", place, node)
    }
    guard depth < Self.depthLimit else { return giveUp("$ref", "nested too deep to be validated", place, node) }
    let isNewResource = scope.last != node.resource
    if isNewResource { scope.append(node.resource) }
    depth += 1
    inPlace += 1
    defer {
      depth -= 1
      inPlace -= 1
      if isNewResource { scope.removeLast() }
    }
    var own = EvaluatedParts()
    var isValid = true
    for rule in node.rules {
      if !holds(rule, value, place, node, &own) {
        isValid = false
        if hasEnough { break }
      }
    }
    if isValid && schema.tracksEvaluated { evaluated.formUnion(own) }
    return isValid
  }

  /// Applies a schema to a member or an element.
  mutating func evaluateBelow(_ id: SchemaNodeID, _ value: JSONValue, _ place: PathLocation, _ step: JSONPathStep)
    -> Bool
  {
    let outer = inPlace
    inPlace = 0
    defer { inPlace = outer }
    var unused = EvaluatedParts()
    return evaluate(id, value, .below(place, step), &unused)
  }

  /// Applies a schema without telling its failures.
  mutating func quietly<Result>(_ body: (inout SchemaEvaluator) -> Result) -> Result {
    let outer = isQuiet
    isQuiet = true
    defer { isQuiet = outer }
    return body(&self)
  }

  /// Applies a schema and gives its failures instead of telling them.
  mutating func separately(
    _ id: SchemaNodeID, _ value: JSONValue, _ place: PathLocation, _ evaluated: inout EvaluatedParts
  ) -> [JSONSchemaFailure]? {
    let outer = failures
    failures = []
    defer { failures = outer }
    return evaluate(id, value, place, &evaluated) ? nil : failures
  }

  /// The outermost schema in scope that carries the dynamic anchor (2020-12 core, section 8.2.3.2).
  func dynamicTarget(_ id: SchemaNodeID, _ anchor: String?) -> SchemaNodeID {
    guard let anchor else { return id }
    for resource in scope {
      if let target = schema.dynamicAnchors[resource][anchor] { return target }
    }
    return id
  }

  /// Whether more failures would not be told.
  var hasEnough: Bool { isQuiet || failures.count >= limit || undecided != nil }

  /// Notes that there is no answer; always false.
  mutating func giveUp(_ keyword: String, _ reason: String, _ place: PathLocation, _ node: SchemaNode) -> Bool {
    guard undecided == nil else { return false }
    undecided = JSONSchemaFailure(
      instanceLocation: place.description, keyword: keyword, message: reason,
      schemaLocation: node.location + "/" + keyword, isUndecided: true)
    return false
  }

  mutating func isFound(
    _ pattern: any JSONSchemaPattern, in text: String, _ keyword: String, _ place: PathLocation, _ node: SchemaNode
  ) -> Bool {
    do throws(JSONSchemaPatternProblem) {
      return try pattern.isFound(in: text)
    } catch {
      return giveUp(keyword, error.reason, place, node)
    }
  }

  /// Notes a failure; always false.
  mutating func fail(
    _ keyword: String, _ message: @autoclosure () -> String, _ place: PathLocation, _ node: SchemaNode
  ) -> Bool {
    if !isQuiet && failures.count < limit {
      failures.append(
        JSONSchemaFailure(
          instanceLocation: place.description, keyword: keyword, message: message().excerpt(ofBytes: Self.shownBytes),
          schemaLocation: keyword == "false" ? node.location : node.location + "/" + keyword))
    }
    return false
  }
}

/// What the keywords of a schema looked at in an array or object, for `unevaluatedItems` and `unevaluatedProperties`.
struct EvaluatedParts {
  /// All elements before this index.
  var itemsBefore = 0
  /// Single elements beyond that, from `contains`.
  var items: Set<Int> = []
  var allProperties = false
  var properties: Set<ExactText> = []

  mutating func formUnion(_ other: EvaluatedParts) {
    itemsBefore = max(itemsBefore, other.itemsBefore)
    items.formUnion(other.items)
    allProperties = allProperties || other.allProperties
    properties.formUnion(other.properties)
  }
}
