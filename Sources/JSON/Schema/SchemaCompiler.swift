/// Turns schema documents into nodes: reads every keyword once, names every place, and follows every reference.
struct SchemaCompiler {
  /// Schemas inside each other: as deep as a parser reads by default, and more than the stack needs to fear.
  static let depthLimit = 512

  struct Resource {
    let uri: SchemaURI
    let place: Place
    let dialect: SchemaDialect
    var anchors: [String: SchemaNodeID] = [:]
    var dynamicAnchors: [String: SchemaNodeID] = [:]
  }

  /// A place in one of the documents.
  struct Place: Hashable {
    let document: Int
    var pointer = SchemaPointer()

    func below(_ tokens: String...) -> Place {
      Place(document: document, pointer: SchemaPointer(pointer.tokens + tokens))
    }
  }

  /// A reference to be followed once all of its document is read.
  private struct Pending {
    let node: SchemaNodeID
    let rule: Int
    let uri: SchemaURI
    let isDynamic: Bool
  }

  let options: JSONSchema.Options
  private let loader: (String) throws -> JSONValue?
  private var documents: [(value: JSONValue, uri: SchemaURI)] = []
  private var nodes: [SchemaNode] = []
  private var nodesByPlace: [Place: SchemaNodeID] = [:]
  private var resources: [Resource] = []
  private var resourcesByURI: [SchemaURI: Int] = [:]
  private var pending: [Pending] = []
  private var depth = 0
  private var tracksEvaluated = false
  private var metaschemasInReading: Set<SchemaURI> = []

  init(options: JSONSchema.Options, loader: @escaping (String) throws -> JSONValue?) {
    self.options = options
    self.loader = loader
  }

  mutating func compile(_ document: JSONValue, at uri: SchemaURI) throws(JSONSchemaProblem) -> JSONSchema {
    let root = try add(document, at: uri, inheriting: SchemaDialect.guess(document))
    while let next = pending.popLast() { try follow(next) }
    return JSONSchema(
      nodes: nodes, dynamicAnchors: resources.map(\.dynamicAnchors), root: root, tracksEvaluated: tracksEvaluated)
  }

  // MARK: Documents

  /// A document without `$schema` is written in the dialect of the one that refers to it.
  private mutating func add(
    _ document: JSONValue, at uri: SchemaURI, inheriting inherited: SchemaDialect
  ) throws(JSONSchemaProblem) -> SchemaNodeID {
    documents.append((document, uri))
    let place = Place(document: documents.count - 1)
    let resource = newResource(uri, place, try dialect(of: document, at: uri) ?? inherited)
    return try node(document, at: place, in: resource)
  }

  private mutating func newResource(_ uri: SchemaURI, _ place: Place, _ dialect: SchemaDialect) -> Int {
    resources.append(Resource(uri: uri, place: place, dialect: dialect))
    if resourcesByURI[uri] == nil { resourcesByURI[uri] = resources.count - 1 }
    return resources.count - 1
  }

  /// What `$schema` says; nil where it says nothing.
  private mutating func dialect(of schema: JSONValue, at uri: SchemaURI) throws(JSONSchemaProblem) -> SchemaDialect? {
    guard let written = schema["$schema"] else { return nil }
    guard let text = written.stringValue else {
      throw JSONSchemaProblem(location: "\(uri)#/$schema", reason: "'$schema' must be a string")
    }
    let address = SchemaURI(text).withoutFragment
    if let known = SchemaDialect.known(address) { return known }
    let isInCircle = !metaschemasInReading.insert(address).inserted
    guard !isInCircle, let metaschema = try load(address) else {
      throw JSONSchemaProblem(
        location: "\(uri)#/$schema",
        reason: "'\(text)' is not known: schemas are read as draft 2020-12 or draft-07")
    }
    defer { metaschemasInReading.remove(address) }
    if let vocabularies = metaschema["$vocabulary"]?.objectValue {
      return try SchemaDialect(vocabularies: vocabularies, of: text)
    }
    // A metaschema without vocabularies has those of its own `$schema`.
    return try dialect(of: metaschema, at: address)
  }

  private func load(_ uri: SchemaURI) throws(JSONSchemaProblem) -> JSONValue? {
    if let text = Metaschemas.text(at: uri.description) {
      do {
        return try JSONParser.parse(text)
      } catch {
        throw JSONSchemaProblem(location: uri.description, reason: error.reason)
      }
    }
    do {
      return try loader(uri.description)
    } catch {
      throw JSONSchemaProblem(location: uri.description, reason: "the schema cannot be read: \(error)")
    }
  }

  // MARK: References

  private mutating func follow(_ next: Pending) throws(JSONSchemaProblem) {
    let target = try target(of: next.uri, from: nodes[next.node])
    let name = nodes[next.node].rules[next.rule].name
    var keyword = SchemaKeyword.reference(target)
    if next.isDynamic {
      // Only what a `$dynamicAnchor` names can be overridden (2020-12 core, section 8.2.3.2).
      let anchor = next.uri.fragment ?? ""
      let isDynamic = resources[nodes[target].resource].dynamicAnchors[anchor] == target
      keyword = .dynamicReference(target, anchor: isDynamic ? anchor : nil)
    }
    nodes[next.node].rules[next.rule] = SchemaRule(name: name, keyword: keyword)
  }

