import TestSupport
import Testing

@Suite("signet import")
struct ImportTests {
  private func folder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("API.postman_collection.json", PostmanCopy.collection)
    folder.write("Test.postman_environment.json", PostmanCopy.environment)
    folder.write(
      "environments/local.yaml",
      "environment: local\nserver: development-shop\nbase_url: https://open-api.tiktokglobalshop.com\n")
    return folder
  }

  @Test(
    "a Postman copy of 87 TikTok Shop calls shares one signer and passes the embedded shop's check",
    arguments: [false, true])
  func tikTokShop(splits: Bool) throws {
    let folder = folder()
    let run = ProgramRun.signet(
      ["import", "postman", "API.postman_collection.json", "Test.postman_environment.json"]
        + (splits ? ["--split"] : []),
      in: folder.path)
    #expect(run.status == (splits ? 1 : 0), "\(run.everything)")
    #expect(run.output.contains("87 requests, 12 folders, 87 of 87 tests"))
    for secret in ["e59af819ccdd22334455", "TTP_pwSm2AAAAABmmtFz1xlyKMnwg74T2GJ5s0uQbS8jPjb"] {
      #expect(!run.everything.contains(secret))
      #expect(folder.read("environments/us-shop-sandbox.yaml")?.contains(secret) == false)
    }
    let path = splits ? "collections/api-2-0/shared.yaml" : "collections/api-2-0/api-2-0.yaml"
    let text = try #require(folder.read(path))
    #expect(text.components("sign: tiktok-shop") == 1)
    #expect(text.components("x-tts-access-token: '{{access_token}}'") == 1)
    #expect(!text.contains("CryptoJS") && !text.contains("timestamp") && !text.contains("{{sign}}"))
    if splits {
      // The cipher is captured in the first file; the others are told to have lost it.
      #expect(run.output.contains("'shop_cipher' is captured in 'Part 1'"))
      let first = ProgramRun.signet(
        ["run", "collections/api-2-0/part-1.yaml", "-e", "local", "--no-reports"], in: folder.path)
      #expect(first.status == 0, "\(first.everything)")
      return
    }
    let checked = ProgramRun.signet(["check"], in: folder.path)
    #expect(checked.status == 0, "\(checked.everything)")
    let passed = ProgramRun.signet(["run", "-e", "local", "--no-reports"], in: folder.path)
    #expect(passed.status == 0, "\(passed.everything)")
    #expect(passed.everything.contains("87 passed"))
  }

  @Test("overwrites nothing without --force, and says what is there")
  func overwriting() throws {
    let folder = folder()
    let arguments = ["import", "postman", "API.postman_collection.json"]
    #expect(ProgramRun.signet(arguments, in: folder.path).status == 0)
    folder.write("collections/api-2-0/api-2-0.yaml", "mine")
    let refused = ProgramRun.signet(arguments, in: folder.path)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("collections/api-2-0/api-2-0.yaml"))
    #expect(refused.errors.contains("--force overwrites"))
    #expect(folder.read("collections/api-2-0/api-2-0.yaml") == "mine")
    #expect(ProgramRun.signet(arguments + ["--force"], in: folder.path).status == 0)
    #expect(folder.read("collections/api-2-0/api-2-0.yaml")?.hasPrefix("collection: API 2.0\n") == true)
  }

  @Test(
    "refuses with 2, and writes nothing, what it cannot read",
    arguments: [
      (["postman", "missing.json"], "there is no such file"),
      (["postman", "broken.json"], "broken.json:2:9"),
      (["postman", "deep.json"], "nested"),
      (["postman", "v1.json"], "export it from Postman as 'Collection v2.1'"),
      (["postman", "other.json"], "no collection, environment, globals or data"),
      (["openapi", "other.json"], "'postman', 'curl' or 'har'"),
      (["hurl", "other.json"], "'postman', 'curl' or 'har'"),
      (["har", "other.json"], "no HAR file"), (["curl", "other.json"], "holds no curl line"),
      (["curl", "curl --frobnicate https://example.com"], "unknown option '--frobnicate'"),
      (["postman", "v1.json", "--host", "a"], "--host, --method and --all-types are for har"),
      (["postman"], "Missing expected argument"),
    ])
  func refused(_ arguments: [String], _ reason: String) {
    let folder = TemporaryFolder()
    folder.write("broken.json", "{\"info\": {},\n \"item\" [}")
    folder.write("deep.json", String(repeating: "[", count: 100_000))
    folder.write("v1.json", #"{"id": "1", "order": [], "requests": []}"#)
    folder.write("other.json", #"{"a": 1}"#)
    let run = ProgramRun.signet(["import"] + arguments, in: folder.path)
    #expect(run.status == 2, "\(run.everything)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(folder.read("collections") == nil)
  }

  @Test("a file of 100 MB is refused by its size")
  func huge() {
    let folder = TemporaryFolder()
    folder.write("huge.json", "{\"info\": {}, \"item\": [\"" + String(repeating: "a", count: 100_000_000) + "\"]}")
    let run = ProgramRun.signet(["import", "postman", "huge.json"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("it is larger than 64 MiB"))
  }

  @Test("curl lines of every shell send what they say")
  func curl() throws {
    let folder = TemporaryFolder()
    let server = ScriptedServer(answering: .json("{}"))
    let url = server.url
    folder.write(
      "lines.txt",
      """
      $ curl '\(url)a?x=1&y=a%20b' -H 'X-One: 1' -u 'user:open sesame 1' --compressed
      curl "\(url)b" ^
        -H "Content-Type: application/json" ^
        --data-raw "{\\"a\\": [1, 2.50]}"
      curl.exe '\(url)c' `
        -X PUT `
        -d 'a=1&b=it''s+me'
      curl $'\(url)d' --data-binary $'line\\none \\u00e9' -H 'Content-Type: text/plain'
      Invoke-WebRequest -UseBasicParsing -Uri "\(url)e" `
        -Method "POST" `
        -Headers @{
          "X-Two"="2"
        } `
        -ContentType "application/json" `
        -Body "{`"b`":true}"
      """)
    let run = ProgramRun.signet(["import", "curl", "lines.txt", "--name", "Lines"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.output.contains("5 requests"))
    #expect(!run.everything.contains("open sesame 1"))
    let text = try #require(folder.read("collections/lines/lines.yaml"))
    let passed = ProgramRun.signet(
      ["run", "-e", "lines", "--no-reports"], in: folder.path, environment: ["PASSWORD": "open sesame 1"])
    #expect(passed.status == 0, "\(passed.everything)\n\(text)")
    let sent = server.texts
    #expect(sent.count == 5)
    #expect(sent[0].hasPrefix("GET /a?x=1&y=a%20b HTTP/1.1\r\n"))
    #expect(sent[0].contains("X-One: 1\r\n") && sent[0].contains("Authorization: Basic dXNlcjpvcGVuIHNlc2FtZSAx\r\n"))
    #expect(sent[1].hasPrefix("POST /b ") && sent[1].hasSuffix("\r\n\r\n{\"a\":[1,2.50]}"))
    #expect(sent[2].hasPrefix("PUT /c ") && sent[2].hasSuffix("\r\n\r\na=1&b=it's+me"))
    #expect(sent[3].contains("Content-Type: text/plain\r\n") && sent[3].hasSuffix("\r\n\r\nline\none é"))
    #expect(sent[4].contains("X-Two: 2\r\n") && sent[4].hasSuffix("\r\n\r\n{\"b\":true}"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
