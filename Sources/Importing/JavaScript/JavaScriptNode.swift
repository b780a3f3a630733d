/// An expression of a script.
indirect enum JavaScriptNode: Sendable {
  case identifier(String)
  case number(String)
  case string(String)
  case template([String], [JavaScriptNode])
  case regularExpression(pattern: String, flags: String)
  case array([JavaScriptNode])
  case object([JavaScriptMember])
  case function(JavaScriptFunction)
  /// `object.name`
  case member(JavaScriptNode, String)
  /// `object[index]`
  case index(JavaScriptNode, JavaScriptNode)
  case call(JavaScriptNode, [JavaScriptNode])
  case new(JavaScriptNode, [JavaScriptNode])
  case unary(String, JavaScriptNode)
  case binary(String, JavaScriptNode, JavaScriptNode)
  case conditional(JavaScriptNode, JavaScriptNode, JavaScriptNode)
  case assignment(String, JavaScriptNode, JavaScriptNode)
  case spread(JavaScriptNode)
}

struct JavaScriptMember: Sendable {
  /// Nothing for a computed one and for `...rest`.
  var key: String?
  var value: JavaScriptNode
}

struct JavaScriptFunction: Sendable {
  var parameters: [String]
  var body: [JavaScriptStatement]
  /// The whole of an arrow function that has no braces.
  var result: JavaScriptNode?
}

/// A statement of a script, with its place in the source.
struct JavaScriptStatement: Sendable {
  indirect enum Kind: Sendable {
    case declaration([JavaScriptBinding])
    case expression(JavaScriptNode)
    case condition(JavaScriptNode, then: [JavaScriptStatement], otherwise: [JavaScriptStatement])
    case block([JavaScriptStatement])
    case function(String, JavaScriptFunction)
    case result(JavaScriptNode?)
    case loopOf(name: String, JavaScriptNode, [JavaScriptStatement])
    /// `for`, `while`, `do`, `for … in`: what is in them, for a look at it.
    case loop(head: [JavaScriptStatement], [JavaScriptStatement])
    case attempt([JavaScriptStatement], handler: [JavaScriptStatement], finally: [JavaScriptStatement])
    case raise(JavaScriptNode)
    case nothing
    /// `switch`, `break`, labels and the like.
    case other(String)
  }

  var kind: Kind
  /// In bytes of the source.
  var range: Range<Int>
  /// 1-based.
  var line: Int
}

/// What a declaration gives a name to: `name = value`, or of `{a: {b: name}} = value` the members on the way.
struct JavaScriptBinding: Sendable {
  var name: String
  var path: [String]
  var value: JavaScriptNode?
}

extension JavaScriptNode {
  /// `pm.response.json` as its words; nothing where the expression is more than names and dots.
  var words: [String]? {
    switch self {
    case .identifier(let name): return [name]
    case .member(let object, let name): return object.words.map { $0 + [name] }
    case .index(let object, .string(let name)): return object.words.map { $0 + [name] }
    default: return nil
    }
  }

  /// The same words with dots between them.
  var dotted: String? { words?.joined(separator: ".") }
}
