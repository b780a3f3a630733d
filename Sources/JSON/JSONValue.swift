/// A JSON value that keeps what a binary double would lose: a number's text, and the order of an object's members.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// A JSON number as it was written (RFC 8259 section 6).
///
/// Two numbers are equal where their mathematical values are: `1`, `1.0` and `10e-1`; no binary double is involved.
package struct JSONNumber: Sendable {
  /// The number's own text, such as `576461413038785752` or `1.10`.
  package let text: String

  /// Takes text that is known to follow the JSON grammar for numbers.
  package init(trusted text: String) { self.text = text }

  package init(_ value: Int) { text = String(value) }
}

/// The members of an object in the order in which they were written.
package struct JSONObject: Sendable {
  package typealias Member = (key: String, value: JSONValue)
  package var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }
}
