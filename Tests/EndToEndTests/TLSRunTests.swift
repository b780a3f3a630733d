import TestSupport
import Testing

@Suite(
  "TLS, from the file to the wire", .enabled(if: TLSServer.isAvailable, "openssl, which plays the server, is missing"))
struct TLSRunTests {
  /// A project whose environment leads `shop.example` to the server, with further lines of the environment.
  private func project(_ server: TLSServer, _ tls: String, request: String = "") -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "environments/test.yaml",
      """
      environment: test
      base_url: https://shop.example
      hosts: {shop.example: "127.0.0.1:\(server.port)"}
      secrets: {passphrase: {env: PASSPHRASE}}
      \(tls)
      """)
    folder.write("collections/a.yaml", "collection: A\nrequests:\n  - name: One\n    get: /\n\(request)")
    return folder
  }

  private func run(_ folder: TemporaryFolder) -> ProgramRun {
    ProgramRun.signet(["run", "-e", "test"], in: folder.path, environment: ["PASSPHRASE": "open sesame"])
  }

  @Test("an authority in a file beside the environment is trusted, and the certificate can be checked and captured")
  func authorities() throws {
    let server = try #require(TLSServer())
    let folder = project(
      server, "tls: {ca: ../ca.pem}",
      request: """
            expect:
              certificate:
                subject: {contains: CN = shop.example}
                days_left: {at_least: 1, at_most: 2}
                not_after: {after: "2020-01-01T00:00:00Z"}
            capture: {serial: certificate.serial}
          - name: Two
            get: /?{{serial}}
            expect: {certificate: {serial: "{{serial}}", days_left: {above: 30}}}

        """)
    TLSServer.run(["cp", server.certificate, folder.path + "/ca.pem"])
    let run = run(folder)
    #expect(run.status == 1, "\(run.everything)")
    #expect(run.output.contains("2: 1 passed, 1 failed"), "\(run.everything)")
    #expect(run.output.contains("certificate.days_left"), "\(run.everything)")
  }

  @Test("without its authority the server is not trusted, unless verification is off")
  func verification() throws {
    let server = try #require(TLSServer())
    let refused = run(project(server, ""))
    #expect(refused.status == 3)
    #expect(refused.output.contains("the certificate of 'shop.example' is not trusted"), "\(refused.everything)")
    #expect(run(project(server, "tls: {verify: false}")).status == 0)
  }

  @Test("a client certificate is shown, in PEM with an encrypted key and in PKCS #12")
  func clientCertificate() throws {
    let server = try #require(TLSServer(arguments: ["-Verify", "1", "-verify_quiet"]))
    let without = run(project(server, "tls: {ca: '\(server.certificate)'}"))
    #expect(without.status == 3)
    #expect(without.output.contains("asks for a client certificate"), "\(without.everything)")
    let pem = project(
      server,
      "tls: {ca: '\(server.certificate)', certificate: ../client.pem, key: ../client.key, passphrase: '{{passphrase}}'}"
    )
    let made: Void? = TLSServer.run([
      "openssl", "pkey", "-in", server.key, "-aes256", "-passout", "pass:open sesame", "-out", pem.path + "/client.key",
    ])
    #expect(made != nil)
    TLSServer.run(["cp", server.certificate, pem.path + "/client.pem"])
    let withPEM = run(pem)
    #expect(withPEM.status == 0, "\(withPEM.everything)")
    let pkcs12 = project(
      server, "tls: {ca: '\(server.certificate)', certificate: ../client.p12, passphrase: '{{passphrase}}'}")
    let exported: Void? = TLSServer.run([
      "openssl", "pkcs12", "-export", "-in", server.certificate, "-inkey", server.key, "-passout", "pass:open sesame",
      "-out", pkcs12.path + "/client.p12",
    ])
    #expect(exported != nil)
    let withPKCS12 = run(pkcs12)
    #expect(withPKCS12.status == 0, "\(withPKCS12.everything)")
    let wrong = ProgramRun.signet(
      ["run", "-e", "test"], in: pkcs12.path, environment: ["PASSPHRASE": "not the passphrase"])
    #expect(wrong.status == 3)
    #expect(wrong.output.contains("client.p12' cannot be used"), "\(wrong.everything)")
    #expect(!wrong.everything.contains("not the passphrase"))
  }

  @Test("a server below min_version is refused")
  func minimumVersion() throws {
    let server = try #require(TLSServer(arguments: ["-no_tls1_3"]))
    let tls = "tls: {ca: '\(server.certificate)', min_version: "
    let refused = run(project(server, tls + "1.3}"))
    #expect(refused.status == 3)
    #expect(refused.output.contains("protocol version"), "\(refused.everything)")
    #expect(run(project(server, tls + "1.2}")).status == 0)
  }

  @Test("a proxy carries https through a tunnel, with its own credentials, which no output shows")
  func tunnel() throws {
    let server = try #require(TLSServer())
    let proxy = TunnelProxy(to: server.port)
    let folder = TemporaryFolder()
    folder.write(
      "environments/test.yaml",
      """
      environment: test
      proxy: http://user:{{proxy_key}}@127.0.0.1:\(proxy.port)
      tls: {ca: \(server.certificate)}
      secrets: {proxy_key: {env: PROXY_KEY}}
      """)
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - {name: One, get: \"https://shop.example/\", auth: {bearer: for-the-server}, expect: {status: 201}}\n"
    )
    let run = ProgramRun.signet(
      ["run", "-e", "test", "-vv", "--report-bodies", "all"], in: folder.path, environment: ["PROXY_KEY": "pr0xy-key"])
    #expect(run.status == 1, "\(run.everything)")
    #expect(proxy.requests.count == 1)
    #expect(proxy.requests.first?.hasPrefix("CONNECT shop.example:443 HTTP/1.1\r\n") == true)
    // base64 of user:pr0xy-key
    #expect(proxy.requests.first?.contains("Proxy-Authorization: Basic dXNlcjpwcjB4eS1rZXk=") == true)
    #expect(proxy.requests.first?.contains("for-the-server") == false)
    let all = run.everything + (folder.read("reports/run.ndjson") ?? "") + (folder.read("reports/junit.xml") ?? "")
    #expect(!all.contains("pr0xy-key"))
    #expect(!all.contains("dXNlcjpwcjB4eS1rZXk"))
  }
}
