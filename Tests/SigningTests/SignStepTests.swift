import Checks
import Diagnostics
import HTTP
import JSON
import Signing
import Templates
import Testing

struct SignStepTests {
  private let keys = ["app_key": "29a39d", "app_secret": "e59af819cc"]

  @Test("signing again for a second attempt gives that attempt's timestamp and signature")
  func secondAttempt() throws {
    let scope = scope(keys)
    let first = try sign("- sign: tiktok-shop", request("GET"), scope: scope)
    scope.run.now += 30_000
    let second = try sign("- sign: tiktok-shop", first.request, scope: scope)
    #expect(first.request.url.queryValue("timestamp") == "1696909648")
    #expect(second.request.url.queryValue("timestamp") == "1696909678")
    #expect(first.request.url.queryValue("sign") != second.request.url.queryValue("sign"))
    #expect(second.request.url.queryItems.count == first.request.url.queryItems.count)
    let fresh = try sign("- sign: tiktok-shop", request("GET"), scope: scope)
    #expect(fresh.request == second.request)
  }

  @Test("a request is signed as a published example is")
  func published() throws {
    let url = "https://open-api.tiktokglobalshop.com/authorization/202309/shops"
    let signed = try sign("- sign: tiktok-shop", request("GET", url), scope: scope(keys, now: 1_623_812_664_000))
    #expect(
      signed.request.url.description == url
        + "?app_key=29a39d&timestamp=1623812664&sign=b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8")
    #expect(signed.derivedSecrets == ["b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"])
  }

  @Test("parameters may be given by name, and win over variables and secrets of that name")
  func givenParameters() throws {
    let scope = scope(["other": "29a39d", "app_key": "wrong"], secrets: ["app_secret": "wrong", "real": "e59af819cc"])
    scope.run.now = 1_623_812_664_000
    let signed = try sign(
      "- sign: {signer: tiktok-shop, app_key: '{{other}}', app_secret: '{{real}}'}",
      request("GET", "https://x.example/authorization/202309/shops"), scope: scope)
    #expect(
      signed.request.url.queryValue("sign") == "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8")
  }

  @Test("a missing parameter says which, and how to give it, at the line of the sign step")
  func missingParameter() {
    #expect(
      told { _ = try sign("- sign: tiktok-shop", request(), scope: scope(["app_key": "k"])) } == """
        1:3 the signer 'tiktok-shop' needs 'app_secret' [no variable or secret has this name]
        name it under `secrets:` of the environment, as in `app_secret: {env: APP_SECRET}`
        or give it here: `sign: {signer: tiktok-shop, app_secret: "{{…}}"}`
        """)
    #expect(
      told { _ = try sign("- sign: tiktok-shop", request()) }
        .contains("define it under `variables:`, or give it with --var app_key=VALUE"))
  }

  @Test("a parameter that is null counts as missing, one that is empty does not")
  func emptyParameter() throws {
    #expect(
      told { _ = try sign("- sign: {signer: tiktok-shop, app_secret: null}", request(), scope: scope(keys)) }
        .hasPrefix("1:3 the signer 'tiktok-shop' needs 'app_secret'"))
    #expect(throws: Never.self) {
      try sign("- sign: {signer: tiktok-shop, app_secret: ''}", request(), scope: scope(keys))
    }
  }

  @Test("unknown signers and parameters are errors with a suggestion")
  func unknown() {
    #expect(
      told { _ = try sign("- sign: tiktok_shop", request()) }
        .hasPrefix("1:9 unknown signer 'tiktok_shop' [did you mean 'tiktok-shop'?]"))
    #expect(
      told { _ = try sign("- sign: {signer: tiktok-shop, secret: x}", request(), scope: scope(keys)) }
        .hasPrefix("1:31 the signer 'tiktok-shop' has no parameter 'secret'"))
  }

  @Test("variables inside a signer live only in it, and those of the caller come back")
  func signerLocals() throws {
    let signed = try sign(
      "- set: {message: mine}\n- sign: own\n- concat: {into: after, parts: ['{{message}}']}", request(),
      signers: "own: {steps: [{set: {message: inner, other: x}}, {set: {header.X: '{{message}}'}}]}")
    #expect(signed.text("after") == "mine")
    #expect(signed.locals["other"] == nil)
    #expect(signed.request.headers["X"] == "inner")
  }

  @Test("locals of an earlier attempt are forgotten")
  func forgottenLocals() throws {
    let scope = scope()
    _ = try sign("- set: {a: 1}", request(), scope: scope)
    let second = try sign("- set: {b: '{{a ?? 0}}'}", request(), scope: scope)
    #expect(second.text("b") == "0")
  }

  @Test("a signer of a file takes the place of a built-in one of its name")
  func override() throws {
    let signed = try sign(
      "- sign: tiktok-shop", request("GET", "https://a.example"),
      signers: "tiktok-shop: {steps: [{set: {query.sign: mine}}]}")
    #expect(signed.request.url.query == "sign=mine")
  }

  @Test("an optional parameter that is not given has no value")
  func optionalParameter() throws {
    let own = "own: {optional: [prefix], steps: [{set: {header.X: '{{prefix ?? ''none''}}'}}]}"
    #expect(try sign("- sign: own", request(), signers: own).request.headers["X"] == "none")
    #expect(
      try sign("- sign: {signer: own, prefix: v1}", request(), signers: own).request.headers["X"] == "v1")
  }

  @Test("a signer may run another, and one that runs itself is an error with the chain")
  func nested() throws {
    let signers =
      "a: {steps: [{sign: b}]}\nb: {steps: [{set: {header.X: '{{v ?? 0}}'}}]}\nc: {steps: [{sign: d}]}\nd: {steps: [{sign: c}]}"
    #expect(try sign("- sign: a", request(), signers: signers).request.headers["X"] == "0")
    #expect(
      told { _ = try sign("- sign: c", request(), signers: signers) }.hasPrefix(
        "4:20 the signer 'c' runs itself [c → d → c]"))
  }

  @Test("a failure inside a signer of a file points at its step, and says who ran it")
  func failureInside() {
    #expect(
      told { _ = try sign("- sign: own", request(), signers: "own:\n  steps:\n    - set: {header.X: '{{nosuch}}'}") }
        == """
        3:24 the variable 'nosuch' is not defined
        define it under `variables:`, capture it in an earlier request, or give it with --var nosuch=VALUE
        where it may be absent, write a default: {{nosuch ?? 'x'}}
        run by `sign: own` at orders.yaml:1
        """)
  }

  @Test("a failure inside a built-in signer points at the sign step")
  func failureInsideBuiltIn() {
    let scope = scope(keys)
    scope.stepLocal = [:]
    let told = told {
      _ = try sign("- sign: {signer: tiktok-shop, app_key: [a, {b: 1}]}", request(), scope: scope)
    }
    #expect(
      told == """
        1:3 a map cannot be written into query.app_key
        give it an `encoding:` such as hex or base64, or a filter that makes text of it
        in the step 'set' of the built-in signer 'tiktok-shop'
        """)
  }

  @Test("request.* is there for steps, also inside variables, and gone after them")
  func requestNamesEnd() throws {
    let run = RunVariables(seed: 1, now: someMoment)
    let place = SourcePlace(SourceText(path: "e.yaml", text: "'{{request.method}}'"), SourceSpan(line: 1, column: 1))
    let line = VariableDefinition(
      value: .template(try Template(parsing: "{{request.method}} {{request.path}}", at: place)), place: place)
    let scope = Scope(run: run, request: [:], outer: [["line": line]])
    let signed = try sign("- concat: {into: m, parts: ['{{line}}']}", request(), scope: scope)
    #expect(signed.text("m") == "POST /v1/orders")
    #expect(try scope.value(of: "request.method") == nil)
  }

  @Test("a failed step leaves no request.* behind")
  func requestNamesEndAfterFailure() {
    let scope = scope()
    _ = try? sign("- set: {a: '{{nosuch}}'}", request(), scope: scope)
    #expect(scope.requestValue == nil)
  }

  @Test("a request without steps is left alone")
  func noSteps() throws {
    let request = try request()
    #expect(try RequestSigner.sign(request, steps: [], signers: [:], scope: scope()).request == request)
  }

  @Test("an optional parameter may have a value for when nobody gives one, new at each use")
  func defaultParameter() throws {
    let own =
      "own: {optional: {nonce: '{{$uuid}}', kind: a}, steps: [{set: {header.X: '{{kind}} {{nonce}} {{nonce}}'}}]}"
    let scope = scope()
    let first = try sign("- sign: own", request(), signers: own, scope: scope).request.headers["X"]
    let second = try sign("- sign: own", request(), signers: own, scope: scope).request.headers["X"]
    let words = try #require(first).split(separator: " ")
    #expect(words[0] == "a")
    #expect(words[1] == words[2])
    #expect(first != second)
    #expect(
      try sign("- sign: {signer: own, nonce: n}", request(), signers: own).request.headers["X"] == "a n n")
  }

  @Test("OAuth's parameters leave no trace in the query, whose own items keep their bytes")
  func oauthQuery() throws {
    let signed = try sign(
      "- sign: oauth1", request("GET", "https://a.example:8443/x?b=%7e&a+c"),
      scope: scope(["consumer_key": "k", "consumer_secret": "s"]))
    #expect(signed.request.url.query == "b=%7e&a+c")
    #expect(signed.request.headers["Authorization"]?.contains("oauth_token") == false)
  }
}
