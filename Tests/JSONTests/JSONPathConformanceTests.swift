import JSON
import Testing

/// Cases after RFC 9535 and RFC 9485 that stand beside the public suite, whether that is there or not.
@Suite("JSONPath by the letter of RFC 9535")
struct JSONPathConformanceTests {
  private func found(_ path: String, in text: String) throws -> String {
    JSONWriter.compact(.array(try JSONPath(parsing: path).values(in: JSONParser.parse(text))))
  }

  @Test(
    "names in quotes take every escape of their grammar",
    arguments: [
      (#"$["\b\f\n\r\t\/\\\""]"#, "\u{8}\u{C}\n\r\t/\\\""), (#"$['\'"']"#, "'\""), (#"$["\u0061"]"#, "a"),
      (#"$["\uD834\uDD1E"]"#, "𝄞"), (#"$["\ud834\udd1e"]"#, "𝄞"), (#"$["\uD7FF\uE000"]"#, "\u{D7FF}\u{E000}"),
      (#"$["\u263a"]"#, "☺"), (#"$["\uFFFF"]"#, "\u{FFFF}"), ("$['☺']", "☺"), ("$['\u{7F}']", "\u{7F}"), ("$['']", ""),
    ])
  func escapes(path: String, name: String) throws {
    let value = JSONValue.object(JSONObject([(key: name, value: JSONValue.bool(true))]))
    #expect(try JSONPath(parsing: path).values(in: value) == [true])
  }

  @Test(
    "and no other",
    arguments: [
      #"$["\'"]"#, #"$['\"']"#, #"$["\U0061"]"#, #"$["\u006"]"#, #"$["\u{61}"]"#, #"$["\uD800"]"#, #"$["\uDC00"]"#,
      #"$["\uD800\uD800"]"#, #"$["\uD800a"]"#, #"$["\uD800\n"]"#, #"$["\uDC00\uD800"]"#, #"$["\a"]"#, #"$["\0"]"#,
      #"$["\x41"]"#, "$[\"\\", "$[\"\\u", "$['a\\']", "$[\"\u{0}\"]", "$[\"\u{1F}\"]", "$[\"\n\"]", "$['\t']",
    ])
  func noEscapes(path: String) {
    #expect(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: path) }
  }

  @Test(
    "whole numbers lie within what I-JSON holds",
    arguments: [
      ("$[9007199254740991]", true), ("$[-9007199254740991]", true), ("$[9007199254740992]", false),
      ("$[-9007199254740992]", false), ("$[1:9007199254740991:9007199254740991]", true),
      ("$[::9007199254740992]", false),
      ("$[-9007199254740992::]", false), ("$[:-9007199254740992:]", false), ("$[0]", true), ("$[-0]", false),
      ("$[00]", false), ("$[01]", false), ("$[-01]", false), ("$[+1]", false), ("$[1.0]", false), ("$[1e0]", false),
      ("$[0:0:0]", true), ("$[:-0]", false), ("$[::-0]", false), ("$[01:]", false), ("$[:01]", false), ("$[ 1 ]", true),
      ("$['1']", true), ("$[0x1]", false), ("$[٣]", false),
    ])
  func integers(path: String, isValid: Bool) {
    #expect(((try? JSONPath(parsing: path)) != nil) == isValid)
  }

  @Test(
    "slices of ten",
    arguments: [
      ("[:2]", "[0,1]"), ("[1:3]", "[1,2]"), ("[8:]", "[8,9]"), ("[-2:]", "[8,9]"), ("[:-8]", "[0,1]"), ("[5:2]", "[]"),
      ("[::3]", "[0,3,6,9]"), ("[::-4]", "[9,5,1]"), ("[3::-1]", "[3,2,1,0]"), ("[:7:-1]", "[9,8]"),
      ("[7:3:-2]", "[7,5]"),
      ("[-1:-4:-1]", "[9,8,7]"), ("[::0]", "[]"), ("[100:]", "[]"), ("[-100:2]", "[0,1]"), ("[100:-100:-5]", "[9,4]"),
      ("[0:100:9]", "[0,9]"), ("[9007199254740991::-9007199254740991]", "[9]"), ("[2:2]", "[]"),
      ("[9:10:1,0]", "[9,0]"),
    ])
  func slices(path: String, values: String) throws {
    #expect(try found("$" + path, in: "[0,1,2,3,4,5,6,7,8,9]") == values)
    #expect(try found("$" + path, in: "{\"a\":1}") == "[]")
  }

  @Test(
    "functions are well-typed, or the path is none",
    arguments: [
      ("$[?length(@) < 3]", true), ("$[?length(@.*) < 3]", false), ("$[?length(@['a']) < 3]", true),
      ("$[?length(1) < 3]", true),
      ("$[?length(length(@)) > 0]", true), ("$[?length(@.a == 1) > 0]", false), ("$[?length(true) == 1]", true),
      ("$[?count(@.*) == 1]", true), ("$[?count(1) == 1]", false), ("$[?count('a') == 1]", false),
      ("$[?count(true) == 1]", false),
      ("$[?count(foo(@.*)) == 1]", false), ("$[?count(@.*)]", false), ("$[?match(@.timezone, 'Europe/.*')]", true),
      ("$[?match(@.timezone, 'Europe/.*') == true]", false), ("$[?value(@..color) == 'red']", true),
      ("$[?value(@..color)]", false),
      ("$[?value(1) == 1]", false), ("$[?!length(@.a) == 1]", false), ("$[?!match(@.a, 'b')]", true),
      ("$[?!(length(@.a) == 1)]", true),
      ("$[?search(@.a, @.b)]", true), ("$[?search(@.a, @.*)]", false), ("$[?match(@.a, match(@.b, 'c'))]", false),
      ("$[?match(@.a, value(@.b))]", true), ("$[?count() == 1]", false), ("$[?count(@.a, @.b) == 1]", false),
      ("$[?length(value(@.a)) > 0]", true), ("$[?unknown(@)]", false), ("$[?length (@) > 1]", false),
      ("$[?_x(@) > 1]", false),
      ("$[?count(@['a','b']) > count(@[0:2])]", true), ("$[?match('a', 'a')]", true),
      ("$[?(match(@.a, 'a')) && @.b]", true),
      ("$[?count(@.a && @.b) == 1]", false),
    ])
  func types(path: String, isValid: Bool) {
    #expect(((try? JSONPath(parsing: path)) != nil) == isValid)
  }

  @Test(
    "comparisons by section 2.3.5.2.2",
    arguments: [
      ("$[?@.a == @.b]", "[1,2]"), ("$[?@.a != @.b]", "[]"), ("$[?@.a <= @.b]", "[1,2]"), ("$[?@.a < @.b]", "[]"),
      ("$[?@.x == 1e0]", "[1]"), ("$[?@.x == 1.0]", "[1]"), ("$[?@.x == 0.1e1]", "[1]"), ("$[?@.x == 10E-1]", "[1]"),
      ("$[?@.x == 1e+00]", "[1]"), ("$[?@.y == \"a\"]", "[2]"), ("$[?@.y > 'A']", "[2]"), ("$[?@.y == 1]", "[]"),
      ("$[?@.x == '1']", "[]"), ("$[?@.z == null]", "[1]"), ("$[?@.z]", "[1]"), ("$[?!@.z]", "[2]"),
      ("$[?@.z == @.missing]", "[2]"),
      ("$[?@.missing == $.gone]", "[1,2]"), ("$[?value(@..v) == 1]", "[]"), ("$[?value(@..v) == @.missing]", "[1,2]"),
      ("$[?length(@.x) == @.missing]", "[1,2]"), ("$[?@.x && @.z || @.y]", "[1,2]"), ("$[?@.x && (@.y || @.z)]", "[1]"),
      ("$[?(@.x || @.y) && @.y]", "[2]"), ("$[?@['n', 'x']]", "[1,2]"), ("$[?@.*]", "[1,2]"), ("$[?@..v]", "[1]"),
      ("$[?$[0].x == 1]", "[1,2]"), ("$[?@.l == @.l]", "[1,2]"), ("$[?@.l < 'zzz']", "[]"), ("$[?@.t == true]", "[1]"),
      ("$[?@.t > false]", "[]"),
    ])
  func comparisons(path: String, numbers: String) throws {
    let text = #"[{"n":1,"x":1,"z":null,"l":[{"v":1},{"v":2}],"t":true},{"n":2,"y":"a","l":{}}]"#
    let nodes = try JSONPath(parsing: path).values(in: JSONParser.parse(text)).map { $0["n"] ?? .null }
    #expect(JSONWriter.compact(.array(nodes)) == numbers)
  }

  @Test(
    "match takes the whole text and search a part, both by I-Regexp",
    arguments: [
      ("match(@, 'a.c')", #"["abc","a.c","a\u2028c"]"#), ("match(@, 'a[.b]c')", #"["abc","a.c"]"#),
      ("search(@, 'a\\\\.c')", #"["a.c","xa.cx"]"#),
      ("match(@, '^abc')", #"["abc"]"#), ("match(@, 'abc$')", #"["abc"]"#), ("search(@, '^a\\\\.')", #"["a.c"]"#),
      ("match(@, 'a\\\\p{Zl}c')", #"["a\u2028c"]"#), ("match(@, '[^\\\\P{Zl}a-z]')", #"["\u2028"]"#),
      ("match(@, 'a\\nc')", #"["a\nc"]"#),
      ("match(@, 'a[^b]c')", #"["a.c","a\nc","a\rc","a\u2028c"]"#), ("match(@, 'a\\\\sc')", "[]"),
      ("match(@, 'a(?:b)c')", "[]"),
      ("search(@, 'b{1,2}c|x')", #"["abc","xa.cx"]"#),
    ])
  func patterns(filter: String, found: String) throws {
    let document: JSONValue = ["abc", "a.c", "xa.cx", "a\nc", "a\rc", "a\u{2028}c", "\u{2028}", 1, .null]
    let path = try JSONPath(parsing: "$[?\(filter)]")
    #expect(.array(path.values(in: document)) == (try JSONParser.parse(found)))
  }

  @Test(
    "places are normalised: single quotes, few escapes, indexes from the front",
    arguments: [
      ("$[-1]", "[1,2]", "$[1]"), ("$..['a']", #"{"a":1}"#, "$['a']"), ("$[\"\\u0061\"]", #"{"a":1}"#, "$['a']"),
      ("$.*", #"{"\u000b":1}"#, #"$['\u000b']"#), ("$.*", #"{"\u0008\f":1}"#, #"$['\b\f']"#),
      ("$.*", #"{"'\\":1}"#, #"$['\'\\']"#),
      ("$.*", #"{"\"/":1}"#, #"$['"/']"#), ("$.*", #"{"☺":1}"#, "$['☺']"), ("$[?@ > 1][-1:]", "[[1]]", ""),
      ("$[::-1]", "[7]", "$[0]"),
    ])
  func normalised(path: String, text: String, place: String) throws {
    let nodes = try JSONPath(parsing: path).nodes(in: JSONParser.parse(text))
    #expect(nodes.map(\.location).joined() == place)
  }
}
