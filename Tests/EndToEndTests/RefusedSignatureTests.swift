import TestSupport
import Testing

/// The embedded shop checks signatures with code of its own: what it refuses here is really signed wrongly.
@Suite("A signature that the embedded shop refuses")
struct RefusedSignatureTests {
  /// The vendor's rule as a user writes it, with one thing wrong.
  private static func signer(
    timestamp: String = "$timestamp", sort: String = "name", body: String = "body: {unless: multipart}"
  ) -> String {
    """
    signers:
      own:
        parameters: [app_key, app_secret]
        steps:
          - set: {query.timestamp: "{{\(timestamp)}}", query.app_key: "{{app_key}}"}
          - concat:
              into: message
              parts:
                - "{{app_secret}}{{request.path}}"
                - query: {sort: \(sort), repeat: first, exclude: [sign, access_token], pair: "{name}{value}"}
                - \(body)
                - "{{app_secret}}"
          - hmac: {into: query.sign, algorithm: sha256, key: "{{app_secret}}", input: "{{message}}", encoding: hex}

    """
  }

  private func hints(
    _ request: String, _ steps: String, signers: String = "", key: String = "0123456789abcdef0123456789abcdef01234567"
  ) -> (code: String, hints: [String], everything: String) {
    let folder = TemporaryFolder()
    folder.write(
      "environments/local.yaml",
      """
      environment: local
      server: development-shop
      base_url: https://open-api.tiktokglobalshop.com
      secrets: {other_secret: {env: OTHER_SECRET}}

      """)
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      headers: {x-tts-access-token: "{{access_token}}"}
      query: {shop_cipher: "{{shop_cipher}}", page_size: 10}
      \(signers)
      requests:
        - name: One
          \(request)
          pre_request: [\(steps)]
      """)
    let run = ProgramRun.signet(
      ["run", "--no-reports"], in: folder.path, environment: ["OTHER_SECRET": key])
    let hints = run.output.split(separator: "\n").compactMap { line in
      line.split(separator: "     hint: ").count == 1 && line.hasPrefix("     hint: ")
        ? String(line.dropFirst("     hint: ".count)) : nil
    }
    let code = run.output.split(separator: "{\"code\":").dropFirst().first.map { String($0.prefix { $0.isNumber }) }
    return (run.status == 1 ? code ?? "" : "status \(run.status)", hints, run.everything)
  }

  private let search = "post: /order/202309/orders/search\n    json: {order_status: AWAITING_SHIPMENT}"
  private let spaced = """
    post: /order/202309/orders/search
        headers: {Content-Type: application/json}
        text: '{"order_status": "AWAITING_SHIPMENT"}'
    """

  @Test("is put down to the secret, by tiktok-shop and by steps of the user's own")
  func wrongSecret() {
    let built = hints(search, "{sign: {signer: tiktok-shop, app_secret: '{{other_secret}}'}}")
    #expect(built.code == "106001", "\(built.everything)")
    let words = "what is left is the key, 'other_secret': is it of the same account as the rest of the request"
    #expect(
      built.hints.contains { $0.hasPrefix("the request went out as 'tiktok-shop' signed it: " + words) },
      "\(built.everything)")
    let own = hints(search, "{sign: {signer: own, app_secret: '{{other_secret}}'}}", signers: Self.signer())
    #expect(own.code == "106001", "\(own.everything)")
    #expect(own.hints.contains { $0.contains("what is left is the key, 'other_secret'") }, "\(own.everything)")
    #expect(!own.everything.contains("0123456789abcdef") && !built.everything.contains("0123456789abcdef"))
  }

  @Test("is put down to what clings to the secret")
  func flawedSecret() {
    let found = hints(
      search, "{sign: {signer: tiktok-shop, app_secret: '{{other_secret}}'}}", key: "0123456789abcdef \n")
    #expect(found.code == "106001")
    #expect(
      found.hints.contains { $0.hasPrefix("the secret 'other_secret' begins or ends with a") }, "\(found.everything)")
  }

  @Test("is put down to a body that was written anew, by tiktok-shop and by steps of the user's own")
  func body() {
    let built = hints(search, "{sign: tiktok-shop}, {set: {json.$.order_status: CANCELLED}}")
    #expect(built.code == "106001", "\(built.everything)")
    #expect(
      built.hints.contains {
        $0.hasPrefix("'json.$.order_status' was changed after the request was signed, at collections/a.yaml:")
      },
      "\(built.everything)")
    let own = hints(
      spaced, "{sign: own}", signers: Self.signer(body: "\"{{request.body | parse_json | to_json}}\""))
    #expect(own.code == "106001", "\(own.everything)")
    #expect(
      own.hints.contains {
        $0.hasPrefix("beside the built-in signer 'tiktok-shop', the request was signed over the body re-serialised")
          && $0.contains("differs at byte 17")
      }, "\(own.everything)")
    // The other way round: what is signed is right, and the same text passes.
    #expect(hints(spaced, "{sign: own}", signers: Self.signer()).code == "status 0")
  }

  @Test("is put down to milliseconds, by tiktok-shop and by steps of the user's own")
  func milliseconds() {
    let words =
      "'timestamp' is in milliseconds; where the server wants seconds, write {{$timestamp}} for {{$timestamp_ms}}"
    let built = hints(search, "{sign: tiktok-shop}, {set: {query.timestamp: '{{$timestamp_ms}}'}}")
    #expect(built.code == "36009004" && built.hints.contains(words), "\(built.everything)")
    let own = hints(search, "{sign: own}", signers: Self.signer(timestamp: "$timestamp_ms"))
    #expect(own.code == "36009004" && own.hints.contains(words), "\(own.everything)")
  }

  @Test("is put down to a query that was not sorted, by tiktok-shop and by steps of the user's own")
  func unsorted() {
    let own = hints(search, "{sign: own}", signers: Self.signer(sort: "none"))
    #expect(own.code == "106001", "\(own.everything)")
    #expect(
      own.hints.contains {
        $0.hasPrefix(
          "beside the built-in signer 'tiktok-shop', the request was signed with its query unsorted: message differs")
      }, "\(own.everything)")
    #expect(!own.everything.contains("08146b7be703eaa57d39"), "the message that is shown holds the secret")
    // A query of the user's own behind the built-in signer is not in what it sorted and signed.
    let built = hints(search, "{sign: tiktok-shop}, {set: {query.sort_field: create_time}}")
    #expect(built.code == "106001", "\(built.everything)")
    #expect(
      built.hints.contains { $0.hasPrefix("'query.sort_field' was changed after the request was signed") },
      "\(built.everything)")
  }

  @Test("says nothing of signatures where something else is refused")
  func otherwise() {
    let found = hints(
      "get: /authorization/202309/shops\n    headers: {x-tts-access-token: TTP_unknown}", "{sign: tiktok-shop}")
    #expect(found.code != "106001" && found.hints.isEmpty, "\(found.everything)")
  }
}
