import Checks
import JSON
import Templates
import Testing

struct ScopeTests {
  private func text(_ name: String, in scope: Scope) throws -> String? { try scope.value(of: name)?.plainText }

  @Test("of several variables of one name the strongest counts, in the order of the reference")
  func order() throws {
    let run = run()
    let outerLayers = [try variables("x: folder"), try variables("x: environment"), try variables("x: collection")]
    #expect(try text("x", in: Scope(run: run, request: try variables("x: request"), outer: outerLayers)) == "request")
    let scope = Scope(
      run: run, rows: [try variables("x: row"), try variables("x: outer row")], request: try variables("x: request"),
      outer: outerLayers)
    #expect(try text("x", in: scope) == "row")
    run.commandLine["x"] = .text("command line")
    #expect(try text("x", in: scope) == "command line")
    run.captured["x"] = .text("captured")
    #expect(try text("x", in: scope) == "captured")
    scope.stepLocal["x"] = .text("step")
    #expect(try text("x", in: scope) == "step")
    let outer = Scope(run: RunVariables(seed: 1, now: 0), request: [:], outer: [[:], try variables("x: 2")])
    #expect(try text("x", in: outer) == "2")
    #expect(try text("y", in: outer) == nil)
  }

  @Test("a value above the request is followed at each use, so that a later capture shows")
  func followed() throws {
    let run = run()
    let scope = Scope(run: run, request: [:], outer: [try variables("url: '/orders/{{id ?? 0}}'")])
    #expect(try text("url", in: scope) == "/orders/0")
    run.captured["id"] = .text("17")
    #expect(try text("url", in: scope) == "/orders/17")
  }

  @Test("a request's own variable is drawn once, and stays through captures and attempts")
  func ownVariable() throws {
    let run = run()
    let scope = Scope(run: run, request: try variables("key: '{{$uuid}}-{{id ?? 0}}'"), outer: [])
    let first = try text("key", in: scope)
    run.captured["id"] = .text("17")
    run.now += 5000
    #expect(try text("key", in: scope) == first)
    let next = Scope(run: run, request: try variables("key: '{{$uuid}}-{{id ?? 0}}'"), outer: [])
    #expect(try text("key", in: next) != first)
  }

  @Test("a dynamic value inside a collection's variable is drawn once a run and kept for all requests")
  func keptDynamicValue() throws {
    let run = run()
    let outer = [try variables("a: '{{$uuid}}'\nb: '{{$uuid}} {{$uuid}}'")]
    let first = Scope(run: run, request: [:], outer: outer)
    let second = Scope(run: run, request: [:], outer: outer)
    #expect(try text("a", in: first) == text("a", in: second))
    #expect(try text("b", in: first) == text("b", in: second))
    let pair = try #require(try text("b", in: first)).split(separator: " ")
    #expect(pair[0] != pair[1])
    #expect(try text("a", in: first).map { Substring($0) } != pair[0])
  }

  @Test("a dynamic value written in a request is new at each use")
  func newDynamicValue() throws {
    let scope = scope()
    let template = try template("{{$uuid}}")
    #expect(try template.text(in: scope) != template.text(in: scope))
  }

  @Test("a data row draws for itself, knows its columns and number, and keeps what it captures to itself")
  func dataRow() throws {
    let run = run(["token": .string("t")])
    let outer = [try variables("a: '{{$uuid}}'")]
    let before = try text("a", in: Scope(run: run, request: [:], outer: outer))
    let row = run.forRow(index: 3)
    let scope = Scope(run: row, rows: [try variables("sku: red\nnumber: '{{$uuid}}'")], request: [:], outer: outer)
    #expect(try text("number", in: scope) == text("number", in: scope))
    #expect(try text("a", in: scope) != before)
    #expect(try text("a", in: scope) == text("a", in: scope))
    #expect(try text("sku", in: scope) == "red")
    #expect(try text("token", in: scope) == "t")
    #expect(try template("{{$row.index}}/{{row.index}}").text(in: scope) == "3/3")
    row.captured["id"] = .text("1")
    #expect(run.captured["id"] == nil)
  }

