import JSON

extension FuzzSubject {
  /// A path and a document: what is found lies in the document, and its place leads back to it.
  static let jsonPath = FuzzSubject(
    "jsonpath", "JSONPath: a path, NUL, a document",
    grammar: #"""
      input: path `\0` value
      path: `$` segments
      segments: segment*
      segment: `.a` | `.` name | `..` name | `.*` | `..*` | space `[` space selectors space `]` | `..[` selectors `]`
      name: `a` | `b` | `id` | `é` | `_x1`
      selectors: selector | selector | selector space `,` space selector
      selector: `0` | quoted | `*` | int | slice | `?` space filter
      quoted: `'a'` | `"b"` | `'\\''` | `'\\u00e9'` | `"\\ud83d\\ude00"` | `''` | `'a b'` | `'\\n'`
      int: `0` | `1` | `-1` | `2` | `9007199254740991` | `-9007199254740991` | `01` | `9007199254740992`
      slice: `:` | int? `:` int? | int? `:` int? `:` int?
      filter: test | test space `&&` space filter | test space `||` space filter | `(` filter `)` | `!` test | `!(` filter `)`
      test: `@` | query | operand space compare space operand | boolean
      query: `@` segments | `$` segments
      singular: `@` | `@.a` | `@['b']` | `$[0]` | `@.a[-1]`
      operand: singular | literal | call
      compare: `==` | `!=` | `<` | `<=` | `>` | `>=`
      literal: `1` | `'a'` | `"b"` | `true` | `false` | `null` | `-0` | `1.10` | `1e400` | `9007199254740993`
      call: `length(` operand `)` | `count(` query `)` | `value(` query `)`
      boolean: `match(` operand `,` pattern `)` | `search(` operand space `,` space pattern `)`
      pattern: `'a.*'` | `'[a-z]+'` | `@.b` | `'(a|b)*'` | `'\\\\p{L}{1,3}'` | `'('`
      space: ` `? | `\n` | `\t`

      """# + jsonRules
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    let text = text(parts[0])
    let path: JSONPath
    do throws(JSONPathSyntaxError) { path = try JSONPath(parsing: text) } catch {
      try require(0...text.unicodeScalars.count ~= error.offset, "the offset \(error.offset) lies outside of the path")
      return kind(of: error.message)
    }
    try require(path.text.isExactly(text), "the path's text is another")
    guard let document = try? JSONParser.parse(parts[1]) else { return "accepted, no document" }
    guard let nodes = try? path.nodes(in: document, limit: 20_000) else { return "accepted, too many nodes" }
    try check(nodes, of: path, in: document)
    return "accepted"
  }

  private static func check(_ nodes: [JSONPathNode], of path: JSONPath, in document: JSONValue) throws(FuzzFinding) {
    if path.isSingular {
      try require(nodes.count <= 1, "a singular path finds \(nodes.count) nodes")
      try require(path.value(in: document) == nodes.first?.value, "the value is not the node's")
    }
    // Places of many nodes are alike; the first and the last are enough to go wrong.
    for node in nodes.prefix(40) + nodes.suffix(10) {
      guard let back = try? JSONPath(parsing: node.location), back.isSingular else {
        throw FuzzFinding("the place \(node.location) is no singular path")
      }
      let found = back.nodes(in: document)
      try require(
        found.count == 1 && JSONWriter.compactBytes(found[0].value) == JSONWriter.compactBytes(node.value),
        "the place \(node.location) does not lead to its node")
      try require(found[0].location == node.location, "the place \(node.location) is not normalised")
    }
  }
}
