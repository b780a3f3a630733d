import JSON
import Testing

@Suite("JSONPath: what is a path") struct JSONPathSyntaxTests {
  static func problem(_ text: String) throws -> JSONPathSyntaxError {
    try #require(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: text) }
  }

  @Test(
    "white space may stand between segments, in brackets and in filters",
    arguments: [
      "$ .a", "$\n[0]", "$ ..a", "$ ..[0]", "$.. [0]X", "$[ 'a' , 0 ]", "$[ * ]", "$[ 1 : 2 : 3 ]", "$[ : : ]",
      "$[\t?\r@.a ]",
      "$[?@ .a [ 0 ] == 1]", "$[? ( @.a ) ]", "$[?! @.a]", "$[?! ( @.a )]", "$[?length( @.a ) > 1]",
      "$[?match( @.a , 'x' )]",
      "$[?@.a&&@.b||@.c]", "$[?@.a  &&  @.b]", "$[?@.a==1 , 0]",
    ])
  func space(text: String) throws {
    if text.hasSuffix("X") {
      #expect(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: String(text.dropLast())) }
    } else {
      #expect(throws: Never.self) { try JSONPath(parsing: text) }
    }
  }

  @Test(
    "white space may not stand elsewhere, and only four characters are white space",
    arguments: [
      " $", "$ ", "$. a", "$.\na", "$.. a", "$.. *", "$[?length (@.a) > 1]", "$[?@. a]", "$.a ", "$\u{A0}.a",
      "$[\u{B}0]", "$[\u{2003}0]",
      "$[- 1]", "$[1 2]", "$[? & @.a]", "$[?@.a & & @.b]", "$[?@.a = = 1]", "$[?@.a < = 1]", "$[?@.a ! = 1]",
    ])
  func noSpace(text: String) {
    #expect(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: text) }
  }

