/// A JSON value that keeps what a binary double would lose: a number's text, and the order of an object's members.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: Hashable {
  /// Numbers by their mathematical value, strings by code points, objects whatever the order of their members.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.isExactly(right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let bool): hasher.combine(bool)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(ExactText(text))
    case .array(let elements): hasher.combine(elements)
    case .object(let object): hasher.combine(object)
    }
  }
}

extension JSONValue {
  package var isNull: Bool { if case .null = self { true } else { false } }
  package var boolValue: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  package var numberValue: JSONNumber? { if case .number(let number) = self { number } else { nil } }
  package var stringValue: String? { if case .string(let text) = self { text } else { nil } }
  package var arrayValue: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var objectValue: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The number as an `Int`, where it is whole (`3`, `3.0`, `3e0`) and fits.
  package var intValue: Int? { numberValue?.intValue }

  /// The member of that name; nil where there is none or this is no object.
  package subscript(key: String) -> JSONValue? { objectValue?[key] }

  /// The element at that 0-based index; a negative one counts from the end. Nil where there is none.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self else { return nil }
    let position = index < 0 ? elements.count + index : index
    return elements.indices.contains(position) ? elements[position] : nil
  }

  /// How many values it is made of, itself and those inside it.
  var nodeCount: Int {
    switch self {
    case .array(let elements): elements.reduce(1) { $0 + $1.nodeCount }
    case .object(let object): object.members.reduce(1) { $0 + $1.value.nodeCount }
    default: 1
    }
  }

  /// The value's type in the words that messages and `type:` use. A whole number is an 'integer', however it is written.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number(let number): number.isInteger ? "integer" : "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
