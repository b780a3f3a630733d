import CollectionModel
import Diagnostics
import JSON
import Templates
import Testing

/// The rows of `rows.ENDING`, each as "name=JSON …" in the order of names.
private func rows(_ bytes: [UInt8], _ ending: String = "csv") throws -> [String] {
  let collection = "collection: A\ndata: {file: rows.\(ending)}\nrequests: [{name: One, get: /}]"
  let project = Project.load(
    paths: ["a.yaml"],
    fileSystem: MemoryFileSystem(bytes: ["a.yaml": Array(collection.utf8), "rows.\(ending)": bytes]), pending: [])
  if let first = project.diagnostics.first(where: { $0.severity == .error }) { throw first }
  return (project.collections.first?.data?.rows ?? []).map(line)
}

private func rows(_ text: String, _ ending: String = "csv") throws -> [String] {
  try rows(Array(text.utf8), ending)
}

private func line(_ row: Variables) -> String {
  row.sorted { $0.key < $1.key }.map { name, definition in
    name + "=" + (definition.value.constantValue.map { JSONWriter.compact($0) } ?? "a template")
  }.joined(separator: " ")
}

/// Every problem of a file of rows as "line:column message [label] / hints".
private func complaints(_ bytes: [UInt8], _ ending: String = "csv") -> [String] {
  let collection = "collection: A\ndata: {file: rows.\(ending)}\nrequests: [{name: One, get: /}]"
  return Project.load(
    paths: ["a.yaml"],
    fileSystem: MemoryFileSystem(bytes: ["a.yaml": Array(collection.utf8), "rows.\(ending)": bytes]), pending: []
  ).diagnostics.map { shown($0).replacing("rows.\(ending):", with: "") }
}

private func complaints(_ text: String, _ ending: String = "csv") -> [String] {
  complaints(Array(text.utf8), ending)
}

