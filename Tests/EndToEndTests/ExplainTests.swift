import TestSupport
import Testing

@Suite("signet explain")
struct ExplainTests {
  private let empty = TemporaryFolder()
  private let folder = TemporaryFolder()
  private let secret = ["app_secret": "e59af819cc"]
  /// The vendor's own example of a signed call.
  private let url = "https://open-api.tiktokglobalshop.com/authorization/202309/shops"
  private let sign = "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"

  private func compare(_ line: String, _ arguments: [String] = ["--secret", "app_secret"]) -> ProgramRun {
    ProgramRun.signet(
      ["explain", "--curl", line] + arguments, in: empty.path, environment: secret)
  }

  @Test("finds a vendor's line equal, its signer guessed")
  func equal() {
    let run = compare(
      "curl -k '\(url)?app_key=29a39d&timestamp=1623812664&sign=\(sign)' -H 'x-tts-access-token: TTP_abcdef'")
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.output.contains("signer:     tiktok-shop\n"))
    #expect(run.output.contains("the signatures are equal"))
    #expect(run.errors == "note: '--insecure' is left out\n")
    #expect(!run.everything.contains("e59af819cc"))
  }

  @Test("says what a line was signed from, and ends with 1")
  func explained() {
    let run = compare("curl '\(url)/?app_key=29a39d&timestamp=1623812664&sign=\(sign)'")
    #expect(run.status == 1)
    #expect(
      run.output.contains("the line was signed without the slash at the end of its path: message differs at byte 38"))
  }

  @Test("tells the same as JSON")
  func json() {
    let run = compare(
      "curl '\(url)?app_key=29a39d&timestamp=1623812665&sign=\(sign)'", ["--secret", "app_secret", "--format", "json"])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("{\n  \"signer\": \"tiktok-shop\",\n"))
    #expect(run.output.contains("\"verdict\": \"explained\""))
    #expect(run.output.contains("with timestamp 1623812664, 1 s before the one that it carries"))
    #expect(!run.everything.contains("e59af819cc"))
  }

  @Test(
    "refuses with 2 a line that it cannot compare",
    arguments: [
      ("curl 'https://a.example", "the quote ' is not closed"),
      ("curl https://a.example", "shows the marks of no signer"),
      ("curl --frob https://a.example", "unknown option '--frob' of curl"),
    ])
  func refused(_ line: String, _ reason: String) {
    let run = compare(line)
    #expect(run.status == 2)
    #expect(run.errors.contains(reason))
    #expect(run.errors.contains("--> --curl:1:"))
  }

  @Test("asks which signer is meant where several sign alike, and takes the one that is named")
  func ambiguous() {
    let line =
      "curl 'https://api.lazada.com/rest/order/get?order_id=1234&app_key=123456&timestamp=1517820392000"
      + "&sign_method=sha256&access_token=test&sign=4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A'"
    let run = compare(line)
    #expect(run.status == 2)
    #expect(run.errors.contains("several signers sign like this: lazada, aliexpress"), "\(run.errors)")
    let named = ProgramRun.signet(
      ["explain", "--curl", line, "--signer", "lazada", "--secret", "app_secret"], in: empty.path,
      environment: ["app_secret": "helloworld"])
    #expect(named.status == 0, "\(named.everything)")
    #expect(compare(line, ["--signer", "lazado"]).errors.contains("did you mean 'lazada'?"))
  }

  @Test("knows an HTTP message signature by its headers, and compares it")
  func messageSignature() {
    let line =
      "curl -X POST 'https://example.com/foo?param=Value&Pet=dog' -H 'Date: Tue, 20 Apr 2021 02:07:55 GMT' "
      + "-H 'Content-Type: application/json' -d '{\"hello\": \"world\"}' "
      + "-H 'Signature-Input: sig1=(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"' "
      + "-H 'Signature: sig1=:SIGNATURE:'"
    folder.write(
      "vars.yaml",
      "key_id: test-shared-secret\nalgorithm: hmac-sha256\nkey_encoding: base64\ncomponents: [date, '@authority', content-type]\n"
    )
    let run = { (signature: String) in
      ProgramRun.signet(
        ["explain", "--curl", line.replacing("SIGNATURE", with: signature), "--vars", "vars.yaml", "--secret", "key"],
        in: folder.path,
        environment: [
          "key": "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="
        ])
    }
    // RFC 9421, section B.2.5, under the usual label, which is not signed.
    let equal = run("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=")
    #expect(equal.status == 0, "\(equal.everything)")
    #expect(equal.output.contains("signer:     http-message-signature\n"))
    #expect(run("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE9=").status != 0)
  }

  @Test("knows the headers of amazon-sp-api, which sign nothing that could be compared")
  func sellingPartner() {
    let run = compare("curl https://x.example/ -H 'x-amz-access-token: Atza|example' -H 'x-amz-date: 20150830T123600Z'")
    #expect(run.status == 2)
    #expect(run.errors.contains("the signer 'amazon-sp-api' "), "\(run.errors)")
  }

  @Test(
    "says of a header that looks like a digest how hmac-header writes it",
    arguments: [
      (
        "X-Signature: 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "--signer hmac-header --var header='X-Signature' --var message"
      ),
      (
        "X-Hub-Sign: sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "--var header='X-Hub-Sign' --var algorithm='sha1' --var prefix='sha1=' --var message"
      ),
      (
        "X-Hmac: W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
        "--var header='X-Hmac' --var encoding='base64' --var message"
      ),
    ])
  func digestHeader(_ header: String, _ words: String) {
    let run = compare("curl https://x.example/ -H '\(header)'")
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    guard header.hasPrefix("X-S") else { return }
    let named = ProgramRun.signet(
      [
        "explain", "--curl", "curl https://x.example/ -H '\(header)'", "--signer", "hmac-header", "--var",
        "header=X-Signature",
        "--var", "message=what do ya want for nothing?", "--secret", "key",
      ], in: folder.path, environment: ["key": "Jefe"])
    #expect(named.status == 0, "\(named.everything)")
  }

  private func project(_ steps: String) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      signers:
        inner:
          parameters: [word]
          steps: [{hash: {into: header.X-Inner, algorithm: md5, input: '{{word}}'}}]
        outer:
          parameters: [word]
          steps: [{sign: {signer: inner, word: 'b{{word}}'}}]
      requests:
        - name: One
          post: https://a.example/x
          json: {blank: "a\u{A0}b "}
          pre_request:
      \(steps)
      """)
    return folder
  }

  @Test("shows signers inside signers, invisible characters, all headers and the byte count")
  func nested() {
    let folder = project("      - sign: {signer: outer, word: a}\n      - set: {header.X-Last: 'x '}")
    let run = ProgramRun.signet(["explain", "collections/a.yaml", "--request", "One"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(
      run.output.contains("sign outer\n  word: a\n  sign inner\n    word: ba\n    hash\n      input (2 bytes): ba\n"))
    #expect(run.output.contains("\nHost: a.example\n"))
    #expect(run.output.contains("\nContent-Length: 17\n\n{\"blank\":\"a<U+00A0>b \"}\n"), "\(run.output)")
    #expect(run.output.contains("\nX-Last: x·\n"))
  }

  @Test("shows the way to a step that fails, and points at it", arguments: ["text", "json"])
  func failing(_ format: String) {
    let folder = project(
      "      - set: {a: done}\n      - encode: {into: b, input: 'zz', input_encoding: hex, encoding: base64}")
    let run = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "One", "--format", format], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains(format == "text" ? "set\n  a: done\n" : "\"text\": \"done\""), "\(run.output)")
    #expect(run.errors.contains("the input is not hex"))
    #expect(run.errors.contains("--> collections/a.yaml:15:"))
    if format == "json" { #expect(run.output.contains("\"line\": 15")) }
  }

  @Test(
    "wants a request or a line",
    arguments: [[], ["a.yaml"], ["--signer", "x"], ["--curl", "curl x", "--request", "y"]])
  func usage(_ arguments: [String]) {
    #expect(ProgramRun.signet(["explain"] + arguments, in: "/tmp").status == 2)
  }
}