  private mutating func target(of uri: SchemaURI, from node: SchemaNode) throws(JSONSchemaProblem) -> SchemaNodeID {
    let location = node.location
    let address = uri.withoutFragment
    if resourcesByURI[address] == nil {
      guard let document = try load(address) else {
        throw JSONSchemaProblem(
          location: location, reason: "'\(uri)' leads nowhere: no schema is known at that address")
      }
      // Under the address that was asked for, also where the document gives itself another one.
      _ = try add(document, at: address, inheriting: resources[node.resource].dialect)
    }
    let fragment = uri.fragment ?? ""
    guard let index = resourcesByURI[address] else {
      throw JSONSchemaProblem(location: location, reason: "'\(uri)' leads nowhere")
    }
    guard let pointer = SchemaPointer(fragment: fragment) else {
      let resource = effective(index)
      guard let node = resources[resource].anchors[fragment] ?? resources[index].anchors[fragment] else {
        throw JSONSchemaProblem(location: location, reason: "'\(uri)' leads nowhere: there is no anchor '\(fragment)'")
      }
      return node
    }
    let start = resources[index].place
    let place = Place(document: start.document, pointer: SchemaPointer(start.pointer.tokens + pointer.tokens))
    if let known = nodesByPlace[place] { return known }
    guard let value = place.pointer.value(in: documents[place.document].value) else {
      throw JSONSchemaProblem(location: location, reason: "'\(uri)' leads nowhere")
    }
    return try self.node(value, at: place, in: nearestResource(above: place))
  }

  /// A document fetched from one address that names itself otherwise has its anchors under its own name.
  private func effective(_ resource: Int) -> Int {
    nodesByPlace[resources[resource].place].map { nodes[$0].resource } ?? resource
  }

  private func nearestResource(above place: Place) -> Int {
    var tokens = place.pointer.tokens
    while !tokens.isEmpty {
      tokens.removeLast()
      if let node = nodesByPlace[Place(document: place.document, pointer: SchemaPointer(tokens))] {
        return nodes[node].resource
      }
    }
    return 0
  }

  // MARK: Schemas

  /// Compiles the schema at a place, if that is not done yet, and all schemas inside it.
  mutating func node(_ schema: JSONValue, at place: Place, in parent: Int) throws(JSONSchemaProblem) -> SchemaNodeID {
    if let known = nodesByPlace[place] { return known }
    guard depth < Self.depthLimit else {
      throw problem("schemas are nested more than \(Self.depthLimit) levels deep", place)
    }
    depth += 1
    defer { depth -= 1 }
    let id = nodes.count
    nodes.append(SchemaNode(location: location(place), resource: parent))
    nodesByPlace[place] = id
    switch schema {
    case .bool(let accepts):
      nodes[id].refusesAll = !accepts
    case .object(let object):
      let resource = try identify(object, id, at: place, in: parent)
      nodes[id].resource = resource
      var reader = SchemaKeywordReader(
        schema: object, place: place, resource: resource, dialect: resources[resource].dialect)
      let rules = try reader.rules(&self)
      nodes[id].rules = rules
      for (offset, rule) in rules.enumerated() { note(rule, of: id, at: offset, reader.references) }
    default: throw problem("a schema must be an object, true or false, not \(schema.excerpt(ofBytes: 60))", place)
    }
    return id
  }

  private mutating func note(_ rule: SchemaRule, of node: SchemaNodeID, at offset: Int, _ references: [String: String])
  {
    if let reference = references[rule.name] {
      let uri = SchemaURI.resolve(reference, against: resources[nodes[node].resource].uri)
      pending.append(Pending(node: node, rule: offset, uri: uri, isDynamic: rule.name == "$dynamicRef"))
    }
    if rule.name.hasPrefix("unevaluated") { tracksEvaluated = true }
  }

  /// Reads `$id` and the anchors; the schema's resource is a new one where it has an `$id`.
  private mutating func identify(
    _ object: JSONObject, _ id: SchemaNodeID, at place: Place, in parent: Int
  ) throws(JSONSchemaProblem) -> Int {
    let isOld = resources[parent].dialect.draft == .draft07
    // In draft-07 nothing counts beside a `$ref` (section 8.3).
    if isOld && object["$ref"] != nil { return parent }
    var resource = parent
    if let written = object["$id"] {
      guard let text = written.stringValue else { throw problem("'$id' must be a string", place.below("$id")) }
      var uri = SchemaURI.resolve(text, against: resources[parent].uri)
      let anchor = uri.fragment ?? ""
      uri.fragment = nil
      if !text.hasPrefix("#") {
        let dialect = try place.pointer.tokens.isEmpty ? nil : dialect(of: .object(object), at: uri)
        resource = newResource(uri, place, dialect ?? resources[parent].dialect)
      }
      if isOld && !anchor.isEmpty { resources[resource].anchors[anchor] = id }
    }
    guard resources[resource].dialect.draft == .draft202012 else { return resource }
    for keyword in ["$anchor", "$dynamicAnchor"] {
      guard let written = object[keyword] else { continue }
      guard let name = written.stringValue, !name.isEmpty else {
        throw problem("'\(keyword)' must be a name", place.below(keyword))
      }
      resources[resource].anchors[name] = id
      if keyword == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = id }
    }
    return resource
  }

  // MARK: Problems

  func problem(_ reason: String, _ place: Place) -> JSONSchemaProblem {
    JSONSchemaProblem(location: location(place), reason: reason)
  }

  private func location(_ place: Place) -> String {
    "\(documents[place.document].uri)#\(place.pointer.text)"
  }
}