@Suite struct CSVFileTests {
  @Test("columns are named by the first line, and every value is text")
  func values() throws {
    #expect(
      try rows("sku,amount,note\nred,007,\nblue,true,x\n") == [
        #"amount="007" note="" sku="red""#, #"amount="true" note="x" sku="blue""#,
      ])
  }

  @Test("quoted fields hold separators, line breaks and quotes")
  func quotes() throws {
    #expect(
      try rows("a,b\n\"1,5\",\"say \"\"hi\"\"\r\nto all\"\n\"\",2") == [
        #"a="1,5" b="say \"hi\"\r\nto all""#, #"a="" b="2""#,
      ])
  }

  @Test(
    "line breaks of every system end a row, and empty lines are none",
    arguments: ["a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n\n3,4\n\n", "\n\na,b\n1,2\n3,4"])
  func lineBreaks(text: String) throws {
    #expect(try rows(text) == [#"a="1" b="2""#, #"a="3" b="4""#])
  }

  @Test(
    "the separator is the one that the header has most of",
    arguments: ["a;b\n1,5;2", "a\tb\n1,5\t2", "sep=;\r\na;b\r\n1,5;2\r\n", "sep=|\na|b\n1,5|2"])
  func delimiter(text: String) throws {
    #expect(try rows(text) == [#"a="1,5" b="2""#])
  }

  @Test("a separator inside a quoted name does not count")
  func quotedHeader() throws {
    #expect(
      complaints("\"a;b;c\",d\n1,2") == [
        "1:1 the column 'a;b;c' cannot be a variable's name [write 'a_b_c'] / a name has letters, digits, '_' and '-', and begins with a letter or '_'"
      ])
  }

  @Test("one column alone needs no separator")
  func oneColumn() throws {
    #expect(try rows("sku\nred;1\n\"\"\n") == [#"sku="red;1""#, #"sku="""#])
  }

  @Test("UTF-8 with a byte order mark and UTF-16 of both byte orders are read")
  func encodings() throws {
    let text = "name,país\nAña 🎈,x"
    let expected = [#"name="Ana""#]
    let plain = "name\nAna\n"
    #expect(try rows([0xEF, 0xBB, 0xBF] + plain.utf8) == expected)
    let little = plain.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = plain.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try rows([0xFF, 0xFE] + little) == expected)
    #expect(try rows([0xFE, 0xFF] + big) == expected)
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(complaints([0xFF, 0xFE] + wide).first?.hasPrefix("1:6 the column 'país'") == true)
  }

  @Test("a template in a data file is text, which a warning says once")
  func templates() throws {
    #expect(try rows("a\n{{base}}\n{{x}}") == [#"a="{{base}}""#, #"a="{{x}}""#])
    #expect(complaints("a\n{{base}}\n{{x}}").count == 1)
    #expect(complaints("a\n{{7*7}}\n{{") == [])
  }

  @Test(
    "what is wrong with a file is said at its place",
    arguments: [
      ("", "1:1 the file is empty / its first line names the columns"),
      ("a,b\n", "1:1 the file has no rows"),
      ("a,,b\n1,2,3", "1:3 a column has no name / the first line names the columns, which become variables"),
      ("a,b,a\n1,2,3", "1:5 the column 'a' stands twice [the first stands at column 1]"),
      (
        "a,Product name\n1,2",
        "1:3 the column 'Product name' cannot be a variable's name [write 'Product_name'] / a name has letters, digits, '_' and '-', and begins with a letter or '_'"
      ),
      (
        "a,b\n1\n2,3",
        "2:2 this row has 1 field, the header 2 columns ['b' is missing] / an empty field still needs its separator, which is ',' here"
      ),
      (
        "a\tb\n1\t2\t3",
        "2:5 this row has 3 fields, the header 2 columns [one too many] / a field that holds a tab stands in double quotes"
      ),
      (
        "a,b\n1,\"2\n3,4\n",
        "2:3 this quote is never closed / a quote inside a quoted field is written twice: \"\""
      ),
      (
        "a,b\n1, \"2\"",
        "2:4 a quote stands inside a field that does not begin with one / remove the blank before it: a quoted field begins right after the separator"
      ),
      (
        "a,b\n1,5\" pipe",
        "2:4 a quote stands inside a field that does not begin with one / put quotes around the whole field, and write those inside it twice: \"\""
      ),
      (
        "a,b\n\"é\"x,1",
        "2:4 something follows the closing quote of a field / a quote inside a quoted field is written twice: \"\""
      ),
      ("run\n1", "1:1 the column 'run' has a reserved name / {{run.…}} has values of its own"),
    ])
  func problems(text: String, complaint: String) {
    #expect(complaints(text) == [complaint])
  }

  @Test("lines are counted inside quoted fields and in files of an old Macintosh")
  func places() {
    #expect(complaints("a,b\n\"x\n\ny\",1\n2").first?.hasPrefix("5:2 this row has 1 field") == true)
    #expect(complaints("a,b\r1,2\r3\r").first?.hasPrefix("3:2 this row has 1 field") == true)
  }

  @Test("bytes that are no text are refused with the way out")
  func noText() {
    #expect(
      complaints([0x61, 0x0A, 0x4D, 0xFC, 0x0A]) == [
        "2:2 the file is not valid UTF-8 / save it as UTF-8 (Excel: 'CSV UTF-8'), for example: iconv -f WINDOWS-1252 -t UTF-8 FILE"
      ])
    #expect(complaints([0x61, 0, 0x0A, 0]).first?.hasPrefix("1:2 a NUL character stands in the file") == true)
    #expect(
      complaints([0xFF, 0xFE, 0x61]).first?.hasPrefix("the file 'rows.csv' begins as UTF-16, but is not") == true)
  }

  @Test("a file that is broken throughout gives a few messages, not one a row")
  func flood() {
    #expect(complaints("a,b\n" + String(repeating: "1\n", count: 5000)).count == 20)
  }

  @Test("more than 100,000 rows are too many")
  func tooMany() throws {
    #expect(try rows("a\n" + String(repeating: "1\n", count: 100_000)).count == 100_000)
    #expect(
      complaints("a\n" + String(repeating: "1\n", count: 100_001)) == [
        "100002:1 the file holds more than 100,000 rows / split it, or take a part of the rows"
      ])
  }

  @Test("more than 16 MiB are too many")
  func tooLarge() {
    let large = [UInt8](repeating: UInt8(ascii: "a"), count: 16 * 1024 * 1024 + 1)
    #expect(complaints(large) == ["a.yaml:2:14 the file 'rows.csv' cannot be read: it is larger than 16 MiB"])
  }
}

@Suite struct JSONRowsTests {
  @Test("an array of objects gives rows with exact values")
  func values() throws {
    #expect(
      try rows(#"[{"id": 576461413038785752, "p": 1.10}, {"id": null, "tags": ["{{a}}", {"b": 1e400}]}]"#, "json") == [
        "id=576461413038785752 p=1.10", #"id=null tags=["{{a}}",{"b":1e400}]"#,
      ])
  }

  @Test("an object a line gives rows, empty lines none", arguments: ["jsonl", "ndjson", "NDJSON"])
  func lines(ending: String) throws {
    #expect(try rows("{\"a\": 1}\r\n\n{\"a\": \"x\"}\n", ending) == ["a=1", #"a="x""#])
  }

  @Test(
    "what is wrong is said at its place",
    arguments: [
      ("[]", "1:1 the file has no rows"),
      (
        " {\"a\": 1}",
        "1:2 a file of rows holds an array of objects, this one holds an object / write [{…}, {…}]; an object a line makes a '.jsonl' file"
      ),
      ("7", "1:1 a file of rows holds an array of objects, this one holds a number / write [{…}, {…}]"),
      ("[{\"a\": 1},\n  [2], {\"a\": 3}]", "2:3 a row is an object, this one is an array"),
      ("[\n{\"a\": 1,\n}]", "3:1 the file is not JSON: unexpected '}' after a comma"),
      (
        "[{\"é\\\"x\": [{\"b c\": 1}], \"b c\": 1}]",
        "1:3 the column 'é\"x' cannot be a variable's name [write 'x'] / a name has letters, digits, '_' and '-', and begins with a letter or '_'\n1:25 the column 'b c' cannot be a variable's name [write 'b_c'] / a name has letters, digits, '_' and '-', and begins with a letter or '_'"
      ),
      ("[{\"a\": 1},\n {\"row\": 1}]", "2:3 the column 'row' has a reserved name / {{row.…}} has values of its own"),
    ])
  func problems(text: String, complaint: String) {
    #expect(complaints(text, "json").joined(separator: "\n") == complaint)
  }

  @Test("a broken line of JSON Lines is named, and the others are read on")
  func brokenLines() {
    #expect(
      complaints("{\"a\": 1}\n{\"a\": }\n[1]\n{\"a b\": 1}", "jsonl").map { String($0.prefix(40)) } == [
        "2:7 the file is not JSON: unexpected '}'", "3:1 a row is an object, this one is an a",
        "4:2 the column 'a b' cannot be a variabl",
      ])
  }

  @Test("nesting beyond 64 levels is refused")
  func depth() {
    let deep = "[{\"a\": " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "}]"
    #expect(complaints(deep, "json").count == 1)
  }
}

