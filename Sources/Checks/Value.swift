package import JSON

/// What a query finds, a filter turns over and a variable holds.
package enum Value: Sendable {
  /// Typed: compares type and all.
  case json(JSONValue)
  /// Text from a header, cookie, body, XML or HTML: compares with a scalar by its written form.
  case text(String)
  /// Several texts in order: an XPath's node set, the values of `Set-Cookie`. One alone is judged as a text.
  case texts([String])
  case bytes([UInt8])
  /// The nodes of a path that is not singular, in document order. One alone is judged as that node, where a rule
  /// wants one.
  case nodes([JSONValue])
}

extension Value {
  /// As a variable keeps it and a body inserts it: text and (UTF-8) bytes as a string, nodes and several texts as an
  /// array.
  package var asJSON: JSONValue {
    switch self {
    case .json(let value): value
    case .text(let text): .string(text)
    case .texts(let texts): texts.count == 1 ? .string(texts[0]) : .array(texts.map(JSONValue.string))
    case .bytes(let bytes): .string(String(decoding: bytes, as: UTF8.self))
    case .nodes(let nodes): .array(nodes)
    }
  }

  /// The one thing that a rule about a single value judges; nothing for a list of none or several.
  var single: Value? {
    switch self {
    case .json, .text, .bytes: self
    case .texts(let texts): texts.count == 1 ? .text(texts[0]) : nil
    case .nodes(let nodes): nodes.count == 1 ? .json(nodes[0]) : nil
    }
  }

  /// The elements of anything that is a list; nothing for what is none.
  var elements: [Value]? {
    switch self {
    case .json(.array(let elements)): elements.map(Value.json)
    case .nodes(let nodes): nodes.map(Value.json)
    case .texts(let texts): texts.map(Value.text)
    case .json, .text, .bytes: nil
    }
  }

  /// The text of text: a JSON string, a text, or bytes that are UTF-8. A number is none: types count.
  var string: String? {
    switch self {
    case .text(let text), .json(.string(let text)): text
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    case .json, .texts, .nodes: nil
    }
  }

  /// For messages: `text`, `a number`, `a list of 3 nodes`.
  var kind: String {
    switch self {
    case .text: "text"
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .texts(let texts): "a list of \(texts.count) texts"
    case .nodes(let nodes): nodes.count == 1 ? "a list of one node" : "a list of \(nodes.count) nodes"
    case .json(let value):
      switch value {
      case .null: "null"
      case .bool: "a boolean"
      case .number: "a number"
      case .string: "a string"
      case .array: "an array"
      case .object: "an object"
      }
    }
  }
}

/// What a query brought: a value, or why there is none.
package enum QueryResult: Sendable {
  case found(Value)
  /// Nothing is there. For the user: "the body has no $.data.id".
  case missing(String)
  /// A filter could not do its work ("'abc' is not a number"). Unlike something missing, no matcher holds on it.
  case failed(String)
}

extension QueryResult {
  package var value: Value? { if case .found(let value) = self { value } else { nil } }

  /// Why there is no value; nothing where there is one.
  package var reason: String? {
    switch self {
    case .found: nil
    case .missing(let reason), .failed(let reason): reason
    }
  }

  /// Whether a capture of this has nothing to keep: missing, failed, or a path that is not singular without any node.
  package var isNothing: Bool {
    switch self {
    case .missing, .failed: true
    case .found(.nodes(let nodes)): nodes.isEmpty
    case .found(.texts(let texts)): texts.isEmpty
    case .found: false
    }
  }
}
