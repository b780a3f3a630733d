import Checks
import JSON
import Signing
import Templates

/// The parts of an editor's schema that have a name: keys, and shapes that hold themselves.
struct SchemaDefinitions {
  static let prefix = "#/definitions/"
  private static let keyPrefix = "key."
  private static let matcherPrefix = "matcher."

  let pending: [Key]

  /// The definition of that name; nothing where a table names one that is not there.
  func definition(_ name: String) -> JSONValue? {
    if let key = name.rest(after: Self.keyPrefix) {
      return Key(rawValue: key).flatMap(KnownKeys.known).map { ShapeSchema.described($0.shape, $0.summary) }
    }
    if let matcher = name.rest(after: Self.matcherPrefix) {
      return MatcherRegistry.all.first { $0.name == matcher }.map { ShapeSchema.described($0.argument, $0.summary) }
    }
    return switch name {
    case "template": ["type": "string", "pattern": #"\{\{"#]
    case "variable_name": variableName
    case "matcher": matcher
    case "matchers": ["type": "object", "properties": matcherProperties, "additionalProperties": false]
    case "status": status
    case "status_form": statusForm
    case "condition": ShapeSchema.object(.expect)
    case "json_checks": jsonChecks
    case "check": check
    case "steps": ["type": "array", "items": ShapeSchema.object(Self.stepKeys)]
    case "signers": ["type": "object", "additionalProperties": ShapeSchema.object(StepDecoder.signerKeys)]
    case "item": item
    case "request": request
    case "folder": level(.folder, requiring: [Key.name.rawValue, Key.requests.rawValue])
    case "include": level(.include, requiring: [Key.include.rawValue])
    case "webhook": level(.webhook, requiring: [Key.name.rawValue, Key.receive.rawValue])
    default: nil
    }
  }

  /// All definitions that a schema leads to, sorted by name.
  func reachable(from schema: JSONValue) -> [JSONObject.Member] {
    var found: [String: JSONValue] = [:]
    var waiting = Self.references(in: schema)
    while let name = waiting.popLast() {
      guard found[name] == nil, let definition = definition(name) else { continue }
      found[name] = definition
      waiting += Self.references(in: definition)
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  static func references(in value: JSONValue) -> [String] {
    switch value {
    case .array(let elements): return elements.flatMap(references)
    case .object(let object):
      if case .string(let target)? = object["$ref"] { return [String(target.dropFirst(prefix.count))] }
      return object.members.flatMap { references(in: $0.value) }
    default: return []
    }
  }

  // MARK: Levels

  /// A map whose keys are those that may stand on a level.
  func level(_ level: KeyLevels, requiring required: [String]) -> JSONValue {
    let keys = KnownKeys.all.filter { !$0.levels.isDisjoint(with: level) && !pending.contains($0.key) }
    return [
      "type": "object",
      "properties": .object(JSONObject(keys.map { ($0.name, ShapeSchema.reference(Self.keyPrefix + $0.name)) })),
      "required": .array(required.map { .string($0) }),
      "additionalProperties": false,
    ]
  }

  /// The kind of an item shows by one key; where none is there, it is a request.
  private var item: JSONValue {
    let kinds: [(key: Key, definition: String)] = [(.requests, "folder"), (.include, "include"), (.receive, "webhook")]
    let known = kinds.filter { !pending.contains($0.key) }
    var choice = ShapeSchema.reference("request")
    for kind in known.reversed() {
      choice = [
        "if": ["required": [.string(kind.key.rawValue)]], "then": ShapeSchema.reference(kind.definition),
        "else": choice,
      ]
    }
    guard case .object(var object) = choice else { return choice }
    // So that editors offer these keys before one of them is there.
    let offered = known.map { ($0.key.rawValue, ShapeSchema.reference(Self.keyPrefix + $0.key.rawValue)) }
    object["type"] = "object"
    object["properties"] = .object(JSONObject(offered))
    return .object(object)
  }

  /// Exactly one method, and at most one body.
  private var request: JSONValue {
    guard case .object(var object) = level(.request, requiring: [Key.name.rawValue]) else { return false }
    let methods = Key.allCases.filter { $0.method != nil }.map { Self.required([$0]) }
    object["oneOf"] = .array(methods + [Self.required([.method, .url])])
    let bodies = Key.allCases.filter { $0.isBody && !pending.contains($0) }
    var dependencies: [JSONObject.Member] = [
      (Key.url.rawValue, [.string(Key.method.rawValue)]), (Key.method.rawValue, [.string(Key.url.rawValue)]),
    ]
    for body in bodies {
      let others = bodies.filter { $0 != body }.map { Self.required([$0]) }
      dependencies.append((body.rawValue, ["not": ["anyOf": .array(others)]]))
    }
    object["dependencies"] = .object(JSONObject(dependencies))
    return .object(object)
  }

  private static func required(_ keys: [Key]) -> JSONValue {
    ["required": .array(keys.map { .string($0.rawValue) })]
  }

  // MARK: Checks

  private var variableName: JSONValue {
    [
      "pattern": "^[A-Za-z_][A-Za-z0-9_-]*$",
      "not": ["enum": .array(ReservedNames.heads.map { .string($0) })],
    ]
  }

  private var matcherProperties: JSONValue {
    .object(JSONObject(MatcherRegistry.names.map { ($0, ShapeSchema.reference(Self.matcherPrefix + $0)) }))
  }

  /// What is no map is a literal.
  private var matcher: JSONValue { ["anyOf": [["not": ["type": "object"]], ShapeSchema.reference("matchers")]] }

  private var status: JSONValue {
    let form = ShapeSchema.reference("status_form")
    return [
      "anyOf": [
        ["enum": ["any"]], form, ["type": "array", "items": form, "minItems": 1], ShapeSchema.reference("template"),
        ShapeSchema.reference("matchers"),
      ]
    ]
  }

  private var statusForm: JSONValue {
    [
      "anyOf": [
        ["type": "integer", "minimum": 100, "maximum": 999],
        ["type": "string", "pattern": "^[1-9]([xX][xX]|[0-9][0-9])$"],
      ]
    ]
  }

  /// Keys that begin with `$` are paths; the others are matchers for the whole body.
  private var jsonChecks: JSONValue {
    [
      "properties": matcherProperties,
      "patternProperties": [#"^\$"#: ShapeSchema.reference("matcher")],
      "additionalProperties": false,
    ]
  }

  private var check: JSONValue {
    var properties = ShapeSchema.properties(.check).objectValue?.members ?? []
    properties += matcherProperties.objectValue?.members ?? []
    return [
      "type": "object", "properties": .object(JSONObject(properties)),
      "required": .array(KeyGroup.check.required.map { .string($0) }), "minProperties": 2,
      "additionalProperties": false,
    ]
  }

  private static let stepKeys = KeyGroup(
    name: "step", keys: StepRegistry.steps.map { ($0.name, $0.summary, $0.shape) }, isChoice: true)
}

extension String {
  /// What follows a prefix; nothing where it is not there.
  fileprivate func rest(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
