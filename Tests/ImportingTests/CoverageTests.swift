import CollectionModel
import TestSupport
import Testing

@testable import Importing

/// Blocks of `pm.test` in the forms that public collections have, those that cannot be translated among them.
private let corpus: [String] = [
  "pm.test('Status code is 200', function () { pm.response.to.have.status(200); });",
  "pm.test('Status is created', function () { pm.response.to.have.status('Created'); });",
  "pm.test('Status', () => { pm.expect(pm.response.code).to.be.oneOf([200, 201, 204]); });",
  "pm.test('ok', () => { pm.response.to.be.ok; });",
  "pm.test('ok and json', () => { pm.response.to.be.ok; pm.response.to.be.withBody; pm.response.to.be.json; });",
  "pm.test('not an error', () => { pm.response.to.not.be.error; });",
  "pm.test('is unauthorized', () => pm.response.to.be.unauthorized);",
  "pm.test('Response time is less than 500ms', function () { pm.expect(pm.response.responseTime).to.be.below(500); });",
  "pm.test('Content-Type is present', function () { pm.response.to.have.header('Content-Type'); });",
  "pm.test('Content-Type is JSON', () => { pm.expect(pm.response.headers.get('Content-Type')).to.include('application/json'); });",
  "pm.test('Content-Type equals', () => { pm.expect(pm.response.headers.get('Content-Type')).to.eql('application/json; charset=utf-8'); });",
  "pm.test('Body matches string', function () { pm.expect(pm.response.text()).to.include('string_you_want_to_search'); });",
  "pm.test('Body is correct', function () { pm.response.to.have.body('response_body_string'); });",
  "pm.test('Value', function () { var jsonData = pm.response.json(); pm.expect(jsonData.value).to.eql(100); });",
  "pm.test('Nested', function () { const jsonData = pm.response.json(); pm.expect(jsonData.data.user.name).to.equal('Ann'); });",
  "pm.test('Deep', () => { pm.expect(pm.response.json()).to.deep.equal({a: 1, b: [true, null]}); });",
  "pm.test('Array', () => { const j = pm.response.json(); pm.expect(j).to.be.an('array'); pm.expect(j.length).to.be.greaterThan(0); });",
  "pm.test('Array has items', () => { pm.expect(pm.response.json().items).to.be.an('array').that.is.not.empty; });",
  "pm.test('First', () => { const [first] = pm.response.json(); pm.expect(first.id).to.exist; });",
  "pm.test('Destructured', () => { const { data, meta: { total } } = pm.response.json(); pm.expect(data.id).to.eql('x'); pm.expect(total).to.be.at.least(1); });",
  "pm.test('Types', () => { const j = pm.response.json(); pm.expect(j.id).to.be.a('number'); pm.expect(j.name).to.be.a('string'); pm.expect(j.on).to.be.a('boolean'); });",
  "pm.test('Has properties', () => { const j = pm.response.json(); pm.expect(j).to.have.property('id'); pm.expect(j).to.have.property('name', 'Ann'); });",
  "pm.test('Keys', () => { pm.expect(pm.response.json()).to.have.all.keys('id', 'name'); });",
  "pm.test('Keys by list', () => { pm.expect(pm.response.json()).to.include.all.keys(['id', 'name']); });",
  "pm.test('Not null', () => { const j = pm.response.json(); pm.expect(j.token).to.not.be.null; pm.expect(j.token).to.not.be.undefined; });",
  "pm.test('Token', () => { const j = pm.response.json(); pm.expect(j.token).to.exist.and.to.be.a('string'); });",
  "pm.test('No error', () => { pm.expect(pm.response.json().error).to.be.undefined; });",
  "pm.test('Success', () => { pm.expect(pm.response.json().success).to.be.true; });",
  "pm.test('One of', () => { pm.expect(pm.response.json().status).to.be.oneOf(['OPEN', 'CLOSED']); });",
  "pm.test('Pattern', () => { pm.expect(pm.response.json().email).to.match(/^[^@]+@[^@]+$/); });",
  "pm.test('Range', () => { pm.expect(pm.response.json().score).to.be.within(0, 100); });",
  "pm.test('Count', () => { pm.expect(pm.response.json().items).to.have.lengthOf(3); });",
  "pm.test('Include', () => { pm.expect(pm.response.json().tags).to.include('new'); });",
  "pm.test('Members', () => { pm.expect(pm.response.json().tags).to.have.members(['a', 'b']); });",
  "pm.test('Same as variable', () => { pm.expect(pm.response.json().id).to.eql(pm.environment.get('id')); });",
  "pm.test('Same as collection variable', () => { pm.expect(pm.response.json().name).to.equal(pm.collectionVariables.get('name')); });",
  "pm.test('Template', () => { pm.expect(pm.response.json().path).to.eql(`/users/${pm.variables.get('id')}`); });",
  "pm.test('Concatenated', () => { pm.expect(pm.response.json().message).to.eql('Hello ' + pm.environment.get('name')); });",
  "pm.test('Comparison', () => { const j = pm.response.json(); pm.expect(j.a === 'b').to.be.true; });",
  "pm.test('Array.isArray', () => { pm.expect(Array.isArray(pm.response.json().items)).to.be.true; });",
  "pm.test('every element', () => { pm.response.json().forEach(i => { pm.expect(i).to.have.property('id'); pm.expect(i.price).to.be.above(0); }); });",
  "pm.test('of all', () => { for (const i of pm.response.json().items) { pm.expect(i.type).to.eql('A'); } });",
  "pm.test('names', () => { const j = pm.response.json(); ['id', 'name', 'email'].forEach((k) => pm.expect(j).to.have.property(k)); });",
  "pm.test('Schema', () => { const schema = {type: 'object', required: ['id']}; pm.response.to.have.jsonSchema(schema); });",
  "pm.test('Schema by tv4', () => { var schema = {type: 'array'}; pm.expect(tv4.validate(pm.response.json(), schema)).to.be.true; });",
  "pm.test('Json body', () => { pm.response.to.have.jsonBody('data.id'); pm.response.to.have.jsonBody('data.n', 1); });",
  "pm.test('Saves', () => { const j = pm.response.json(); pm.expect(j.id).to.exist; pm.environment.set('id', j.id); });",
  "tests['Status code is 200'] = responseCode.code === 200;",
  "tests['Body matches string'] = responseBody.has('x');",
  "tests['Content-Type is present'] = postman.getResponseHeader('Content-Type');",
  "var data = JSON.parse(responseBody); tests['id'] = data.id === 1;",
  "tests['Response time'] = responseTime < 500;",
  "pm.test('Lodash', () => { pm.expect(_.get(pm.response.json(), 'a.b[0]')).to.eql(1); });",
  "pm.test('async', async function () { const j = await pm.response.json(); pm.expect(j.ok).to.eql(true); });",
  "pm.test('nothing', () => { pm.expect(true).to.be.true; });",
  "pm.test('on a condition', () => { const j = pm.response.json(); if (j.a) { pm.expect(j.b).to.eql(1); } });",
  "pm.test('computed', () => { const j = pm.response.json(); pm.expect(j.total).to.eql(j.items.reduce((s, i) => s + i.price, 0)); });",
  "pm.test('two places', () => { const j = pm.response.json(); pm.expect(j.a).to.eql(j.b); });",
  "pm.test('sorted', () => { const j = pm.response.json(); for (let i = 1; i < j.length; i++) { pm.expect(j[i].n).to.be.above(j[i - 1].n); } });",
  "pm.test('found', () => { const found = pm.response.json().find(i => i.id === 1); pm.expect(found.name).to.eql('x'); });",
]

@Suite("How much of pm.test is translated")
struct CoverageTests {
  @Test("at least 85 in 100 blocks of simple form, as the documentation says")
  func simpleBlocks() throws {
    var tests = 0
    var translated = 0
    var left: [String] = []
    for script in corpus {
      let translation = TestReader.translate(script, requestName: nil) { "{{\($0)}}" }
      tests += translation.tests
      translated += translation.translatedTests
      if translation.tests != translation.translatedTests { left.append(script) }
      #expect(translation.tests == 1, "\(script)")
      #expect(translation.kept.isEmpty == (translation.tests == translation.translatedTests), "\(script)")
    }
    #expect(translated * 100 >= tests * 85, "\(left)")
    let bytes = try LocalFileSystem().read(RepositoryPaths.root() + "/docs/import.md", limit: 1 << 20)
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.contains("\(translated) of \(tests)"), "\(translated) of \(tests): \(left)")
  }
}
