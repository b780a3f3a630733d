import JSON
import Testing

@Suite("JSONPath: what a path finds") struct JSONPathTests {
  static let shop: JSONValue = [
    "code": 0,
    "data": [
      "orders": [
        ["id": "576461413038785752", "amount": 19.90, "lines": [["sku": "red", "n": 1], ["sku": "blue", "n": 2]]],
        ["id": "2", "amount": 5, "lines": [], "note": .null],
        ["id": "3", "amount": "5"],
      ],
      "next": "",
    ],
  ]

  static func found(_ path: String, in value: JSONValue = shop) throws -> JSONValue {
    let path = try JSONPath(parsing: path)
    let values = path.values(in: value)
    #expect(path.nodes(in: value).map(\.value) == values)
    #expect(path.value(in: value) == values.first)
    // Each place leads back to its node, and to nothing else.
    for node in path.nodes(in: value) {
      let back = try JSONPath(parsing: node.location)
      #expect(back.isSingular)
      #expect(back.value(in: value) == node.value)
      #expect(back.nodes(in: value).map(\.location) == [node.location])
    }
    return .array(values)
  }

  @Test(
    "paths find their nodes in order",
    arguments: [
      ("$.code", [0]), ("$.none", []), ("$.code.none", []), ("$.code[0]", []), ("$.data[0]", []),
      ("$.data.orders.id", []),
      ("$.data.orders[0].id", ["576461413038785752"]), ("$.data.orders[-1].id", ["3"]), ("$.data.orders[3]", []),
      ("$.data.orders[-4]", []),
      ("$.data.orders[*].id", ["576461413038785752", "2", "3"]), ("$..sku", ["red", "blue"]),
      ("$.data.orders[1,0,1]['id']", ["2", "576461413038785752", "2"]),
      ("$.data.orders[::-1].id", ["3", "2", "576461413038785752"]), ("$.data.orders[::0]", []),
      ("$.data.orders[5:].id", []), ("$.data.orders[-2:].id", ["2", "3"]),
      ("$.data.orders[9007199254740991:-9007199254740991:-9007199254740991].id", ["3"]),
      ("$.data.orders[-9007199254740991:9007199254740991:2].id", ["576461413038785752", "3"]),
      ("$.data.orders[?@.note].id", ["2"]), ("$.data.orders[?!@.note].id", ["576461413038785752", "3"]),
      ("$.data.orders[?@.note == null].id", ["2"]),
      ("$.data.orders[?@.amount == 5].id", ["2"]), ("$.data.orders[?@.amount == 5.0e0].id", ["2"]),
      ("$.data.orders[?@.amount == '5'].id", ["3"]), ("$.data.orders[?@.amount != 5].id", ["576461413038785752", "3"]),
      ("$.data.orders[?@.amount > 5].id", ["576461413038785752"]),
      ("$.data.orders[?@.amount >= 5].id", ["576461413038785752", "2"]), ("$.data.orders[?@.amount < '6'].id", ["3"]),
      ("$.data.orders[?@.x == @.y].id", ["576461413038785752", "2", "3"]),
      ("$.data.orders[?@.x <= @.y].id", ["576461413038785752", "2", "3"]), ("$.data.orders[?@.x < 1].id", []),
      ("$.data.orders[?@.x != 1].id", ["576461413038785752", "2", "3"]),
      ("$.data.orders[?@.lines[?@.n > 1]].id", ["576461413038785752"]),
      ("$.data.orders[?@.lines[?@.n > $.code && @.sku == 'blue']].id", ["576461413038785752"]),
      ("$.data.orders[?count(@.lines[*]) == 2].id", ["576461413038785752"]),
      ("$.data.orders[?length(@.id) == 1].id", ["2", "3"]), ("$.data.orders[?length(@.lines) == 0].id", ["2"]),
      ("$.data.orders[?length(@.amount) == 1].id", ["3"]),
      ("$.data.orders[?value(@..sku) == 'red'].id", []),
      ("$.data.orders[?value(@.lines[0].sku) == 'red'].id", ["576461413038785752"]),
      ("$.data.orders[?count(@.*) == length(@)].id", ["576461413038785752", "2", "3"]),
      ("$.data.orders[?match(@.id, '[0-9]')].id", ["2", "3"]),
      ("$.data.orders[?search(@.id, '8785')].id", ["576461413038785752"]),
      ("$.data.orders[?match(@.amount, '.*')].id", ["3"]), ("$.data.orders[?match(@.id, '\\\\d')].id", []),
      ("$.data.orders[?!match(@.id, '(')].id", ["576461413038785752", "2", "3"]),
      ("$.data.orders[?match(@.id, @.id)].id", ["576461413038785752", "2", "3"]),
      ("$.data.orders[?length(value(@..id)) > 1].id", ["576461413038785752"]),
      ("$.data.orders[?@.id == '2' || @.id == '3' && @.amount == 1].id", ["2"]),
      ("$.data.orders[?(@.id == '2' || @.id == '3') && @.amount == '5'].id", ["3"]),
      ("$.data.orders[?!(@.id == '2')].id", ["576461413038785752", "3"]),
      ("$.data.orders[?@['id'] == \"2\"].id", ["2"]), ("$[?@ == 0]", [0]), ("$.data[?@ == '']", [""]),
      ("$..[?@.n == 1].sku", ["red"]), ("$..lines[0].n", [1]), ("$.data.orders[0].lines..n", [1, 2]),
      ("$.data.orders[0, ?@.id == '3', -1].id", ["576461413038785752", "3", "3"]),
    ] as [(String, JSONValue)])
  func finds(path: String, values: JSONValue) throws {
    #expect(try Self.found(path) == values)
  }