  @Test("the same seed gives the same values, another seed others")
  func seeds() throws {
    func draw(_ seed: UInt64) throws -> String {
      try template("{{$uuid}} {{$random_int}}").text(in: Scope(run: run(seed: seed), request: [:], outer: []))
    }
    #expect(try draw(7) == draw(7))
    #expect(try draw(7) != draw(8))
  }

  @Test("a secret is a text of its own name, which a step's parameter may hide")
  func secrets() throws {
    let run = run()
    run.secrets["app_secret"] = "e59af819cc"
    let scope = Scope(run: run, request: [:], outer: [])
    #expect(try text("app_secret", in: scope) == "e59af819cc")
    scope.stepLocal["app_secret"] = .text("other")
    #expect(try text("app_secret", in: scope) == "other")
  }

  @Test("what templates take from the process environment is told, so that it can be masked")
  func environmentUsed() throws {
    let run = run()
    let row = run.forRow(index: 1)
    #expect(run.environmentUsed.isEmpty)
    _ = try template("{{$env.HOME}} {{$env.NONE ?? ''}}").text(in: Scope(run: row, request: [:], outer: []))
    #expect(run.environmentUsed == ["HOME": "/home/qa"])
  }

  @Test("names with a dot come from the run")
  func reserved() throws {
    let run = run()
    run.reserved["server.url"] = .text("http://127.0.0.1:1")
    run.reserved["run.id"] = .text("r1")
    let scope = Scope(run: run, request: [:], outer: [])
    #expect(try template("{{server.url}}/x {{run.id}} {{$run.id}}").text(in: scope) == "http://127.0.0.1:1/x r1 r1")
  }

  @Test("variables that refer to each other in a circle are told with the chain")
  func cycle() throws {
    let scope = Scope(
      run: run(), request: [:], outer: [try variables("a: '{{b}}'\nb: 'x{{c}}'\nc: ['{{b}}']")])
    #expect(
      told { _ = try scope.value(of: "a") } == """
        2:1-2 the variable 'b' refers to itself [b → c → b]
        a name always means the strongest variable of that name: give one of them another name
        """)
    #expect(told { _ = try scope.value(of: "b") }.contains("[b → c → b]"))
  }

  @Test("a request's variable that means the outer one of its own name is told, not followed for ever")
  func ownCycle() throws {
    let scope = Scope(run: run(), request: try variables("id: '{{id}}'"), outer: [try variables("id: 1")])
    #expect(told { _ = try scope.value(of: "id") }.contains("the variable 'id' refers to itself [id → id]"))
  }

  @Test("variables that double each other end with an error, not with all memory used")
  func doubling() throws {
    let lines = (0..<60).map { "v\($0): '{{v\($0 + 1)}}{{v\($0 + 1)}}'" } + ["v60: ''"]
    let scope = Scope(run: run(), request: [:], outer: [try variables(lines.joined(separator: "\n"))])
    #expect(told { _ = try scope.value(of: "v0") }.contains("does not come to an end"))
    let long = (0..<30).map { "v\($0): '{{v\($0 + 1)}}{{v\($0 + 1)}}'" }
    let big = Scope(
      run: run(["v16": .string(String(repeating: "x", count: 1 << 20))]), request: [:],
      outer: [try variables(long.joined(separator: "\n"))])
    #expect(told { _ = try big.value(of: "v0") }.contains("is longer than 64 MiB"))
  }

  @Test("a deep chain of variables ends with an error, not with the stack")
  func deepChain() throws {
    let lines = (0..<5000).map { "v\($0): '{{v\($0 + 1)}}'" }
    let scope = Scope(run: run(), request: [:], outer: [try variables(lines.joined(separator: "\n"))])
    #expect(told { _ = try scope.value(of: "v0") }.contains("more than 64 deep"))
  }
}
