import CollectionModel
import Diagnostics
import HTTP
import Templates
import Testing

@Suite struct EnvironmentTests {
  private func environment(_ text: String, with others: [String: String] = [:]) throws -> Environment {
    let project = load(
      others.merging(["environments/e.yaml": text]) { $1 }, paths: [], environment: "environments/e.yaml")
    if let first = project.diagnostics.first { throw first }
    guard let environment = project.environment else { throw Diagnostic("nothing was loaded") }
    return environment
  }

  @Test("an environment has its parts")
  func parts() throws {
    let environment = try environment(
      """
      environment: production
      description: the live shop
      protected: true
      base_url: https://api.example.com
      allow_hosts: [API.example.com, '*.example.org']
      variables: {app_key: abc}
      hosts:
        api.example.com: 127.0.0.1:8080
        b.example.com: 'http://[::1]:99'
        c.example.com: 10.0.0.1
      secrets:
        a: {env: A}
        b: {file: ../b.txt}
        c: {command: [op, read, x]}
        d: {dotenv: .env, key: D}
        e: {stored: token}
      server: {command: [./run, '1'], ready: 'http://localhost:1/', timeout: 5s}
      """)
    #expect(environment.protected)
    #expect(environment.allowHosts == ["api.example.com", "*.example.org"])
    #expect(
      environment.hosts.map { "\($0.name) \($0.address) \($0.port ?? 0) \($0.plainText)" } == [
        "api.example.com 127.0.0.1 8080 false", "b.example.com ::1 99 true", "c.example.com 10.0.0.1 0 false",
      ])
    let sources = environment.secrets.map(\.source)
    guard case .processEnvironment("A") = sources[0], case .file("/project/b.txt") = sources[1],
      case .command(["op", "read", "x"]) = sources[2], case .dotenv("/project/environments/.env", "D") = sources[3],
      case .stored("token") = sources[4]
    else { throw Diagnostic("a source is another one: \(sources)") }
    guard case .command(let server)? = environment.server, server.words == ["./run", "1"],
      server.ready == RequestURL(scheme: "http", host: "localhost", port: 1), server.timeout == .seconds(5)
    else {
      throw Diagnostic("no server")
    }
  }

  @Test("an environment extends others: variables, secrets and hosts merge, name and protection are its own")
  func extending() throws {
    let environment = try environment(
      "environment: child\nextends: [base.yaml, ../f.yaml]\nvariables: {a: 1}\nsecrets: {s: {env: CHILD}}\nhosts: {x: 1.1.1.1}",
      with: [
        "environments/base.yaml": """
        environment: base
        protected: true
        description: base
        allow_hosts: [x]
        variables: {a: 0, b: 0}
        secrets: {s: {env: BASE}, t: {env: T}}
        hosts: {x: 2.2.2.2, y: 2.2.2.2}
        server: development-shop
        timeout: 9s
        redirects: 1
        """,
        "f.yaml": "fragment: F\nvariables: {b: 5}\nredirects: 5", "collections/a.yaml": "collection: A",
      ])
    #expect(environment.name == "child" && !environment.protected && environment.description == nil)
    #expect(environment.variables["a"]?.place.file == "environments/e.yaml")
    #expect(environment.variables["b"]?.place.file == "f.yaml")
    #expect(environment.secrets.map(\.name) == ["t", "s"])
    #expect(environment.hosts.map(\.address) == ["2.2.2.2", "1.1.1.1"])
    #expect(environment.allowHosts == ["x"])
    #expect(environment.settings.timeout == .seconds(9))
    #expect(environment.settings.redirects == 5)
    guard case .developmentShop? = environment.server else { throw Diagnostic("no server") }
  }

  private let files = [
    "collections/a.yaml": "collection: A\nvariables: {token: 1}", "environments/one.yaml": "environment: local",
    "environments/two.yml": "environment: sandbox\nsecrets: {token: {env: T}}",
    "environments/bad.yaml": "environment: broken\nbanana: 1",
  ]

  @Test("an environment is found by its name, whatever its file is called")
  func byName() {
    let project = load(files, environment: "sandbox")
    #expect(project.environment?.name == "sandbox")
    #expect(load(files, environment: "local").diagnostics.isEmpty)
    #expect(load(files, environment: "environments/one.yaml").environment?.name == "local")
    #expect(
      load(files, environment: "broken").diagnostics.map(\.message) == ["unknown key 'banana' in environment 'broken'"])
  }

  @Test("a name that no environment has is an error with the ones there are")
  func unknownName() {
    let diagnostic = load(files, environment: "sandbx").diagnostics.first { $0.place == nil }
    #expect(diagnostic?.message == "there is no environment 'sandbx' under 'environments'")
    #expect(diagnostic?.label == "did you mean 'sandbox'?")
    #expect(diagnostic?.hints == ["there are: broken, local, sandbox"])
    #expect(
      load(files, environment: "no.yaml").diagnostics.map(\.message) == ["there is no environment file 'no.yaml'"])
    #expect(
      load(files, environment: "collections/a.yaml").diagnostics.map(\.message)
        == ["'collections/a.yaml' holds no environment"])
  }

  @Test("two environments of one name cannot be told apart")
  func ambiguous() {
    let files = ["environments/a.yaml": "environment: x", "environments/b.yaml": "environment: x"]
    #expect(
      load(files, paths: [], environment: "x").diagnostics.map(\.message)
        == ["several files are called environment 'x': environments/a.yaml, environments/b.yaml"])
  }

  @Test("a variable cannot take a secret's name, wherever it stands")
  func redefinition() {
    #expect(
      load(files, environment: "sandbox").diagnostics.map(shown) == [
        "2:13 the variable 'token' has the name of a secret [the secret stands in environments/two.yml, line 2] / give the variable another name"
      ])
  }
}
