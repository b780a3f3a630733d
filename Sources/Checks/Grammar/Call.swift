/// A word with its arguments, as sources and filters are written: `header X-Token`, `replace 'a' 'b'`.
package struct Call: Sendable {
  /// As written, `timing.dns` included.
  package var name: String
  /// Where the name begins: Unicode scalars into the text that was parsed.
  package var offset: Int
  package var arguments: [Argument]

  package init(_ name: String, at offset: Int = 0, arguments: [Argument] = []) {
    self.name = name
    self.offset = offset
    self.arguments = arguments
  }

  /// One argument: a quoted text, a number or a bare word.
  package struct Argument: Sendable {
    package var text: String
    /// Where its content begins (behind an opening quote), in Unicode scalars.
    package var offset: Int
    package var isQuoted: Bool

    package init(_ text: String, at offset: Int = 0, isQuoted: Bool = false) {
      self.text = text
      self.offset = offset
      self.isQuoted = isQuoted
    }
  }
}

extension Call {
  /// For a call that takes nothing.
  func takesNothing() throws(ArgumentProblem) {
    guard let extra = arguments.first else { return }
    throw ArgumentProblem("'\(name)' takes nothing after it, not '\(extra.text)'", offset: extra.offset)
  }

  /// The arguments, of which there must be as many as `usage` has words behind the name (`replace A B`).
  func arguments(_ usage: String) throws(ArgumentProblem) -> [Argument] {
    let wanted = usage.split(separator: " ").count - 1
    if arguments.count < wanted {
      throw ArgumentProblem(
        "'\(name)' needs \(wanted == 1 ? "an argument" : "\(wanted) arguments")", hints: ["write \(usage)"],
        offset: offset)
    }
    if arguments.count > wanted {
      let extra = arguments[wanted]
      throw ArgumentProblem(
        "'\(name)' takes \(wanted == 1 ? "one argument" : "\(wanted) arguments"), not '\(extra.text)' as well",
        hints: ["put '…' around an argument that holds spaces: \(usage)"], offset: extra.offset)
    }
    return arguments
  }

  /// The only argument.
  func argument(_ usage: String) throws(ArgumentProblem) -> Argument { try arguments(usage)[0] }
}

extension Call.Argument {
  /// The argument as a whole number.
  func int() throws(ArgumentProblem) -> Int {
    guard let number = Int(text) else {
      throw ArgumentProblem("'\(text)' is not a whole number", offset: offset)
    }
    return number
  }

  /// Moves the offset of a problem within the argument to where the argument stands.
  func placing<Result>(
    _ body: () throws(ArgumentProblem) -> Result
  ) throws(ArgumentProblem) -> Result {
    do {
      return try body()
    } catch {
      var problem = error
      problem.offset = offset + (error.offset ?? 0)
      throw problem
    }
  }
}