  @Test(
    "numbers in filters are compared exactly, however they are written",
    arguments: [
      ("$[?@ == 9007199254740993]", "[9007199254740992,9007199254740993]", "[9007199254740993]"),
      ("$[?@ > 1e400]", "[1e399,1e401,10e400]", "[1e401,10e400]"), ("$[?@ == -0]", "[0,-0,0.0,1]", "[0,-0,0.0]"),
      ("$[?@ == -0.0e5]", "[0]", "[0]"), ("$[?@ == 1.10]", "[1.1,1.100,11e-1,1.11]", "[1.1,1.100,11e-1]"),
      ("$[?@ == 1E2]", "[100,1e+2]", "[100,1e+2]"), ("$[?@ == 1e-2]", "[0.01]", "[0.01]"),
      ("$[?@ < 1e999999999]", "[1e999999998]", "[1e999999998]"),
    ])
  func numbers(path: String, text: String, found: String) throws {
    #expect(JSONWriter.compact(try Self.found(path, in: JSONParser.parse(text))) == found)
  }

  @Test(
    "strings are compared and ordered by code points",
    arguments: [
      ("$[?@ == '\\u00e9']", ["\u{E9}", "e\u{301}"], ["\u{E9}"]),
      ("$[?@ < '\\ud83d\\ude00']", ["\u{FFFD}", "\u{1F600}"], ["\u{FFFD}"]),
      ("$[?@ > 'a']", ["B", "b", "é"], ["b", "é"]), ("$[?@ < 'aa']", ["a", "", "ab"], ["a", ""]),
      ("$[?length(@) == 1]", ["\u{1F600}", "e\u{301}"], ["\u{1F600}"]), ("$[?'\"' == @]", ["\""], ["\""]),
      (#"$[?"'" == @]"#, ["'"], ["'"]),
    ] as [(String, JSONValue, JSONValue)])
  func strings(path: String, value: JSONValue, found: JSONValue) throws {
    #expect(try Self.found(path, in: value) == found)
  }

  @Test("arrays and objects in filters are equal by their contents")
  func contents() throws {
    let value: JSONValue = [
      ["a": [1, 2.0], "b": [1.0, 2]], ["a": ["x": 1, "y": 2], "b": ["y": 2, "x": 1]], ["a": [1], "b": [2]],
      ["a": [1], "b": ["0": 1]],
    ]
    #expect(try JSONPath(parsing: "$[?@.a == @.b]").nodes(in: value).map(\.location) == ["$[0]", "$[1]"])
    #expect(try JSONPath(parsing: "$[?@.a < @.b]").values(in: value) == [])
    #expect(try JSONPath(parsing: "$[?@.a <= @.b]").values(in: value).count == 2)
  }

  @Test("booleans and null have no order, but are at most and at least themselves")
  func unordered() throws {
    let value: JSONValue = [true, false, .null]
    #expect(try JSONPath(parsing: "$[?@ >= true]").values(in: value) == [true])
    #expect(try JSONPath(parsing: "$[?@ > false]").values(in: value) == [])
    #expect(try JSONPath(parsing: "$[?@ <= null]").values(in: value) == [.null])
  }

  @Test(
    "names are written in places with exactly the escapes of RFC 9535",
    arguments: [
      ("a", "$['a']"), ("", "$['']"), ("'", #"$['\'']"#), ("\"", #"$['"']"#), ("\\", #"$['\\']"#),
      ("\u{8}\t\n\u{C}\r", #"$['\b\t\n\f\r']"#), ("\u{0}\u{B}\u{1F}", #"$['\u0000\u000b\u001f']"#),
      ("\u{7F}é\u{1F600}/", "$['\u{7F}é\u{1F600}/']"), ("$['x']", #"$['$[\'x\']']"#),
    ])
  func normalised(name: String, location: String) throws {
    let value = JSONValue.object(JSONObject([(key: name, value: JSONValue.array(["x"]))]))
    let nodes = try JSONPath(parsing: "$.*[-1]").nodes(in: value)
    #expect(nodes.map(\.location) == [location + "[0]"])
    #expect(try JSONPath(parsing: location).value(in: value) == ["x"])
  }

  @Test("parents come before children and elements in order, below each other")
  func descendants() throws {
    let value: JSONValue = ["o": ["j": 1, "k": 2], "a": [5, 3, [["j": 4], ["k": 6]]]]
    #expect(try JSONPath(parsing: "$..[0]").nodes(in: value).map(\.location) == ["$['a'][0]", "$['a'][2][0]"])
    #expect(
      try JSONPath(parsing: "$..*").nodes(in: value).map(\.location) == [
        "$['o']", "$['a']", "$['o']['j']", "$['o']['k']", "$['a'][0]", "$['a'][1]", "$['a'][2]", "$['a'][2][0]",
        "$['a'][2][1]", "$['a'][2][0]['j']", "$['a'][2][1]['k']",
      ])
    #expect(try JSONPath(parsing: "$.o..[*, *]").values(in: value) == [1, 2, 1, 2])
    #expect(try JSONPath(parsing: "$..j").values(in: value) == [1, 4])
  }

  @Test("a query that would visit more nodes than allowed is stopped")
  func limit() throws {
    let deep = try JSONParser.parse(String(repeating: "[", count: 500) + String(repeating: "]", count: 500))
    let path = try JSONPath(parsing: "$..*..*..*..*..*")
    #expect(throws: JSONPathLimitReached.self) { try path.nodes(in: deep, limit: 100_000) }
    let flat = JSONValue.array(Array(repeating: 1, count: 2_000))
    let squared = try JSONPath(parsing: "$[?count($..*) > 3]")
    #expect(throws: JSONPathLimitReached.self) { try squared.nodes(in: flat, limit: 100_000) }
    #expect(try JSONPath(parsing: "$[*]").nodes(in: flat, limit: 2_000).count == 2_000)
    #expect(throws: JSONPathLimitReached.self) { try JSONPath(parsing: "$[*]").nodes(in: flat, limit: 1_999) }
  }

  @Test("patterns that come with the value cannot hang a filter")
  func hostilePattern() throws {
    let value: JSONValue = [
      ["t": .string(String(repeating: "a", count: 5_000)), "p": "(a*)*b"], ["t": "ab", "p": "(a*)*b"],
      ["t": "x", "p": 1], ["t": "x", "p": "("],
    ]
    #expect(try JSONPath(parsing: "$[?match(@.t, @.p)]").nodes(in: value).map(\.location) == ["$[1]"])
  }

  @Test("the node of a singular path can be replaced, and a last name added")
  func setting() throws {
    let value: JSONValue = ["a": [["b": 1], 2]]
    func set(_ path: String) throws -> JSONValue? { try JSONPath(parsing: path).setting("new", in: value) }
    #expect(try set("$") == "new")
    #expect(try set("$.a[0].b") == ["a": [["b": "new"], 2]])
    #expect(try set("$.a[-1]") == ["a": [["b": 1], "new"]])
    #expect(try set("$.c") == ["a": [["b": 1], 2], "c": "new"])
    #expect(try set("$.c.d") == nil)
    #expect(try set("$.a[2]") == nil)
    #expect(try set("$.a.b") == nil)
    #expect(try set("$.a[*]") == nil)
  }
}
