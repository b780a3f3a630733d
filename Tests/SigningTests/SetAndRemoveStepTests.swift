import Checks
import Diagnostics
import HTTP
import JSON
import Signing
import Testing

struct SetAndRemoveStepTests {
  @Test(
    "set writes a part of the query, escaped, at the place of what it replaces",
    arguments: [
      ("set: {query.a: 'x y+z/='}", "b=2&a=x%20y%2Bz%2F%3D"),
      ("set: {query.b: 9}", "b=9&a=1"),
      ("set: {query.c: ''}", "b=2&a=1&c="),
      ("set: {query.c: [x, 2]}", "b=2&a=1&c=x&c=2"),
      ("set: {query.b: []}", "a=1"),
      ("set: {query.a: null}", "b=2"),
      ("set: {'query.a b': é}", "b=2&a=1&a%20b=%C3%A9"),
      ("set: {query.x.y: 1}", "b=2&a=1&x.y=1"),
      ("remove: [query.a, query.none]", "b=2"),
      ("remove: query.b", "a=1"),
    ])
  func query(step: String, expected: String) throws {
    #expect(try sign("- \(step)", request()).request.url.query == expected)
  }

  @Test("set replaces every item of a name, however it was written, by one")
  func repeatedQuery() throws {
    let signed = try sign("- set: {query.sign: new}", request("GET", "https://a.example/?sign=1&x=2&s%69gn=3"))
    #expect(signed.request.url.query == "sign=new&x=2")
  }

  @Test("set and remove write headers without regard to case")
  func headers() throws {
    let headers = [("content-type", "text/plain"), ("X-A", "1"), ("x-a", "2")]
    let set = try sign(
      "- set: {header.X-a: 3, header.New: '{{n}}'}", request(headers: headers), scope: scope(["n": "ü"]))
    #expect(set.request.headers.fields.map { "\($0.name)=\($0.value)" }.joined(separator: " ").contains("3"))
    #expect(set.request.headers.values(of: "x-a") == ["3"])
    #expect(set.request.headers["new"] == "ü")
    let removed = try sign("- remove: [header.X-A]", request(headers: headers))
    #expect(removed.request.headers.fields.map(\.name) == ["content-type"])
  }

  @Test("a header takes no line break, for the next line would be a header of somebody else's")
  func headerInjection() {
    #expect(
      told { _ = try sign("- set: {header.X: '{{v}}'}", request(), scope: scope(["v": "a\r\nEvil: 1"])) } == """
        1:9 a line break or NUL cannot be written into header.X
        add `| trim`, or an encoding such as base64
        """)
  }

  @Test("set writes cookies beside the ones that are there")
  func cookies() throws {
    let base = try request(headers: [("Cookie", "a=1; b=2")])
    #expect(try sign("- set: {cookie.b: 3, cookie.c: 4}", base).request.headers["Cookie"] == "a=1; b=3; c=4")
    #expect(try sign("- remove: [cookie.a, cookie.b]", base).request.headers["Cookie"] == nil)
  }

  @Test("set writes a form, and makes one where there is no body")
  func form() throws {
    let type = "application/x-www-form-urlencoded"
    let base = try request(headers: [("Content-Type", "\(type); charset=utf-8")], body: "a=1+2&b=%2B")
    let changed = try sign("- set: {form.a: 'x&y', form.c: 1}", base)
    #expect(changed.request.body == Array("a=x%26y&b=%2B&c=1".utf8))
    let made = try sign("- set: {form.a: 1}", request("POST", "https://a.example", headers: []))
    #expect(made.request.body == Array("a=1".utf8))
    #expect(made.request.headers["Content-Type"] == type)
    #expect(
      told { _ = try sign("- set: {form.a: 1}", request(body: "{}")) } == """
        1:9 the body is no form
        a form target needs a body of type application/x-www-form-urlencoded
        """)
  }

  @Test(
    "set writes into a JSON body, typed, keeping order and numbers as they were written",
    arguments: [
      ("json.$.a: 2", #"{"a":2,"n":1.10,"l":[1]}"#),
      ("json.$.sign: '{{t}}'", #"{"a":1,"n":1.10,"l":[1],"sign":"x"}"#),
      ("json.$.new.deep: true", #"{"a":1,"n":1.10,"l":[1],"new":{"deep":true}}"#),
      ("json.$.l[1]: [2]", #"{"a":1,"n":1.10,"l":[1,[2]]}"#),
      ("\"json.$['a']\": null", #"{"a":null,"n":1.10,"l":[1]}"#),
      ("\"json.$\": {}", "{}"),
    ])
  func json(assignment: String, expected: String) throws {
    let base = try request(body: #"{ "a": 1, "n": 1.10, "l": [1] }"#)
    let signed = try sign("- set:\n    \(assignment)", base, scope: scope(["t": "x"]))
    #expect(signed.request.body.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test("a JSON target that fits nowhere, and a body that is no JSON, say so")
  func jsonFailures() throws {
    #expect(
      told { _ = try sign("- set: {json.$.a.b: 1}", request(body: #"{"a":1}"#)) }.hasPrefix(
        "1:9 the body has no place '$.a.b'"))
    #expect(told { _ = try sign("- set: {json.$.a: 1}", request(body: "{")) }.contains("the body is not JSON: line 1"))
    #expect(
      told { _ = try sign("- set: {'json.$.a[*]': 1}", request(body: "{}")) }
        .hasPrefix("1:9 '$.a[*]' is not a path to one place in the body"))
  }

  @Test("remove takes a member or an element out of a JSON body, and leaves a body without it alone")
  func removeJSON() throws {
    let base = try request(body: #"{"a":{"b":1,"c":2},"l":[1,2]}"#)
    let signed = try sign("- remove: ['json.$.a.b', 'json.$.l[0]', 'json.$.x.y', 'json.$.l[9]']", base)
    #expect(signed.request.body == Array(#"{"a":{"c":2},"l":[2]}"#.utf8))
    #expect(try sign("- remove: [json.$.a]", request()).request.body == nil)
  }

  @Test("variables that steps write are there for later steps, and told at the end")
  func locals() throws {
    let signed = try sign("- set: {a: 1, b: '{{a}}{{a}}'}\n- remove: [a]", request())
    #expect(signed.text("b") == "11")
    #expect(signed.locals["a"] == nil)
  }

  @Test("a list cannot be a cookie's name or stand in a header as a map")
  func unwritable() throws {
    #expect(
      told { _ = try sign("- set: {header.X: {a: 1}}", request()) } == """
        1:9 a map cannot be written into header.X
        give it an `encoding:` such as hex or base64, or a filter that makes text of it
        """)
  }

  @Test("a target may be a template, and is checked when it is known")
  func templatedTarget() throws {
    let signed = try sign("- set: {'header.{{h}}': 1}", request(), scope: scope(["h": "X-Sign"]))
    #expect(signed.request.headers["X-Sign"] == "1")
    #expect(
      told { _ = try sign("- set: {'header.{{h}}': 1}", request(), scope: scope(["h": "a b"])) }
        == "1:9 'a b' cannot be the name of a header")
  }
}
