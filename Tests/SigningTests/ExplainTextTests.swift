import HTTP
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
        Content-Type: application/json
        Authorization: Bearer ***token***

        {"a":1}

        curl 'https://api.example/v1/orders?b=2&a=1' -H 'Content-Type: application/json' -H 'Authorization: Bearer ***token***' --data-raw '{"a":1}'

        """)
  }
}