@Suite struct YAMLRowsTests {
  @Test("a list of maps gives rows; what looks like a template is text")
  func values() throws {
    #expect(
      try rows("- {a: 1.10, b: no}\n- a: '{{x}}'\n  b: [1, {c: ~}]\n", "yaml") == [
        #"a=1.10 b="no""#, #"a="{{x}}" b=[1,{"c":null}]"#,
      ])
  }

  @Test(
    "what is wrong is said at its place",
    arguments: [
      ("a: 1", "1:1 a file of rows holds a list of maps, this one holds a map / begin every row with '- '"),
      ("- a: 1\n- 5", "2:3 a row is a map of columns and values, this one is a number"),
      ("- a: 007", "1:6 '007' is a number in YAML but not in JSON [quote it, or write the number]"),
      ("- {a: 1, a: 2}", "1:10 the key 'a' stands twice in this map [the first stands at line 1, column 4]"),
      ("[]", "1:1 the file has no rows"),
    ])
  func problems(text: String, complaint: String) {
    #expect(complaints(text, "yaml") == [complaint])
  }

  @Test("a file of rows in the folder of collections is no stray file")
  func inFolder() {
    let project = load([
      "collections/a.yaml": "collection: A\ndata: {file: rows.yaml}\nrequests: [{name: One, get: /}]",
      "collections/rows.yaml": "- {a: 1}",
    ])
    #expect(project.diagnostics.map(shown) == [])
  }
}

@Suite struct DataOptionTests {
  private static let secrets = "environment: live\nsecrets: {token: {env: T}}"

  @Test("rows named by an option may lie anywhere")
  func anywhere() throws {
    let files = MemoryFileSystem(["/elsewhere/rows.csv": "a\n1", "rows.csv": "a\n2\n3"])
    #expect(Project.data(file: "../elsewhere/rows.csv", fileSystem: files).source?.rows.map(line) == [#"a="1""#])
    #expect(Project.data(file: "rows.csv", fileSystem: files).source?.rows.count == 2)
  }

  @Test(
    "a file that cannot be used is said to be so",
    arguments: [
      ("gone.csv", "the file 'gone.csv' cannot be used: there is no such file"),
      (
        "rows.csv.d",
        "'rows.csv.d' is no file of rows / its name ends in .csv, .tsv, .json, .jsonl, .ndjson, .yaml or .yml"
      ),
      ("rows.csv", "rows.csv:1:3 a column has no name / the first line names the columns, which become variables"),
    ])
  func unusable(path: String, complaint: String) {
    let data = Project.data(file: path, fileSystem: MemoryFileSystem(["rows.csv": "a,\n1,2", "rows.csv.d": "a\n1"]))
    #expect(data.diagnostics.map(shown) == [complaint])
    #expect(data.hasErrors)
  }

  @Test("a column must not take a secret's name, neither by option nor in a collection")
  func secretNames() throws {
    let files = [
      "rows.csv": "a,token\n1,2", "environments/live.yaml": Self.secrets,
      "collections/a.yaml": "collection: A\ndata: {file: ../rows.csv}\nrequests: [{name: One, get: /}]",
    ]
    let project = load(files, environment: "live")
    let expected =
      "rows.csv:1:3 the variable 'token' has the name of a secret [the secret stands in environments/live.yaml, line 2] / give the variable another name"
    #expect(project.diagnostics.map(shown) == [expected])
    let secrets = try #require(project.environment?.secrets)
    let data = Project.data(file: "rows.csv", secrets: secrets, fileSystem: MemoryFileSystem(files))
    #expect(data.diagnostics.map(shown) == [expected])
  }
}
