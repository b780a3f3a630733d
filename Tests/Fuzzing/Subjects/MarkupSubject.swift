import Checks

extension FuzzSubject {
  /// An XPath and a document, which is read both as XML and as HTML.
  static let markup = FuzzSubject(
    "xml", "XPath: an expression, NUL, an XML or HTML document",
    grammar: #"""
      input: path `\0` document
      path: `//a` | location | call | location space operator space operand | `(` path `)[` operand `]` | location ` | ` location
      location: step | `/` step | `//` step | location `/` step | location `//` step
      step: `a` | name | name `[` predicate `]` | `@id` | `*` | `.` | `..` | `text()` | axis `::` name | `node()` | `@*`
      name: `a` | `b` | `x:a` | `id` | `é` | `div` | `mod` | `and`
      axis: `child` | `ancestor` | `following-sibling` | `descendant-or-self` | `attribute` | `nope` | `preceding` | `namespace`
      predicate: `1` | operand | operand space operator space operand | `last()` | `position()=1` | `not(` location `)`
      operand: `1` | `'a'` | location | call | `-1` | `1.5` | `"b"` | `$v` | `(` operand `)`
      operator: `=` | `!=` | `<` | `+` | `-` | `*` | `div` | `mod` | `and` | `or` | `|`
      call: `count(//*)` | `string(` operand `)` | `concat('a',` operand `)` | `sum(//b)` | `substring('abc',` operand `)` | `name()` | `id('a')`
       | `translate(` operand `,'a','b')` | `nope()` | `number(` operand `)` | `normalize-space(` operand `)` | `string-length(` operand `)`
      space: ` `?
      document: element | `<?xml version="1.0" encoding="` charset `"?>` element | `<!DOCTYPE html>` element | `<!DOCTYPE a [<!ENTITY b "c">]>` element
       | `<x:a xmlns:x="urn:x" xmlns="urn:d">` element `</x:a>`
      charset: `utf-8` | `iso-8859-1` | `utf-16` | `nope`
      element: `<a/>` | `<a id="1">` content `</a>` | `<b>` content `</b>` | `<div>` content | `<p>` content `</p>` | `<script>` content `</script>`
      content: words | element | element element | words element words | `<![CDATA[` words `]]>` | `<!-- ` words ` -->` | `<?pi ` words `?>`
      words: `` | `a` | `1` | `é` | `&amp;` | `&#233;` | `&nbsp;` | `&nope;` | `&#xFFFFFFFF;` | `<` | `]]>`
      """#
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    let expression = text(parts[0])
    // Written as a query, an expression goes the way of the users' own.
    let text = "xpath '" + expression.replacing("'", with: "''") + "'"
    let query: Query
    do throws(ArgumentProblem) { query = try Query(parsing: text) } catch {
      try checkOffset(of: error, in: text)
      return kind(of: error.message)
    }
    var outcome = ""
    for type in ["application/xml", "text/html", "text/html; charset=iso-8859-1"] {
      switch query.evaluate(on: view(of: parts[1], headers: [("Content-Type", type)])) {
      case .found: outcome = "accepted, found"
      case .missing(let reason), .failed(let reason):
        try require(!reason.isEmpty, "nothing is found, without a word")
        if outcome.isEmpty { outcome = "accepted, " + kind(of: reason) }
      }
    }
    return outcome
  }
}