  @Test(
    "a path that is none says what is wrong and where",
    arguments: [
      ("", 0, "the path is empty"), ("a", 0, "a path begins with '$'"), ("@.a", 0, "a path begins with '$'"),
      ("$.", 2, "a name or '*' is missing after '.'"), ("$..", 3, "a name or '*' is missing after '..'"),
      ("$.1", 2, "a name that begins with a digit needs brackets"), ("$. a", 2, "no white space may stand after '.'"),
      ("$...a", 3, "unexpected '.' after '..'"), ("$.a-b", 3, "unexpected '-' after the end of the path"),
      ("$.a | x", 4, "unexpected '|' after the end of the path"), ("$é", 1, "unexpected 'é' after the end of the path"),
      ("$.é\u{1F600}!", 4, "unexpected '!' after the end of the path"),
      ("$a", 1, "unexpected 'a' after the end of the path"),
      ("$.a ", 3, "white space after the end of the path"), ("$[", 2, "the path ends inside brackets"),
      ("$[]", 2, "a selector is missing before ']'"), ("$['a'", 1, "']' is missing for the '[' here"),
      ("$['a", 2, "the closing ' is missing for the one here"),
      ("$['a',]", 6, "a selector is missing before ']'"), ("$[a]", 2, "unexpected 'a' in brackets"),
      ("$['a' 'b']", 6, "unexpected ''' in brackets: ',' or ']' was expected"),
      ("$[01]", 2, "an index may not be written '01'"), ("$[-0]", 2, "an index may not be written '-0'"),
      ("$[-01]", 2, "an index may not be written '-01'"),
      ("$[00]", 2, "an index may not be written '00'"), ("$[-]", 3, "a digit was expected after '-'"),
      ("$[1.0]", 3, "unexpected '.' in brackets: ',' or ']' was expected"),
      ("$[9007199254740992]", 2, "an index must lie within ±(2^53 - 1)"),
      ("$[-9007199254740992]", 2, "an index must lie within ±(2^53 - 1)"),
      ("$[1:99999999999999999999999999]", 4, "an index must lie within ±(2^53 - 1)"),
      ("$[::-9007199254740992]", 4, "an index must lie within ±(2^53 - 1)"),
      ("$[1:2:-0]", 6, "an index may not be written '-0'"),
      ("$[1:2:3:4]", 7, "unexpected ':' in brackets: ',' or ']' was expected"),
      ("$['\\x']", 3, "'\\x' is no escape in a path"), ("$['\\\"']", 3, "'\\\"' is no escape in a path"),
      ("$[\"\\'\"]", 3, "'\\'' is no escape in a path"),
      ("$['\\u12']", 3, "four hexadecimal digits were expected after '\\u'"),
      ("$['\\u00٣0']", 3, "four hexadecimal digits were expected after '\\u'"),
      ("$['\\ud800']", 3, "'\\ud800' is half of a surrogate pair without its other half"),
      ("$['\\udc00']", 3, "'\\udc00' is half of a surrogate pair without its other half"),
      ("$['\\ud800\\u0041']", 3, "'\\ud800' is half of a surrogate pair without its other half"),
      ("$['a\nb']", 4, "a control character in quotes must be written as an escape"),
      ("$[?]", 3, "unexpected ']' in a filter"), ("$[?@.a", 1, "']' is missing for the '[' here"),
      ("$[?1]", 3, "a value alone is no filter"), ("$[?'a']", 3, "a value alone is no filter"),
      ("$[?true]", 3, "a value alone is no filter"),
      ("$[?a]", 3, "unexpected 'a' in a filter"), ("$[?True]", 3, "unexpected 'T' in a filter"),
      ("$[?@.a == ]", 10, "unexpected ']' in a filter"),
      ("$[?@.a = 1]", 7, "unexpected '=' in brackets: ',' or ']' was expected"),
      ("$[?@.a === 1]", 9, "'=' has nothing before it to compare"),
      ("$[?@.* == 1]", 3, "only a path of names and indexes, which finds one value, can be compared"),
      ("$[?1 == @..a]", 8, "only a path of names and indexes, which finds one value, can be compared"),
      ("$[?@['a','b'] == 1]", 3, "only a path of names and indexes, which finds one value, can be compared"),
      ("$[?@[0:1] == 1]", 3, "only a path of names and indexes, which finds one value, can be compared"),
      ("$[?@[?@.a] == 1]", 3, "only a path of names and indexes, which finds one value, can be compared"),
      ("$[?!@.a == 1]", 3, "'!' cannot stand before a comparison"),
      ("$[?(@.a) == 1]", 9, "what stands in parentheses is a truth and cannot be compared"),
      ("$[?(@.a]", 7, "unexpected ']' in a filter: '&&', '||' or ')' was expected"),
      ("$[?(@.a", 3, "')' is missing for the '(' here"), ("$[?!!@.a]", 4, "unexpected '!' in a filter"),
      ("$[?@.a == [1]]", 10, "unexpected '[' in a filter"),
      ("$[?@.a == 1 == 2]", 12, "unexpected '=' in brackets: ',' or ']' was expected"),
      ("$[?@.a == 01]", 10, "'01' is no number"), ("$[?@.a == 1.]", 10, "'1.' is no number"),
      ("$[?@.a == -]", 10, "'-' is no number"), ("$[?@.a == 1e]", 10, "'1e' is no number"),
      ("$[?@.a == .5]", 10, "unexpected '.' in a filter"), ("$[?@.a == +1]", 10, "unexpected '+' in a filter"),
      ("$[?nope(@.a)]", 3, "there is no function 'nope'"),
      ("$[?length(@.a)]", 3, "the result of 'length' must be compared"),
      ("$[?count(@.a)]", 3, "the result of 'count' must be compared"),
      ("$[?value(@.a)]", 3, "the result of 'value' must be compared"),
      ("$[?match(@.a, 'x') == true]", 3, "the result of 'match' is a truth and cannot be compared"),
      ("$[?1 < search(@.a, 'x')]", 7, "the result of 'search' is a truth and cannot be compared"),
      ("$[?length(@.*) > 1]", 10, "'length' takes one value, and this path may find several"),
      ("$[?count(1) > 1]", 9, "'count' takes a path"), ("$[?count(length(@.a)) > 1]", 9, "'count' takes a path"),
      ("$[?value('a') == 1]", 9, "'value' takes a path"),
      ("$[?match(@.*, 'a')]", 9, "'match' takes one value, and this path may find several"),
      ("$[?length(match(@.a, 'a')) > 1]", 10, "'length' takes a value, and the result of 'match' is a truth"),
      ("$[?length() > 1]", 9, "'length' takes 1 argument, not 0"),
      ("$[?length(@.a, @.b) > 1]", 9, "'length' takes 1 argument, not 2"),
      ("$[?match(@.a)]", 8, "'match' takes 2 arguments, not 1"),
      ("$[?match(@.a, 'a', 'b')]", 8, "'match' takes 2 arguments, not 3"),
      ("$[?count(@.a || @.b) > 1]", 13, "unexpected '|' in the arguments of 'count': ',' or ')' was expected"),
      ("$[?length(@.a,) > 1]", 14, "unexpected ')' in a filter"),
      ("$[?length(@.a", 9, "')' is missing for the '(' here"),
      ("$[?Length(@.a) > 1]", 3, "unexpected 'L' in a filter"), ("$[?@.a &&]", 9, "unexpected ']' in a filter"),
      ("$[?@.a || || @.b]", 10, "unexpected '|' in a filter"),
      ("$[?@.a | @.b]", 7, "unexpected '|' in brackets: ',' or ']' was expected"),
    ])
  func refuses(text: String, offset: Int, message: String) throws {
    let problem = try Self.problem(text)
    #expect(problem.message == message)
    #expect(problem.offset == offset)
  }

