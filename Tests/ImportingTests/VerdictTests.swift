import HTTP
import Testing

@testable import Importing

/// A script, and responses with what the script itself says of each.
struct Verdict: Sendable, CustomTestStringConvertible {
  var script: String
  var passing: [HTTPResponse]
  var failing: [HTTPResponse]

  init(_ script: String, passes passing: [HTTPResponse], fails failing: [HTTPResponse]) {
    self.script = script
    self.passing = passing
    self.failing = failing
  }

  var testDescription: String { script }
}

private func ok(_ body: String, _ headers: (String, String)...) -> HTTPResponse { .json(body, headers: headers) }
private func code(_ status: Int, _ body: String = "{}") -> HTTPResponse { .json(body, status: status) }

/// An expectation about `j`, the body, in a test of its own.
private func expect(_ line: String, _ passing: [String], _ failing: [String]) -> Verdict {
  Verdict(
    "pm.test('it holds', function () {\n  const j = pm.response.json();\n  pm.expect(\(line);\n});",
    passes: passing.map { ok($0) }, fails: failing.map { ok($0) })
}

@Suite("A translated script and the original agree")
struct VerdictTests {
  @Test(
    "on responses that make an assertion pass and fail", arguments: statuses + values + chains + conditions + bodies)
  func agree(_ verdict: Verdict) async throws {
    let fixture = try ImportFixture([Postman.collection([Postman.request("A", test: verdict.script)])])
    #expect(fixture.problems.isEmpty, "\(fixture.problems)\n\(fixture.text)")
    #expect(fixture.lost.isEmpty, "\(fixture.lost)")
    for (response, wanted) in verdict.passing.map({ ($0, "passed") }) + verdict.failing.map({ ($0, "failed") }) {
      let run = await fixture.run { _, _ in response }
      let body = String(decoding: response.body, as: UTF8.self)
      #expect(run.summaries == ["A: \(wanted)"], "status \(response.status), body \(body)\n\(fixture.text)")
    }
  }

  static let statuses: [Verdict] = [
    Verdict("pm.test('s', () => pm.response.to.have.status(200))", passes: [code(200)], fails: [code(201), code(500)]),
    Verdict("pm.test('s', () => { pm.response.to.have.status('Created') })", passes: [code(201)], fails: [code(200)]),
    Verdict("pm.test('s', () => pm.response.to.not.have.status(500))", passes: [code(404)], fails: [code(500)]),
    Verdict("pm.test('s', () => pm.response.to.be.ok)", passes: [code(200)], fails: [code(201), code(404)]),
    Verdict("pm.test('s', () => pm.response.to.be.success)", passes: [code(204)], fails: [code(302)]),
    Verdict("pm.test('s', () => pm.response.to.be.notFound)", passes: [code(404)], fails: [code(200)]),
    Verdict("pm.test('s', () => pm.response.to.be.error)", passes: [code(404), code(500)], fails: [code(200)]),
    Verdict("pm.test('s', () => pm.response.to.not.be.error)", passes: [code(200)], fails: [code(404), code(503)]),
    Verdict("pm.test('s', () => pm.response.to.be.clientError)", passes: [code(422)], fails: [code(500)]),
    Verdict("pm.test('s', () => pm.expect(pm.response.code).to.equal(204))", passes: [code(204)], fails: [code(200)]),
    Verdict(
      "pm.test('s', () => pm.expect(pm.response.code).to.be.oneOf([200, 201]))", passes: [code(201)], fails: [code(202)]
    ),
    Verdict(
      "pm.test('s', () => pm.expect(pm.response.code).to.be.within(200, 299))", passes: [code(250)], fails: [code(300)]),
    Verdict(
      "pm.test('s', () => pm.expect(pm.response.code).to.be.below(400))", passes: [code(302)], fails: [code(400)]),
    Verdict("pm.test('s', () => pm.expect(pm.response.code).to.not.eql(500))", passes: [code(200)], fails: [code(500)]),
    Verdict("pm.test('s', () => pm.expect(pm.response.status).to.eql('OK'))", passes: [code(200)], fails: [code(404)]),
    Verdict("tests['s'] = responseCode.code === 200;", passes: [code(200)], fails: [code(400)]),
    Verdict(
      "tests['s'] = responseCode.code === 200 || responseCode.code === 201;", passes: [code(201)], fails: [code(400)]),
    Verdict("pm.test('s', () => pm.expect([200, 404]).to.include(pm.response.code))", passes: [], fails: []),
    Verdict("pm.response.to.have.status(200);", passes: [code(200)], fails: [code(404)]),
    Verdict("console.log('no test at all')", passes: [code(200), code(500)], fails: []),
    Verdict(
      "pm.test('a', () => pm.response.to.have.status(200));\npm.test('b', () => pm.expect(pm.response.code).to.be.below(300))",
      passes: [code(200)], fails: [code(201)]),
  ].filter { !$0.passing.isEmpty }

