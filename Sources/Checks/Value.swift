package import JSON

/// What a query finds, a filter turns over and a variable holds.
package enum Value: Sendable {
  /// Typed: compares type and all.
  case json(JSONValue)
  /// Text from a header, cookie, body, XML or HTML: compares with a scalar by its written form.
  case text(String)
  case bytes([UInt8])
  /// The nodes of a path that is not singular, in document order.
  case nodes([JSONValue])
}

extension Value {
  /// As a variable keeps it and a body inserts it: text and (UTF-8) bytes as a string, nodes as an array.
  package var asJSON: JSONValue {
    switch self {
    case .json(let value): value
    case .text(let text): .string(text)
    case .bytes(let bytes): .string(String(decoding: bytes, as: UTF8.self))
    case .nodes(let nodes): .array(nodes)
    }
  }
}

/// What a query brought: a value, or why there is none.
package enum QueryResult: Sendable {
  case found(Value)
  /// For the user: "the body has no $.data.id".
  case missing(String)
}
