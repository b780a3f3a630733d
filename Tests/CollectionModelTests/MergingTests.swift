import CollectionModel
import Diagnostics
import HTTP
import Templates
import Testing

@Suite struct MergingTests {
  private func merged(_ near: String, over far: String) throws -> Settings {
    try collection("collection: n\n" + near).settings.merged(over: collection("collection: f\n" + far).settings)
  }

  @Test("headers merge by name without regard to case, the nearest whole, and null stays as a removal")
  func headers() throws {
    let settings = try merged("headers: {a: [1, 2], C: null, d: 1}", over: "headers: {A: 0, b: 0, c: 0}")
    #expect(settings.headers.map { "\($0.name)\($0.values.count)" } == ["a2", "b1", "C0", "d1"])
  }

  @Test("query, cookies and properties merge by their exact names")
  func fields() throws {
    let settings = try merged(
      "query: {A: 1}\ncookies: {x: 1}\nproperties: {p: 1}",
      over: "query: {a: 0}\ncookies: {x: 0, y: 0}\nproperties: {q: 0}")
    #expect(settings.query.map(\.name) == ["a", "A"])
    #expect(settings.cookies.map(\.name) == ["x", "y"])
    #expect(settings.properties.map(\.name) == ["q", "p"])
  }

  @Test("checks merge by subject, and the empty matcher removes an inherited one")
  func checks() throws {
    let settings = try merged(
      "expect: {json: {$.code: {}, $.id: 2}, headers: {X-A: b}}",
      over: "expect: {json: {$.code: 0, $.id: 1, $.ok: true}, headers: {x-a: a}, status: 201}")
    let checks = try settings.effectiveExpectations(impliedAt: collection("collection: p").place)
    #expect(checks.map(\.subject.title) == ["$.ok", "status", "$.id", "header x-a"])
    #expect(checks.map(\.place.source.path).allSatisfy { $0 == "collections/a.yaml" })
  }

  @Test("a removal reaches through levels that are merged in any grouping")
  func grouping() throws {
    let far = try collection("collection: f\nexpect: {json: {$.code: 0}}").settings
    let middle = try collection("collection: m\ntimeout: 1s").settings
    let near = try collection("collection: n\nexpect: {json: {$.code: {}}}").settings
    let place = try collection("collection: p").place
    for settings in [near.merged(over: middle).merged(over: far), near.merged(over: middle.merged(over: far))] {
      #expect(settings.effectiveExpectations(impliedAt: place).map(\.subject.title) == ["status"])
    }
  }

  @Test("where nothing is said of the status, 2xx is implied at the request's name")
  func implied() throws {
    let place = try collection("collection: p").place
    let silent = try collection("collection: a\nexpect: {json: {$.a: 1}}").settings
    let checks = silent.effectiveExpectations(impliedAt: place)
    #expect(checks.map(\.subject.section) == ["status", "json"])
    #expect(checks[0].place.span == place.span)
    for said in ["200", "any", "[200, 404]", "{below: 300}"] {
      let settings = try collection("collection: a\nexpect: {status: \(said)}").settings
      #expect(settings.effectiveExpectations(impliedAt: place).count == 1)
    }
  }

  @Test("tags and hints add up, everything else is replaced by the nearest")
  func replacing() throws {
    let settings = try merged(
      """
      tags: [a, c]
      hints: [{when: {status: 1xx}, hint: near}]
      auth: none
      pre_request: []
      tls: {verify: false}
      retry: none
      redirects: 0
      """,
      over: """
        tags: [a, b]
        hints: [{when: {status: 5xx}, hint: far}]
        auth: {bearer: x}
        timeout: 5s
        tls: {min_version: '1.3'}
        retry: {attempts: 3, on: [5xx]}
        redirects: 10
        """)
    #expect(settings.tags == ["a", "b", "c"])
    #expect(settings.hints.map(\.text) == ["far", "near"])
    guard case .none? = settings.auth else { throw Diagnostic("auth is inherited") }
    #expect(settings.preRequest?.isEmpty == true)
    #expect(settings.timeout == .seconds(5))
    #expect(settings.tls?.verify == false && settings.tls?.minimumVersion == .v1_3)
    #expect(settings.retry?.attempts == 1)
    #expect(settings.redirects == 0)
  }

  @Test("an empty level changes nothing")
  func empty() throws {
    let far = try collection("collection: f\ntimeout: 5s\ntags: [x]").settings
    #expect(Settings().isEmpty && !far.isEmpty)
    #expect(Settings().merged(over: far).timeout == .seconds(5))
    #expect(far.merged(over: Settings()).tags == ["x"])
  }
}
