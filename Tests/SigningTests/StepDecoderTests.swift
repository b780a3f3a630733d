import Diagnostics
import Signing
import Templates
import Testing

struct StepDecoderTests {
  private static let targets =
    "a target is a variable's name, query.NAME, header.NAME, cookie.NAME, form.NAME or json.$.path"

  @Test(
    "a mistake in a step is told at the key or value that it is about",
    arguments: [
      ("{a: 1}", "1:1 a list of steps is expected, not a map\neach step begins with '- ', as in `- sign: tiktok-shop`"),
      (
        "- text",
        "1:3 a step is a map with one key, not text\n"
          + "the steps are set, remove, concat, hash, hmac, signature, jwt, encode, choose, recent, sign"
      ),
      (
        "- hmca: {}",
        "1:3 unknown step 'hmca' [did you mean 'hmac'?]\n"
          + "the steps are set, remove, concat, hash, hmac, signature, jwt, encode, choose, recent, sign"
      ),
      (
        "- set: {a: 1}\n  remove: [b]",
        "2:3 a step has one key, and 'remove' is a second one\n"
          + "begin another step with '- ', or indent it where it belongs to 'set'"
      ),
      ("- hash: {into: a, algorithm: md5}", "1:3 the step 'hash' has no 'input' [add `input:`]"),
      (
        "- hash: [a]",
        "1:9 the step 'hash' takes a map, not a list\nits keys are into, algorithm, input, input_encoding, encoding"
      ),
      (
        "- hash: {into: a, algorithm: md5, input: x, encodng: hex}",
        "1:45 unknown key 'encodng' in the step 'hash' [did you mean 'encoding'?]"
      ),
      (
        "- hash: {into: a, algorithm: sha265, input: x}",
        "1:30 unknown algorithm 'sha265' [did you mean 'sha256'?]\n"
          + "it is one of md5, sha1, sha256, sha384, sha512, crc32"
      ),
      (
        "- hash: {into: a, algorithm: md5, input: x, encoding: Base64}",
        "1:55 unknown encoding 'Base64' [did you mean 'base64'?]\nit is one of hex, HEX, base64, base64url, none"
      ),
      ("- hash: {into: a, algorithm: md5, input: '{{}'}", "1:45 '}' is not a variable's name"),
      ("- hash: {into: a, algorithm: md5, input: [x]}", "1:42 a text is expected here, not a list"),
      (
        "- hash: {into: querry.x, algorithm: md5, input: x}",
        "1:16 'querry.x' is not a target [did you mean 'query.x'?]\n\(targets)"
      ),
      (
        "- hash: {into: headers.X, algorithm: md5, input: x}",
        "1:16 'headers.X' is not a target [did you mean 'header.X'?]\n\(targets)"
      ),
      (
        "- hash: {into: query, algorithm: md5, input: x}", "1:16 'query' is not a target [write query.NAME]\n\(targets)"
      ),
      (
        "- hash: {into: 'query.', algorithm: md5, input: x}",
        "1:16 the target 'query.' has no name [write query.NAME]\n\(targets)"
      ),
      ("- hash: {into: request.path, algorithm: md5, input: x}", "1:16 'request.path' is not a target\n\(targets)"),
      ("- hash: {into: '1a', algorithm: md5, input: x}", "1:16 '1a' is not a target\n\(targets)"),
      ("- set: {'header.a b': 1}", "1:9 'a b' cannot be the name of a header"),
      (
        "- set: [a]",
        "1:8 the step 'set' takes a map from targets to values, not a list\n"
          + "as in `set: {header.X-Time: \"{{$timestamp}}\"}`"
      ),
      ("- set: {a: 007}", "1:12 '007' is a number in YAML but not in JSON [quote it, or write the number]"),
      (
        "- concat: {into: m, parts: x}",
        "1:28 'parts' takes a list, not text\na part is a text, or a map with one key: query, form, headers, components, body"
      ),
      ("- concat: {into: m, parts: [{querry: {}}]}", "1:30 unknown part 'querry' [did you mean 'query'?]"),
      ("- concat: {into: m, parts: [{query: {}, body: {}}]}", "1:29 a part has one key"),
      ("- concat: {into: m, parts: [[a]]}", "1:29 a part is a text or a map, not a list"),
      ("- concat: {into: m, parts: [{query: {sort: names}}]}", "1:44 unknown sort 'names' [did you mean 'name'?]"),
      ("- concat: {into: m, parts: [{body: {unless: json}}]}", "1:45 unknown unless 'json'\nit is one of multipart"),
      (
        "- concat: {into: m, parts: [{query: {exlude: []}}]}",
        "1:38 unknown key 'exlude' in the part 'query' [did you mean 'exclude'?]"
      ),
      ("- sign: {app_key: x}", "1:3 the step 'sign' has no 'signer' [add `signer:`]"),
      ("- sign: '{{s}}'", "1:9 the name of a signer cannot be a template"),
      ("- sign:", "1:8 a text is missing here [write '' for an empty one]"),
      ("- hmac:", "1:3 the step 'hmac' has no 'into' [add `into:`]"),
    ])
  func mistake(yaml: String, expected: String) throws {
    let problems = try read(yaml).problems
    let told = told(try #require(problems.first))
    #expect(told.hasPrefix(expected), "\(told)")
  }

  @Test("every mistake is told, and the steps that are right are read")
  func allProblems() throws {
    let (steps, problems) = try read("- hash: {algoritm: x}\n- set: {a: 1}\n- nosuch: 1\n- sign: 'x'")
    #expect(steps.count == 2)
    #expect(problems.count == 5)
  }

  @Test("a signer is read with its parameters, and its mistakes are told")
  func signers() throws {
    let signers = try readSigners("own:\n  parameters: [a, b]\n  optional: [c]\n  steps: [{set: {x: 1}}]")
    #expect(signers["own"]?.parameters == ["a", "b"])
    #expect(signers["own"]?.optional == ["c"])
    #expect(signers["own"]?.steps.count == 1)
    #expect(
      told { _ = try readSigners("own: {parameters: [a]}") } == "1:1 the signer 'own' has no 'steps' [add `steps:`]")
    #expect(told { _ = try readSigners("own: {steps: [], params: [a]}") }.hasPrefix("1:18 unknown key 'params'"))
    #expect(
      told { _ = try readSigners("own: {steps: [], parameters: ['a b']}") }
        .hasPrefix("1:31 'a b' cannot be the name of a parameter"))
    #expect(told { _ = try readSigners("[a]") } == "1:1 a map from names to signers is expected, not a list")
  }

  @Test("the signers that steps name are told with their places")
  func references() throws {
    let steps = try read("- sign: tiktok-shop\n- sign: {signer: own, a: 1}").steps
    let references = StepDecoder.signerReferences(in: steps)
    #expect(references.map(\.name) == ["tiktok-shop", "own"])
    #expect(references.map(\.place.line) == [1, 2])
    #expect(StepDecoder.builtInSigners.contains("tiktok-shop"))
  }

  @Test("names of signers and parameters that nobody defines, and signers that run themselves, are told before a run")
  func signerProblems() throws {
    let steps = try read("- sign: tiktokshop\n- sign: {signer: tiktok-shop, app_kee: x}\n- sign: a").steps
    let signers = try readSigners("a: {steps: [{sign: b}]}\nb: {steps: [{sign: a}]}")
    let problems = StepDecoder.problems(in: steps, signers: signers).map { told($0) }
    #expect(problems.count == 3)
    #expect(problems[0].hasPrefix("1:9 unknown signer 'tiktokshop' [did you mean 'tiktok-shop'?]"))
    #expect(
      problems[1] == """
        2:31 the signer 'tiktok-shop' has no parameter 'app_kee' [did you mean 'app_key'?]
        its parameters are app_key, app_secret
        """)
    #expect(problems[2] == "3:9 the signer 'a' runs itself [a → b → a]")
  }

  @Test("the variables that steps take from outside are told: not what they write, but what signers default to")
  func variables() throws {
    let steps = try read(
      """
      - concat: {into: message, parts: ['{{a}}{{request.path}}']}
      - hmac: {into: query.sign, algorithm: sha256, key: '{{k ?? ''''}}', input: '{{message}}'}
      - sign: tiktok-shop
      - sign: {signer: own, p: '{{q}}'}
      """
    ).steps
    let signers = try readSigners(
      "own: {parameters: [p], optional: [o], steps: [{set: {inner: '{{p}}{{o}}{{free}}'}}, {set: {x: '{{inner}}'}}]}")
    let uses = StepDecoder.variables(usedBy: steps, signers: signers)
    #expect(uses.map(\.name) == ["a", "k", "app_key", "app_secret", "q", "o", "free"])
    #expect(uses.filter(\.hasDefault).map(\.name) == ["k", "o"])
    #expect(uses.map(\.place.line) == [1, 2, 3, 3, 4, 4, 1])
  }

  @Test("every step of the registry has a name and a summary of its own")
  func registry() {
    #expect(Set(StepRegistry.names).count == StepRegistry.steps.count)
    #expect(StepRegistry.steps.allSatisfy { !$0.summary.isEmpty })
  }
}
