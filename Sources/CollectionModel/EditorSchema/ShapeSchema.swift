import Checks
import JSON

/// A `ValueShape` as JSON Schema.
enum ShapeSchema {
  static func schema(_ shape: ValueShape) -> JSONValue {
    switch shape {
    case .any: .bool(true)
    case .null: ["type": "null"]
    case .boolean: ["type": "boolean"]
    case .text: ["type": ["string", "number", "boolean"]]
    case .string: ["type": "string"]
    case .integer(let least): ["type": "integer", "minimum": .number(JSONNumber(least))]
    case .number(let least, let most): number(least, most)
    case .duration: ["type": "string", "pattern": .string(pattern(Quantity.durationUnits.map(\.0)))]
    case .size:
      ["type": ["string", "integer"], "minimum": 0, "pattern": .string(pattern(Quantity.sizeUnits.map(\.0)))]
    case .word(let words): ["enum": .array(words.flatMap(spellings))]
    case .list(let element, let least): list(element, least)
    case .mapping(let value): ["type": "object", "additionalProperties": schema(value)]
    case .variables(let value):
      ["type": "object", "propertyNames": reference("variable_name"), "additionalProperties": schema(value)]
    case .group(let group): object(group)
    case .either(let shapes): either(shapes)
    case .reference(let name): reference(name)
    }
  }

  /// A schema with a description, which draft-07 would not see beside a `$ref`.
  static func described(_ shape: ValueShape, _ summary: String) -> JSONValue {
    var members: [JSONObject.Member] = [("description", .string(summary))]
    switch schema(shape) {
    case .object(let object) where object["$ref"] == nil: members += object.members
    case .object(let reference): members.append(("allOf", [.object(reference)]))
    default: break
    }
    return .object(JSONObject(members))
  }

  static func object(_ group: KeyGroup) -> JSONValue {
    var object = JSONObject([("type", "object")])
    object["properties"] = properties(group)
    if !group.required.isEmpty { object["required"] = .array(group.required.map { .string($0) }) }
    if group.isChoice { (object["minProperties"], object["maxProperties"]) = (1, 1) }
    object["additionalProperties"] = group.others.map(schema) ?? false
    return .object(object)
  }

  static func properties(_ group: KeyGroup) -> JSONValue {
    .object(JSONObject(group.keys.map { ($0.name, described($0.shape, $0.summary)) }))
  }

  static func reference(_ name: String) -> JSONValue { ["$ref": .string(SchemaDefinitions.prefix + name)] }

  private static func list(_ element: ValueShape, _ least: Int) -> JSONValue {
    var object: JSONObject = ["type": "array", "items": schema(element)]
    if least > 0 { object["minItems"] = .number(JSONNumber(least)) }
    return .object(object)
  }

  private static func number(_ least: Int?, _ most: Int?) -> JSONValue {
    var object: JSONObject = ["type": "number"]
    if let least { object["minimum"] = .number(JSONNumber(least)) }
    if let most { object["maximum"] = .number(JSONNumber(most)) }
    return .object(object)
  }

  private static func either(_ shapes: [ValueShape]) -> JSONValue {
    let all = shapes.map(schema)
    return all.contains(true) ? .bool(true) : ["anyOf": .array(all)]
  }

  /// A word as text and, where YAML would read it so, as the number.
  private static func spellings(_ word: String) -> [JSONValue] {
    JSONNumber(validating: word).map { [.string(word), .number($0)] } ?? [.string(word)]
  }

  private static func pattern(_ units: [String]) -> String {
    #"^[0-9]+(\.[0-9]+)?("# + units.joined(separator: "|") + ")$"
  }
}