  static let values: [Verdict] = [
    expect("j.a).to.eql(1)", [#"{"a":1}"#, #"{"a":1.0}"#], [#"{"a":2}"#, #"{"a":"1"}"#, "{}", "[]", "no json"]),
    expect("j.a.b[0].c).to.equal('x')", [#"{"a":{"b":[{"c":"x"}]}}"#], [#"{"a":{"b":[]}}"#, #"{"a":null}"#]),
    expect("j['a b']).to.eq(true)", [#"{"a b":true}"#], [#"{"a b":"true"}"#]),
    expect("j.a).to.deep.equal({b: 1, c: [1, 2]})", [#"{"a":{"c":[1,2],"b":1}}"#], [#"{"a":{"b":1}}"#]),
    expect("j.a).to.eql([])", [#"{"a":[]}"#], [#"{"a":[0]}"#, #"{"a":{}}"#]),
    expect("j.a).to.not.eql(1)", [#"{"a":2}"#, "{}", #"{"a":null}"#], [#"{"a":1}"#, "null", "no json"]),
    expect(
      "j.a.b).to.not.equal('x')", [#"{"a":{}}"#, #"{"a":{"b":"y"}}"#], [#"{"a":{"b":"x"}}"#, "{}", #"{"a":null}"#]),
    expect("j[0].a).to.not.eql(1)", [#"[{}]"#, #"[{"a":2}]"#], ["[]", #"[{"a":1}]"#]),
    expect("j.a).to.be.true", [#"{"a":true}"#], [#"{"a":1}"#, "{}"]),
    expect("j.a).to.be.false", [#"{"a":false}"#], [#"{"a":true}"#, #"{"a":0}"#]),
    expect("j.a).to.be.null", [#"{"a":null}"#], ["{}", #"{"a":0}"#]),
    expect("j.a).to.not.be.null", [#"{"a":0}"#, "{}"], [#"{"a":null}"#]),
    expect("j.a.b).to.not.be.null", [#"{"a":{"b":1}}"#, #"{"a":{}}"#], [#"{"a":{"b":null}}"#, "{}", #"{"a":null}"#]),
    expect("j.a).to.be.undefined", ["{}", "[]"], [#"{"a":null}"#, "null", "no json"]),
    expect("j.a).to.not.be.undefined", [#"{"a":null}"#], ["{}"]),
    expect("j.a.b).to.be.undefined", [#"{"a":{}}"#, #"{"a":"text"}"#], ["{}", #"{"a":{"b":1}}"#, #"{"a":null}"#]),
    expect("j.a).to.exist", [#"{"a":0}"#], ["{}", #"{"a":null}"#]),
    expect("j.a).to.not.exist", ["{}", #"{"a":null}"#], [#"{"a":0}"#]),
    expect("j.a).to.be.ok", [#"{"a":"x"}"#, #"{"a":[]}"#], [#"{"a":0}"#, #"{"a":""}"#, #"{"a":null}"#, "{}"]),
    expect("j.a).to.be.empty", [#"{"a":[]}"#, #"{"a":""}"#, #"{"a":{}}"#], [#"{"a":[1]}"#, #"{"a":0}"#, "{}"]),
    expect("j.a).to.be.not.empty", [#"{"a":[1]}"#, #"{"a":"x"}"#], [#"{"a":[]}"#, #"{"a":null}"#, "{}"]),
    expect("j.a).to.be.a('string')", [#"{"a":""}"#], [#"{"a":1}"#, "{}"]),
    expect("j.a).to.be.an('array')", [#"{"a":[]}"#], [#"{"a":{}}"#]),
    expect("j.a).to.be.an('object')", [#"{"a":{}}"#], [#"{"a":[]}"#, #"{"a":null}"#]),
    expect("j.a).to.be.a('number')", [#"{"a":1.5}"#], [#"{"a":"1"}"#]),
    expect("j.a).to.include('x')", [#"{"a":"axb"}"#, #"{"a":["x"]}"#], [#"{"a":"b"}"#, #"{"a":["xx"]}"#, "{}"]),
    expect("j.a).to.not.include('x')", [#"{"a":"b"}"#, #"{"a":[]}"#], [#"{"a":"x"}"#, "{}"]),
    expect("j.a).to.include({b: 1})", [#"{"a":{"b":1,"c":2}}"#], [#"{"a":{"b":2}}"#, #"{"a":[{"b":1}]}"#]),
    expect("j.a).to.have.property('b')", [#"{"a":{"b":null}}"#], [#"{"a":{}}"#, "{}"]),
    expect("j).to.have.property('b', 1)", [#"{"b":1}"#], [#"{"b":2}"#, "{}"]),
    expect("j).to.not.have.property('b')", ["{}"], [#"{"b":1}"#]),
    expect("j).to.have.nested.property('a.b[0]')", [#"{"a":{"b":[1]}}"#], [#"{"a":{"b":[]}}"#]),
    expect("j.a).to.have.lengthOf(2)", [#"{"a":[1,2]}"#, #"{"a":"xy"}"#], [#"{"a":[1]}"#, "{}"]),
    expect("j.a.length).to.be.above(1)", [#"{"a":[1,2]}"#], [#"{"a":[1]}"#, #"{"a":[]}"#]),
    expect("j.a.length).to.eql(0)", [#"{"a":[]}"#], [#"{"a":[1]}"#]),
    expect("j.a).to.be.above(1)", [#"{"a":2}"#], [#"{"a":1}"#, #"{"a":"2"}"#, "{}"]),
    expect("j.a).to.be.at.least(1)", [#"{"a":1}"#], [#"{"a":0.5}"#]),
    expect("j.a).to.be.at.most(1)", [#"{"a":1}"#], [#"{"a":1.5}"#]),
    expect("j.a).to.be.within(1, 3)", [#"{"a":3}"#], [#"{"a":4}"#, #"{"a":0}"#]),
    expect("j.a).to.be.closeTo(1, 0.5)", [#"{"a":1.4}"#], [#"{"a":1.6}"#]),
    expect("j.a).to.be.oneOf(['x', 'y'])", [#"{"a":"y"}"#], [#"{"a":"z"}"#, "{}"]),
    expect(#"j.a).to.match(/^\d+$/)"#, [#"{"a":"12"}"#, #"{"a":12}"#], [#"{"a":"1a"}"#, #"{"a":""}"#]),
    expect("j.a).to.match(/ABC/i)", [#"{"a":"xabcx"}"#], [#"{"a":"ab"}"#]),
    expect("j).to.have.all.keys('a', 'b')", [#"{"a":1,"b":2}"#], [#"{"a":1}"#, #"{"a":1,"b":2,"c":3}"#]),
    expect("j).to.include.keys('a', 'b')", [#"{"a":1,"b":2,"c":3}"#], [#"{"a":1}"#]),
    expect("j.a).to.have.members([1, 2])", [#"{"a":[2,1]}"#], [#"{"a":[1,2,3]}"#]),
    expect("j.a).to.include.members([1, 2])", [#"{"a":[2,1,3]}"#], [#"{"a":[1,3]}"#]),
    expect("Object.keys(j).length).to.eql(2)", [#"{"a":1,"b":2}"#], [#"{"a":1}"#]),
    expect("_.get(j, 'a.b')).to.eql(1)", [#"{"a":{"b":1}}"#], ["{}"]),
  ]

  static let chains: [Verdict] = [
    expect("j.a).to.be.an('array').that.is.not.empty", [#"{"a":[1]}"#], [#"{"a":[]}"#, #"{"a":"x"}"#]),
    expect("j.a).to.be.an('array').and.have.lengthOf(1)", [#"{"a":[1]}"#], [#"{"a":[]}"#]),
    expect("j).to.have.property('a').that.equals(1)", [#"{"a":1}"#], [#"{"a":2}"#, "{}"]),
    expect("j.a, 'a message').to.eql(1)", [#"{"a":1}"#], [#"{"a":2}"#]),
  ]

  static let conditions: [Verdict] = [
    expect("j.a === 1).to.be.true", [#"{"a":1}"#], [#"{"a":2}"#, "{}"]),
    expect("j.a !== 1).to.be.true", [#"{"a":2}"#, "{}"], [#"{"a":1}"#]),
    expect("j.a == 5).to.eql(true)", [#"{"a":5}"#, #"{"a":"5"}"#], [#"{"a":6}"#]),
    expect("j.a > 1 && j.a < 5).to.be.true", [#"{"a":2}"#], [#"{"a":1}"#, #"{"a":5}"#]),
    expect("j.a.length > 0).to.be.true", [#"{"a":[1]}"#], [#"{"a":[]}"#]),
    expect("j.a === undefined).to.be.false", [#"{"a":null}"#], ["{}"]),
    expect("j.a != null).to.be.true", [#"{"a":0}"#], ["{}", #"{"a":null}"#]),
    expect("typeof j.a === 'string').to.be.true", [#"{"a":"x"}"#], [#"{"a":1}"#, "{}"]),
    expect("Array.isArray(j.a)).to.be.true", [#"{"a":[]}"#], [#"{"a":{}}"#]),
    expect("j.a.includes('x')).to.be.true", [#"{"a":"x"}"#], [#"{"a":"y"}"#, "{}"]),
    expect("j.a.startsWith('x')).to.be.true", [#"{"a":"xy"}"#], [#"{"a":"yx"}"#]),
    expect("j.a.indexOf('x') !== -1).to.be.true", [#"{"a":"yx"}"#], [#"{"a":"y"}"#]),
    expect("j.hasOwnProperty('a')).to.be.true", [#"{"a":null}"#], ["{}"]),
    expect("/^x/.test(j.a)).to.be.true", [#"{"a":"xy"}"#], [#"{"a":"yx"}"#]),
    expect("['x', 'y'].includes(j.a)).to.be.true", [#"{"a":"x"}"#], [#"{"a":"z"}"#]),
    expect("!j.a).to.be.false", [#"{"a":1}"#], [#"{"a":0}"#, "{}"]),
    Verdict(
      "var jsonData = JSON.parse(responseBody);\ntests['id'] = jsonData.id === 7;\ntests['name'] = jsonData.name !== undefined;",
      passes: [ok(#"{"id":7,"name":"x"}"#)], fails: [ok(#"{"id":7}"#), ok(#"{"id":8,"name":"x"}"#)]),
    Verdict(
      "const j = pm.response.json();\nconst isFine = j.a === 1;\npm.test('x', () => pm.expect(isFine).to.be.true)",
      passes: [ok(#"{"a":1}"#)], fails: [ok(#"{"a":2}"#)]),
    Verdict(
      "var schema = {type: 'object', required: ['id'], properties: {id: {type: 'integer'}}};\npm.test('schema', () => { pm.expect(tv4.validate(pm.response.json(), schema)).to.be.true })",
      passes: [ok(#"{"id":1}"#)], fails: [ok("{}"), ok(#"{"id":"x"}"#)]),
    Verdict(
      "pm.test('schema', () => pm.response.to.have.jsonSchema({type: 'array', items: {type: 'string'}}))",
      passes: [ok(#"["x"]"#), ok("[]")], fails: [ok("[1]"), ok("{}")]),
  ]

  static let bodies: [Verdict] = [
    Verdict(
      "pm.test('h', () => pm.response.to.have.header('X-A'))", passes: [ok("{}", ("x-a", ""))], fails: [ok("{}")]),
    Verdict(
      "pm.test('h', () => pm.response.to.not.have.header('X-A'))", passes: [ok("{}")], fails: [ok("{}", ("X-A", "1"))]),
    Verdict(
      "pm.test('h', () => pm.response.to.have.header('X-A', 'b'))", passes: [ok("{}", ("X-A", "b"))],
      fails: [ok("{}", ("X-A", "bc")), ok("{}")]),
    Verdict(
      "pm.test('h', () => pm.expect(pm.response.headers.get('Content-Type')).to.include('json'))", passes: [ok("{}")],
      fails: [HTTPResponse(status: 200, headers: HTTPFields(), body: [])]),
    Verdict(
      "tests['h'] = postman.getResponseHeader('X-A') === 'b'", passes: [ok("{}", ("X-A", "b"))], fails: [ok("{}")]),
    Verdict("pm.test('b', () => pm.response.to.be.json)", passes: [ok("[]")], fails: [ok("<html>"), ok("")]),
    Verdict("pm.test('b', () => pm.response.to.be.withBody)", passes: [ok("x")], fails: [ok("")]),
    Verdict("pm.test('b', () => pm.response.to.have.body('pong'))", passes: [ok("pong")], fails: [ok("pong!")]),
    Verdict("pm.test('b', () => pm.response.to.have.body(/p.ng/))", passes: [ok("a ping")], fails: [ok("pn")]),
    Verdict(
      "pm.test('b', () => pm.response.to.have.jsonBody('a.b', 1))", passes: [ok(#"{"a":{"b":1}}"#)],
      fails: [ok(#"{"a":{"b":2}}"#), ok("{}")]),
    Verdict("pm.test('b', () => pm.response.to.have.jsonBody({a: 1}))", passes: [ok(#"{"a":1}"#)], fails: [ok("{}")]),
    Verdict(
      "pm.test('b', () => pm.expect(pm.response.text()).to.include('needle'))", passes: [ok("a needle")],
      fails: [ok("hay")]),
    Verdict("tests['b'] = responseBody.has('needle')", passes: [ok("a needle")], fails: [ok("hay")]),
    Verdict("pm.test('t', () => pm.expect(pm.response.responseTime).to.be.below(2000))", passes: [ok("{}")], fails: []),
    Verdict("pm.test('t', () => pm.expect(pm.response.responseTime).to.be.above(2000))", passes: [], fails: [ok("{}")]),
    Verdict(
      "pm.test('each', () => { pm.response.json().items.forEach(item => { pm.expect(item.id).to.be.a('number') }) })",
      passes: [ok(#"{"items":[{"id":1},{"id":2}]}"#), ok(#"{"items":[]}"#)],
      fails: [ok(#"{"items":[{"id":1},{}]}"#), ok(#"{"items":[{"id":"1"}]}"#), ok("{}")]),
    Verdict(
      "pm.test('each', () => { for (const item of pm.response.json()) { pm.expect(item).to.have.property('id'); pm.expect(item.n).to.be.above(0) } })",
      passes: [ok(#"[{"id":1,"n":1}]"#), ok("[]")], fails: [ok(#"[{"n":1}]"#), ok(#"[{"id":1,"n":0}]"#), ok("{}")]),
    Verdict(
      "pm.test('own list', () => { const j = pm.response.json(); ['id', 'name'].forEach(k => pm.expect(j).to.have.property(k)) })",
      passes: [ok(#"{"id":1,"name":2}"#)], fails: [ok(#"{"id":1}"#)]),
    Verdict(
      "function check(value, wanted) { pm.expect(value).to.eql(wanted) }\npm.test('own', () => check(pm.response.json().a, 1))",
      passes: [ok(#"{"a":1}"#)], fails: [ok(#"{"a":2}"#)]),
  ]
}
