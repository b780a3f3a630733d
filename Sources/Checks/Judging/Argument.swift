import JSON

/// Reads the arguments of matchers, with words for the user where they are of the wrong kind.
enum Argument {
  static func bool(_ argument: JSONValue, of name: String) throws(ArgumentProblem) -> Bool {
    guard case .bool(let bool) = argument else {
      throw ArgumentProblem("'\(name)' takes true or false, not \(Excerpt.of(argument, limit: 60))")
    }
    return bool
  }

  static func string(_ argument: JSONValue, of name: String) throws(ArgumentProblem) -> String {
    guard case .string(let text) = argument else {
      throw ArgumentProblem(
        "'\(name)' takes a text, not \(Excerpt.of(argument, limit: 60))",
        hints: argument.written == nil ? [] : ["quote it"])
    }
    return text
  }

  /// A text by its written form: `contains: 42` looks for `42`.
  static func scalar(_ argument: JSONValue, of name: String) throws(ArgumentProblem) -> String {
    guard let text = argument.written else {
      throw ArgumentProblem("'\(name)' takes a text, not \(Excerpt.of(argument, limit: 60))")
    }
    return text
  }

  static func list(_ argument: JSONValue, of name: String) throws(ArgumentProblem) -> [JSONValue] {
    guard case .array(let elements) = argument else {
      throw ArgumentProblem(
        "'\(name)' takes a list, not \(Excerpt.of(argument, limit: 60))", hints: ["write \(name): [A, B]"])
    }
    return elements
  }
}