  @Test(
    "a hint tells the way out",
    arguments: [
      ("$.a-b", "a name with '-' is written ['a-b']"), ("$[a]", "a name in brackets needs quotes: ['…']"),
      ("a", "write $.name, or $['any name']"), ("$[?!@.a==1]", "put the comparison in parentheses: !(…)"),
    ])
  func hint(text: String, hint: String) throws {
    #expect(try Self.problem(text).hint == hint)
  }

  @Test(
    "a path ends where its grammar ends",
    arguments: [
      ("$", ""), ("$ | lower", " | lower"), ("$.a.b | x", " | x"), ("$.a | split '.b'", " | split '.b'"),
      ("$['a|b'] | x", " | x"), ("$[?@.a || @.b]|x", "|x"), ("$.a-b", "-b"), ("$.a  ", "  "), ("$.é\u{301}b c", " c"),
      ("$..*)", ")"), ("$.a \n .b x", " x"),
    ])
  func prefix(text: String, rest: String) throws {
    let (path, left) = try JSONPath.prefix(parsing: text)
    #expect(left == rest)
    #expect(path.text + left == text)
    #expect(try JSONPath(parsing: path.text) == path)
  }

  @Test("what begins like no path is refused as a prefix too", arguments: ["", "a", " $", "$[", "$['a' | x", "$. | x"])
  func prefixRefused(text: String) {
    #expect(throws: JSONPathSyntaxError.self) { try JSONPath.prefix(parsing: text) }
  }

  @Test(
    "a path of names and indexes only is singular",
    arguments: [
      ("$", true), ("$.a", true), ("$['a'][0][-1].b", true), ("$.*", false), ("$[*]", false), ("$..a", false),
      ("$[0,1]", false), ("$['a','a']", false), ("$[0:1]", false), ("$[?@.a]", false), ("$.a..b", false),
    ])
  func singular(text: String, isSingular: Bool) throws {
    #expect(try JSONPath(parsing: text).isSingular == isSingular)
  }

  @Test(
    "a million brackets, parentheses or functions inside each other are refused without using the stack",
    arguments: ["$[?", "$[?(", "$[?!(", "$[?length(length(", "$[?@[?@", "$[?count($[?"])
  func deep(part: String) throws {
    let inner = String(part.dropFirst(3))
    let text = "$[?" + String(repeating: inner.isEmpty ? "@[?" : inner, count: 1_000_000 / max(inner.count, 3))
    #expect(throws: JSONPathSyntaxError.self) { try JSONPath(parsing: text) }
  }

  @Test("a path of 100,000 segments is read and followed")
  func long() throws {
    let path = try JSONPath(parsing: "$" + String(repeating: ".a", count: 100_000))
    #expect(path.value(in: ["a": ["a": 1]]) == nil)
  }

  @Test("a path cut off anywhere is read or refused, never a crash")
  func truncated() throws {
    let whole =
      #"$..['a',"\u00e9\ud834\udd1e"][-1:5:2, ?(@.b[0] >= 1.5e3 && !match(@['x'], '[a-z]{2}')) || count(@..*) != null][*]"#
    #expect(throws: Never.self) { try JSONPath(parsing: whole) }
    var read = 0
    for length in 0..<whole.count {
      if (try? JSONPath(parsing: String(whole.prefix(length)))) != nil { read += 1 }
    }
    // `$`, after the first bracket and after the second; nothing else in there is a path.
    #expect(read == 3)
  }
}
