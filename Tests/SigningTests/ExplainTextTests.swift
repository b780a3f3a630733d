import Diagnostics
import HTTP
import JSON
import Signing
import Templates
import Testing

struct ExplainTextTests {
  @Test("explain shows each step, masks the secret wherever it stands, and shows message and signature")
  func tikTokShop() throws {
    let secrets = ["app_secret": "e59af819cc"]
    let signed = try sign(
      "- sign: tiktok-shop",
      request(
        "PUT", "https://open-api.tiktokglobalshop.com/event/202309/webhooks?shop_cipher=ROW_x", body: "{\"a\":  1}"),
      scope: scope(["app_key": "68xu9ks5p4i8"], secrets: secrets), tracing: true)
    #expect(
      ExplainText.steps(signed.trace, secrets: secrets) == """
        sign tiktok-shop
          app_key: 68xu9ks5p4i8
          app_secret: ***app_secret***
          set
            query.app_key: 68xu9ks5p4i8
            query.timestamp: 1696909648
          concat
            text: ***app_secret***/event/202309/webhooks
            query: app_key68xu9ks5p4i8shop_cipherROW_xtimestamp1696909648
            body: {"a":··1}
            text: ***app_secret***
            message (105 bytes): ***app_secret***/event/202309/webhooksapp_key68xu9ks5p4i8shop_cipherROW_xtimestamp1696909648{"a":··1}***app_secret***
          hmac
            key: ***app_secret***
            input (105 bytes): ***app_secret***/event/202309/webhooksapp_key68xu9ks5p4i8shop_cipherROW_xtimestamp1696909648{"a":··1}***app_secret***
            query.sign: \(signed.request.url.queryValue("sign") ?? "")

        """)
  }

  @Test("a key that is no secret of the environment is masked all the same, also in the message")
  func literalKey() throws {
    let signed = try sign(
      "- sign: {signer: own, my_secret: hunter2}", request(),
      signers: """
        own:
          parameters: [my_secret]
          steps:
            - hmac: {into: header.X, algorithm: md5, key: '{{my_secret}}', input: 'a{{my_secret}}b'}
        """, tracing: true)
    let text = ExplainText.steps(signed.trace, secrets: [:])
    #expect(!text.contains("hunter2"))
    #expect(text.contains("input (9 bytes): a***my_secret***b"))
  }

  @Test("invisible characters are shown, and a message of several lines stands below its title")
  func invisible() throws {
    let signed = try sign(
      "- concat: {into: m, join: \"\\n\", parts: [' a', \"b\\tc\", '', \"d\\u200B\"]}", request(), tracing: true)
    #expect(
      ExplainText.steps(signed.trace, secrets: [:]) == """
        concat
          text: ·a
          text: b␉c
          text: (empty)
          text: d<U+200B>
          m (12 bytes):
            ·a␊
            b␉c␊
            ␊
            d<U+200B>

        """)
  }

  @Test("bytes that are no text are shown one by one, and derived keys not at all")
  func bytes() throws {
    let signed = try sign(
      "- hash: {into: a, algorithm: crc32, input: x, encoding: none}\n- hmac: {into: b, algorithm: md5, key: '{{a}}', input: x, encoding: none}",
      request(), tracing: true)
    #expect(
      ExplainText.steps(signed.trace, secrets: [:]) == """
        hash
          input (1 byte): x
          a: ***key***
        hmac
          key: ***key***
          input (1 byte): x
          b: ***b***

        """)
  }

  @Test(
    "every character that looks like a blank, or like nothing, is shown by its code",
    arguments: [
      ("a\u{A0}b", "a<U+00A0>b"), ("\u{FEFF}a", "<U+FEFF>a"), ("a\u{200B}\u{200D}", "a<U+200B><U+200D>"),
      ("a\u{2009}b\u{3000}", "a<U+2009>b<U+3000>"), ("a\u{AD}b", "a<U+00AD>b"), ("a\r\n", "a␍␊"), ("a \n b", "a·␊"),
      ("\u{1B}[2J", "␛[2J"), ("a\u{202E}b", "a<U+202E>b"), ("a\u{FE0F}", "a<U+FE0F>"), ("tab\there", "tab␉here"),
    ])
  func deceptive(_ text: String, _ shown: String) throws {
    let signed = try sign("- concat: {into: m, parts: ['{{x}}']}", request(), scope: scope(["x": text]), tracing: true)
    #expect(ExplainText.steps(signed.trace, secrets: [:]).contains(shown))
  }

  @Test("a step that fails leaves what was done before it, and points at itself")
  func failing() throws {
    let (steps, _) = try read("- set: {a: 1}\n- hmac: {into: b, algorithm: sha256, key: '{{nowhere}}', input: x}")
    let request = try request()
    do throws(SigningFailure) {
      _ = try RequestSigner.sign(request, steps: steps, signers: [:], scope: scope(), tracing: true)
      Issue.record("nothing failed")
    } catch {
      #expect(ExplainText.steps(error.trace, secrets: [:]) == "set\n  a: 1\n")
      #expect(error.diagnostic.place?.line == 2)
    }
  }

  @Test("steps, request and curl line come as JSON with the same masks")
  func json() throws {
    let secrets = ["token": "tok-123456"]
    let signed = try sign(
      "- set: {header.Authorization: 'Bearer {{token}}'}\n- hmac: {into: query.s, algorithm: md5, key: '{{token}}', input: \"\\xff\"}",
      request(body: "{\"a\":1}"), scope: scope(secrets: secrets), tracing: true)
    let explain = ExplainJSON(signed.trace, secrets: secrets)
    let steps = JSONWriter.compact(explain.steps(signed.trace))
    #expect(
      steps.hasPrefix(
        #"[{"step":"set","depth":0,"items":[{"label":"header.Authorization","role":"plain","text":"Bearer ***token***","bytes":17}]},{"step":"hmac","depth":0,"items":[{"label":"key","role":"key","text":"***token***"},"#
      ))
    let sent = JSONWriter.compact(explain.request(signed.request))
    #expect(sent.contains(#"{"name":"Content-Length","value":"7"}]"#))
    #expect(sent.hasSuffix(#""text":"{\"a\":1}","bytes":7}"#))
    #expect(!(steps + sent + JSONWriter.compact(explain.curl(signed.request))).contains("tok-123456"))
  }

  @Test("without tracing there is no trace")
  func untraced() throws {
    #expect(try sign("- set: {a: 1}", request()).trace.isEmpty)
  }

  @Test("the whole explanation ends with the request and its curl line, both masked")
  func whole() throws {
    let secrets = ["token": "tok-123456"]
    let signed = try sign(
      "- set: {header.Authorization: 'Bearer {{token}}'}", request(body: "{\"a\":1}"),
      scope: scope(secrets: secrets), tracing: true)
    #expect(
      ExplainText.render(signed, secrets: secrets) == """
        set
          header.Authorization: Bearer ***token***

        POST https://api.example/v1/orders?b=2&a=1
        Host: api.example
        Content-Type: application/json
        Authorization: Bearer ***token***
        Content-Length: 7

        {"a":1}

        curl 'https://api.example/v1/orders?b=2&a=1' -H 'Content-Type: application/json' -H 'Authorization: Bearer ***token***' --data-raw '{"a":1}'

        """)
  }
}
