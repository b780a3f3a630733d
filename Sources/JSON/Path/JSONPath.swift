/// A JSONPath query (RFC 9535), read once and evaluated as often as needed.
package struct JSONPath: Sendable {
  /// The query as it was written.
  package let text: String
  let query: PathQuery

  package init(parsing text: String) throws(JSONPathSyntaxError) {
    var parser = JSONPathParser(text)
    query = try parser.wholePath()
    self.text = text
  }

  private init(text: String, query: PathQuery) {
    self.text = text
    self.query = query
  }

  /// Reads a path from the first character and stops where it ends: of `$.a[0] | lower` the rest is ` | lower`.
  package static func prefix(
    parsing text: String
  ) throws(JSONPathSyntaxError) -> (path: JSONPath, rest: Substring) {
    var parser = JSONPathParser(text)
    let query = try parser.path()
    let end = text.unicodeScalars.index(text.startIndex, offsetBy: parser.position)
    return (JSONPath(text: String(text[..<end]), query: query), text[end...])
  }

  /// Whether the query finds at most one node, whatever the value: names and indexes only.
  package var isSingular: Bool { query.singularSteps != nil }

  /// The way down that a singular query goes; nil for all others.
  package var singularSteps: [JSONPathStep]? { query.singularSteps }
}

extension JSONPath {
  /// The value of the only node that a singular query may find; of any other query, the first node's.
  package func value(in root: JSONValue) -> JSONValue? {
    if let steps = query.singularSteps { return root.value(at: steps) }
    return values(in: root).first
  }

  /// The values of all nodes, in the order of RFC 9535 (members in the order of the text).
  package func values(in root: JSONValue) -> [JSONValue] {
    if let steps = query.singularSteps { return root.value(at: steps).map { [$0] } ?? [] }
    var evaluator = JSONPathEvaluator(root: root)
    return evaluator.nodes(of: query, from: root).map(\.value)
  }

  /// All nodes with their places.
  package func nodes(in root: JSONValue) -> [JSONPathNode] {
    var evaluator = JSONPathEvaluator(root: root, tracksLocations: true)
    return evaluator.nodes(of: query, from: root)
  }

  /// All nodes with their places, refusing to visit more than `limit` nodes on the way: `$..*..*..*` of a value that is
  /// nested deeply has more nodes than memory.
  package func nodes(
    in root: JSONValue, limit: Int, tracksLocations: Bool = true
  ) throws(JSONPathLimitReached) -> [JSONPathNode] {
    var evaluator = JSONPathEvaluator(root: root, tracksLocations: tracksLocations, limit: limit)
    let nodes = evaluator.nodes(of: query, from: root)
    if evaluator.isExhausted { throw JSONPathLimitReached(limit: limit) }
    return nodes
  }

  /// A limit that no sensible query reaches, and that still takes only about a second.
  package static let usualNodeLimit = 5_000_000

  /// The value with the node of a singular query replaced, or added where only its last name is missing; nil where the
  /// query is not singular or its way does not exist.
  package func setting(_ value: JSONValue, in root: JSONValue) -> JSONValue? {
    query.singularSteps.flatMap { root.setting(value, at: $0[...]) }
  }
}

extension JSONPath: Equatable {
  package static func == (left: JSONPath, right: JSONPath) -> Bool { left.text.isExactly(right.text) }
}

extension JSONPath: CustomStringConvertible {
  package var description: String { text }
}

/// A query that would visit more nodes than allowed.
package struct JSONPathLimitReached: Error, Hashable, Sendable {
  package let limit: Int
  package var reason: String { "the path visits more than \(limit) nodes" }
}

/// Text that is no JSONPath: where, why, and what to do.
package struct JSONPathSyntaxError: Error, Hashable, Sendable {
  /// In Unicode scalars from the beginning of the path.
  package let offset: Int
  /// What is wrong, such as "']' is missing".
  package let message: String
  /// A way out, such as "write $['a-b']"; nil where there is none to tell.
  package let hint: String?

  package init(offset: Int, message: String, hint: String? = nil) {
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}

extension JSONValue {
  func value(at steps: [JSONPathStep]) -> JSONValue? {
    var value = self
    for step in steps {
      guard let next = value.child(step) else { return nil }
      value = next
    }
    return value
  }

  func child(_ step: JSONPathStep) -> JSONValue? {
    switch step {
    case .name(let name): self[name]
    case .index(let index): self[index]
    }
  }

  fileprivate func setting(_ value: JSONValue, at steps: ArraySlice<JSONPathStep>) -> JSONValue? {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    switch (step, self) {
    case (.name(let name), .object(var object)):
      guard object[name] != nil || rest.isEmpty else { return nil }
      guard let inner = (object[name] ?? .null).setting(value, at: rest) else { return nil }
      object[name] = inner
      return .object(object)
    case (.index(let index), .array(var elements)):
      let position = index < 0 ? elements.count + index : index
      guard elements.indices.contains(position), let inner = elements[position].setting(value, at: rest)
      else { return nil }
      elements[position] = inner
      return .array(elements)
    default: return nil
    }
  }
}
