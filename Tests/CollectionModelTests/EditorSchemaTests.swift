import Checks
import CollectionModel
import Diagnostics
import JSON
import TestSupport
import Testing
import YAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct EditorSchemaTests {
  private static let files = LocalFileSystem()
  private static let root = RepositoryPaths.root()

  /// With the keys in that nothing carries out yet, so that the whole of the format is looked at.
  private static let schemas: [EditorSchema.File: SchemaMatcher] = {
    var schemas: [EditorSchema.File: SchemaMatcher] = [:]
    for file in EditorSchema.File.allCases {
      schemas[file] = try? SchemaMatcher(
        argument: EditorSchema.document(for: file, pending: []), context: MatcherContext())
    }
    return schemas
  }()

  /// What the schema of the file's kind says against it; nothing where it says nothing.
  private static func complaints(_ text: String, pending: Bool = false) throws -> [String] {
    let node = try YAMLParser.parse(SourceText(path: "test.yaml", text: text))
    let first = node.entries?.first { EditorSchema.File(rawValue: $0.key) != nil }?.key ?? ""
    let kind = try #require(EditorSchema.File(rawValue: first))
    let schema =
      pending
      ? try SchemaMatcher(argument: EditorSchema.document(for: kind), context: MatcherContext())
      : try #require(schemas[kind])
    return schema.mismatch(.found(.json(node.json)))?.details ?? []
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try files.read(root + "/" + path, limit: 1 << 20), as: UTF8.self)
  }

  private static func yaml(under folder: String) -> [String] {
    ((try? files.list(root + "/" + folder)) ?? []).sorted().flatMap { name -> [String] in
      let path = folder + "/" + name
      if files.kind(of: root + "/" + path) == .directory { return yaml(under: path) }
      return path.hasSuffix(".yaml") ? [path] : []
    }
  }

  /// A file of hints is a list that a fragment takes in: it has no schema of its own.
  private static let shipped =
    (yaml(under: "collections") + yaml(under: "environments")).filter { !$0.contains("/hints/") }

  // MARK: The schemas themselves

  @Test("each schema is valid by the metaschema of its draft", arguments: EditorSchema.File.allCases)
  func metaschema(file: EditorSchema.File) throws {
    let metaschema = try JSONSchema(document: ["$ref": "http://json-schema.org/draft-07/schema#"])
    #expect(metaschema.validate(EditorSchema.document(for: file, pending: [])) == [])
    #expect(Self.schemas[file] != nil, "every reference leads somewhere")
  }

  @Test(
    "the schemas under docs are those that the tables give now; SIGNET_REFRESH=1 writes them",
    arguments: EditorSchema.File.allCases)
  func committed(file: EditorSchema.File) throws {
    let path = "docs/schema/\(file.rawValue).json"
    if getenv("SIGNET_REFRESH") != nil, let stream = fopen(Self.root + "/" + path, "w") {
      fputs(EditorSchema.text(for: file), stream)
      fclose(stream)
    }
    #expect(try Self.text(path) == EditorSchema.text(for: file))
  }

  @Test("a key that nothing carries out yet is not offered")
  func pending() throws {
    let request = "collection: A\nrequests:\n  - {name: a, get: /, unsupported_script: pm.test()}\n"
    #expect(try Self.complaints(request) == [])
    let schema = EditorSchema.text(for: .collection, pending: [.unsupportedScript])
    #expect(!schema.contains("unsupported_script"))
  }

  // MARK: Files

  @Test("every shipped file is valid by its schema", arguments: shipped)
  func valid(path: String) throws {
    #expect(try Self.complaints(Self.text(path), pending: true) == [])
  }

  @Test("every shipped file names its schema in its first line", arguments: shipped)
  func modeline(path: String) throws {
    let line = try #require(Self.text(path).split(separator: "\n").first)
    let prefix = "# yaml-language-server: $schema="
    #expect(line.hasPrefix(prefix))
    let folder = Self.root + "/" + path.split(separator: "/").dropLast().joined(separator: "/")
    let target = folder + "/" + line.dropFirst(prefix.count)
    #expect(Self.files.realPath(target).map { $0.hasPrefix(Self.root + "/docs/schema/") } == true)
  }

  /// What a schema cannot see: names that are unique, files, queries, templates, YAML's own syntax.
  private static let visible = [
    "arguments", "auth", "bodies", "methods", "misplaced", "reserved-names", "retry", "secrets", "status", "tls",
    "unknown-key", "unknown-matcher", "wrong-types",
  ]

  @Test("what a schema can see of a broken file, it refuses", arguments: visible)
  func broken(name: String) throws {
    #expect(try !Self.complaints(Self.text("Tests/CollectionModelTests/Broken/\(name).yaml")).isEmpty)
  }

  static let mistakes: [(text: String, says: String)] = [
    ("collection: A\nrequest: []\n", "request"),
    ("collection: A\nprotected: true\n", "protected"),
    ("environment: a\nrequests: []\n", "requests"),
    ("fragment: A\nsetup: []\n", "setup"),
    ("collection: A\nrequests: {}\n", "$['requests']"),
    ("collection: A\nrequests: [{name: a, get: /, gett: /}]\n", "gett"),
    ("collection: A\nrequests: [{name: a}]\n", "$['requests'][0]"),
    ("collection: A\nrequests: [{get: /}]\n", "name"),
    ("collection: A\nrequests: [{name: a, get: /, post: /}]\n", "$['requests'][0]"),
    ("collection: A\nrequests: [{name: a, url: /}]\n", "method"),
    ("collection: A\nrequests: [{name: a, post: /, json: 1, text: x}]\n", "$['requests'][0]"),
    ("collection: A\nrequests: [{name: f, requests: [], get: /}]\n", "get"),
    ("collection: A\nrequests: [{include: a.yaml, get: /}]\n", "get"),
    ("collection: A\ntimeout: 10\n", "$['timeout']"),
    ("collection: A\ntimeout: 10 s\n", "$['timeout']"),
    ("collection: A\nredirects: -1\n", "$['redirects']"),
    ("collection: A\nexclusive: 'yes'\n", "$['exclusive']"),
    ("collection: A\nhttp_version: 3\n", "$['http_version']"),
    ("collection: A\ntls: {min_version: 1.4}\n", "$['tls']['min_version']"),
    ("collection: A\nauth: {bearer: a, basic: {username: a, password: b}}\n", "$['auth']"),
    ("collection: A\nretry: {attempts: 3}\n", "$['retry']"),
    ("collection: A\nretry: {on: [6zz]}\n", "$['retry']"),
    ("collection: A\nvariables: {1a: x}\n", "$['variables']"),
    ("collection: A\nvariables: {run: x}\n", "$['variables']"),
    ("collection: A\nexpect: {status: 99}\n", "$['expect']['status']"),
    ("collection: A\nexpect: {json: {$.a: {at_leest: 1}}}\n", "$['expect']['json']['$.a']"),
    ("collection: A\nexpect: {json: {$.a: {length: []}}}\n", "$['expect']['json']['$.a']"),
    ("collection: A\nexpect: {json: {a: 1}}\n", "a"),
    ("collection: A\nexpect: {timing: {dnss: 1}}\n", "dnss"),
    ("collection: A\nexpect: {checks: [{equals: 1, name: x}]}\n", "query"),
    ("collection: A\nexpect: {body: {is: uid}}\n", "$['expect']['body']"),
    ("collection: A\npre_request: [{hmca: {}}]\n", "hmca"),
    ("collection: A\npre_request: [{set: {a: 1}, remove: b}]\n", "$['pre_request'][0]"),
    ("collection: A\npre_request: [{hash: {into: a, algorithm: sha3, input: x}}]\n", "$['pre_request'][0]"),
    ("collection: A\npre_request: [{hash: {into: a, algorithm: sha1}}]\n", "input"),
    ("collection: A\npre_request: [{concat: {into: a, parts: [{query: {sorted: name}}]}}]\n", "$['pre_request'][0]"),
    ("collection: A\npre_request: [{sign: {app_key: x}}]\n", "$['pre_request'][0]"),
    ("collection: A\nsigners: {mine: {parameters: [a]}}\n", "steps"),
    ("environment: a\nsecrets: {key: abc}\n", "$['secrets']['key']"),
    ("environment: a\nsecrets: {key: {env: A, file: b}}\n", "$['secrets']['key']"),
    ("environment: a\nserver: development\n", "$['server']"),
    ("environment: a\nserver: {command: [a]}\n", "$['server']"),
    ("environment: a\nrate_limit: {requests: 5}\n", "per"),
    ("environment: a\nhosts: {a: [b]}\n", "$['hosts']['a']"),
  ]

  @Test("a mistake that the loader finds by its tables, the schema finds", arguments: mistakes.indices)
  func refused(index: Int) throws {
    let (text, says) = Self.mistakes[index]
    let complaints = try Self.complaints(text)
    #expect(complaints.contains { $0.contains(says) }, "\(text) gives \(complaints)")
    #expect(Project.load(paths: ["f.yaml"], fileSystem: MemoryFileSystem(["f.yaml": text]), pending: []).hasErrors)
  }

  static let allowed = [
    "collection: A\nhttp_version: 1.1\ntls: {min_version: 1.2, verify: false}\n",
    "collection: A\nmax_body: 64MiB\nredirects: 3\ntimeout: 1.5s\ntags: smoke\n",
    "collection: 2024\nenvironments: [1, true]\n",
    "collection: A\nheaders: {A: [1, 2], B: null}\nquery: {a: true}\ncookies: {c: 1}\nauth: none\nretry: none\n",
    "collection: A\nexpect: {status: [2xx, 404], headers: {a: {}}, json: {includes: {a: 1}, $.b: [1]}}\n",
    "collection: A\nexpect: {status: any, json: [1, 2], body: {not: {contains: 5}}, checks: [{query: ip, exists: true}]}\n",
    "collection: A\nexpect: {status: '{{code}}', json: {$.a: {length: '{{n}}', exists: '{{x}}', type: ['null', 'string']}}}\n",
    "collection: A\npre_request: [{sign: tiktok-shop}, {sign: {signer: mine, a: [1]}}, {remove: query.a}]\n"
      + "signers: {mine: {parameters: [a], optional: {b: 1}, steps: [{hash: {into: x, algorithm: '{{a}}', input: 1}}]}}\n",
    "collection: A\npre_request:\n  - concat: {into: m, parts: [a, 5, {body: null}, {headers: {lowercase: true}}]}\n",
    "collection: A\ndata: [{a: 1}]\nhints: [{when: {status: 4xx}, hint: x}]\nproperties: {a: 1, b: null}\n",
    "collection: A\nrequests: [{name: f, requests: [{name: a, method: PURGE, url: /x, json: null}]}]\n",
    "collection: A\nrequests: [{name: a, post: /, capture: {x: $.a, y: {query: status, secret: true}}}]\n",
    "collection: A\nrequests: [{name: a, post: /, multipart: {x: [a, {text: [1]}, {text: 1}], y: null}}]\n",
    "environment: a\nserver: {command: [a, 1], ready: 'http://a/', timeout: 3s}\nhosts: {a: '1.2.3.4:80'}\nallow_hosts: [a]\n"
      + "secrets: {a: {dotenv: .env, key: K}, b: {command: [x]}, c: {stored: c}, d: {dotenv: .env}}\n",
  ]

  @Test("what the loader takes, the schema takes", arguments: allowed)
  func accepted(text: String) throws {
    #expect(try Self.complaints(text) == [])
    let project = Project.load(paths: ["f.yaml"], fileSystem: MemoryFileSystem(["f.yaml": text]), pending: [])
    #expect(!project.hasErrors, "\(project.diagnostics.map(\.message))")
  }
}

extension Node {
  /// As an editor's language server reads it.
  fileprivate var json: JSONValue {
    switch content {
    case .sequence(let items): return .array(items.map(\.json))
    case .mapping(let entries): return .object(JSONObject(entries.map { ($0.key, $0.value.json) }))
    case .scalar(let text, let plain):
      switch YAMLScalar.typed(text, plain: plain) {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .number(let text): return .number(JSONNumber(trusted: text))
      case .string(let text): return .string(text)
      case .refused: return .string(text)
      }
    }
  }
}
