import Diagnostics
import Templates
import YAML

/// `variables:` and every other map whose keys are names of variables.
enum VariablesDecoder {
  static func decode(_ node: Node, _ decoding: inout Decoding, name: String = "variables") -> Variables {
    guard let entries = decoding.map(node, name) else { return [:] }
    var variables: Variables = [:]
    variables.reserveCapacity(entries.count)
    for entry in entries {
      let place = decoding.place(entry.keySpan)
      check(entry.key, at: entry.keySpan, &decoding)
      decoding.notes.definitions.append((entry.key, place))
      variables[entry.key] = VariableDefinition(value: decoding.tree(entry.value), place: place)
    }
    return variables
  }

  static func check(_ name: String, at span: SourceSpan, _ decoding: inout Decoding) {
    if let problem = VariableName.problem(of: name) {
      decoding.report(problem.message, at: span, hints: [problem.hint])
    }
  }
}

/// What a variable may be called, in files and on the command line.
package enum VariableName {
  /// Why a name cannot be that of a variable; nothing where it can.
  package static func problem(of name: String) -> (message: String, hint: String)? {
    guard isName(name) else {
      return (
        "'\(name)' is no name for a variable",
        "a name has letters, digits, '_' and '-', and begins with a letter or '_'"
      )
    }
    guard ReservedNames.isReserved(name) else { return nil }
    return ("'\(name)' is a reserved name", "{{\(name).…}} has values of its own")
  }

  /// `[A-Za-z_][A-Za-z0-9_-]*`
  static func isName(_ text: String) -> Bool {
    var first = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): if first { return false }
      default: return false
      }
      first = false
    }
    return !first
  }
}
