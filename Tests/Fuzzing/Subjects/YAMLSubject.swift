import CollectionModel
import Diagnostics

extension FuzzSubject {
  /// A collection: loaded with everything that it names, every problem told at a place that is in the file.
  static let yaml = FuzzSubject(
    "yaml", "collections: loaded and checked as 'signet check' does",
    grammar: #"""
      file: `collection: A\nrequests:\n` requests | good | good | top* `requests:\n` requests | node
      good: `collection: A\nvariables: {x: 1, base: http://a.test}\n` setting* `requests:\n  - name: R1\n    ` line `\n` more* `  - {name: R2, get: /x}\n`
      setting: `tags: [a, b]\n` | `headers: {Accept: json, X: [1, 2], Y: ~}\n` | `auth: {bearer: "{{x}}"}\n` | `timeout: 10s\n` | `expect: {json: {$.code: 0}}\n`
       | `retry: {attempts: 3, on: [connection, 5xx], delay: 200ms}\n` | `environments: [local]\n` | `extends: ../shared/f.yaml\n` | `# é\n`
       | `hints:\n  - when: {json: {$.code: 1}}\n    hint: look\n` | `signers: {s: {parameters: [x], steps: [{set: {a: "{{x}}"}}]}}\n`
      line: `get: "{{base}}/a?b={{x}}"` | `post: /a\n    json: {a: [1, 1.10, "{{x}}"], b: ~}` | `put: http://a.test\n    form: {a: 1, b: [c, d]}` | `{method: PURGE, url: /x}`
       | `post: /\n    text: |\n      a {{x}}\n       b` | `delete: /é` | `post: /\n    multipart: {a: b, c: {text: d, filename: e}}`
      more: `    expect: {status: [200, 2xx], headers: {X: {matches: '^a+$'}}}\n` | `    expect:\n      json:\n        $.a: {each: {type: string}}\n        '$.b | length': {above: 1}\n`
       | `    capture: {y: $.a[0], z: "header X | lower"}\n` | `    capture:\n      w: {query: status, default: 1}\n` | `    skip: "why"\n` | `    if: {x: 1}\n` | `    delay: 1ms\n`
       | `    pre_request:\n      - set: {header.X: "{{$timestamp}}", query.a: b}\n      - hmac: {into: header.S, algorithm: sha256, key: k, input: "{{request.body}}", encoding: hex}\n`
       | `    tags: [c]\n` | `    description: >-\n      folded\n      text\n` | `    query: {a: ~, b: [1, 2], c: "{{x ?? 1}}"}\n` | `    pre_request: [{sign: s}]\n` | `    nope: 1\n`
      top: `collection: ` inline `\n` | `tags: ` flow `\n` | `variables: ` flow `\n` | `variables:\n  a: ` inline `\n`
       | `extends: ../shared/f.yaml\n` | `environments: [local]\n` | `headers: ` flow `\n` | `auth: ` flow `\n`
       | `expect: {status: ` inline `}\n` | `retry: ` flow `\n` | `hints:\n  - when: ` flow `\n    hint: ` inline `\n`
       | `setup:\n` requests | `base: &x ` flow `\n` | `signers:\n  s: {steps: ` flow `}\n` | `# comment\n`
      requests: request request*
      request: `  - name: ` inline `\n    get: ` url `\n` key*
       | `  - {name: ` inline `, post: ` url `}\n` | `  - name: G\n    requests:\n    - {name: I, get: /}\n`
       | `  - include: ../shared/f.yaml\n` | `  - name: W\n    receive: ` flow `\n`
      key: `    query: ` flow `\n` | `    json: ` flow `\n` | `    headers: ` flow `\n` | `    form: ` flow `\n`
       | `    expect:\n      json:\n        ` path `: ` flow `\n` | `    expect: {status: ` inline `, body: ` flow `}\n`
       | `    capture: {x: ` inline `}\n` | `    capture:\n      x: ` path `\n` | `    pre_request:\n      - ` step `\n`
       | `    timeout: ` inline `\n` | `    skip: ` inline `\n` | `    if: ` flow `\n` | `    needs: [A]\n` | `    multipart: ` flow `\n`
       | `    data: ` flow `\n` | `    poll: {every: 1s, for: 2s, until: ` flow `}\n` | `    retry: {attempts: 2, on: ` flow `}\n`
       | `    text: |\n      line {{x}}\n       more\n` | `    file: ` inline `\n` | `    nope: ` inline `\n` | `    auth: {basic: ` flow `}\n`
      step: `set: {` target `: ` inline `}` | `hash: {into: a, algorithm: sha256, input: ` inline `, encoding: hex}` | `sign: ` inline
       | `hmac: {into: header.X, algorithm: sha256, key: k, input: ` inline `, encoding: base64}` | `remove: [` target `]`
       | `concat: {into: m, parts: ` flow `}` | `jwt: ` flow | `encode: ` flow | `nope: 1`
      target: `header.X` | `query.a` | `json.$.a` | `a` | `form.b` | `cookie.c`
      url: `/x` | `"{{base}}/x"` | `http://a.test/?b=c` | `'{{a}}'` | `http:// a` | inline
      path: `$.a` | `$.a[0].b` | `'$.a[?@.b == ''{{x}}'']'` | `"$.a | length"` | `status` | `$[` | `header X | lower`
      node: inline | flow | `a: ` inline `\nb:\n  - ` inline `\n  - ` flow `\n` | `- ` node | `&a ` flow | `*a` | `? ` inline `\n: ` inline `\n`
      flow: `{}` | `[]` | `[` inline `, ` inline `]` | `{a: ` inline `}` | `{a: ` flow `, b: ` inline `}` | `{equals: ` inline `}` | inline
       | `{<<: *x, a: 1}` | `{one_of: [` inline `]}` | `{matches: ` inline `}` | `{each: {type: ` inline `}}` | `{at_least: ` inline `}` | `&x {b: c}`
      inline: `a` | `1` | `1.10` | `true` | `~` | `'a b'` | `"a\\n{{b}}"` | `"{{x}}"` | `{{x}}` | `0x1F` | `no` | `200ms` | `2xx` | `'^\\d+$'`
       | `>-\n      folded\n      text` | `*x` | `!!str 1` | `"\\x41\\u00e9"` | `'it''s'` | `a: b` | `a #b` | `é😀` | ``
      """#
  ) { bytes throws(FuzzFinding) in
    let files = FuzzFiles(collection: bytes)
    let project = Project.load(paths: ["collections/a.yaml"], fileSystem: files, pending: [])
    let isLoaded = !project.collections.isEmpty || !project.environments.isEmpty
    try require(
      isLoaded || !project.diagnostics.isEmpty || text(bytes).contains("fragment"),
      "nothing is loaded and nothing is said")
    let renderer = DiagnosticRenderer(color: false)
    for diagnostic in project.diagnostics {
      try checkPlace(of: diagnostic)
      let shown = renderer.render(diagnostic)
      try require(shown.utf8.count < 20_000, "a message of \(shown.utf8.count) bytes: \(shown.prefix(300))")
      let isVisible = shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }
      try require(isVisible, "a control character in a message: \(diagnostic.message)")
    }
    guard project.hasErrors else { return "accepted" }
    return kind(of: project.diagnostics.first { $0.severity == .error }?.message ?? "")
  }
}

/// A diagnostic must speak of something that the reader can find.
func checkPlace(of diagnostic: Diagnostic) throws(FuzzFinding) {
  try require(!diagnostic.message.isEmpty, "a diagnostic without words")
  guard let place = diagnostic.place else { return }
  let count = place.source.bytes.count { $0 == UInt8(ascii: "\n") } + 1
  let span = place.span
  func told() -> String { "\(span.line):\(span.column)-\(span.endLine):\(span.endColumn) '\(diagnostic.message)'" }
  try require(1...count ~= place.line, "there is no such line: \(told())")
  let columns = place.source.line(place.line).unicodeScalars.count
  try require(1...(columns + 1) ~= place.column, "there is no such column (\(columns) in the line): \(told())")
  try require(
    (span.line, span.column) <= (span.endLine, span.endColumn),
    "the end of the span lies before its beginning: \(told())")
}

/// The files around a collection under test.
private struct FuzzFiles: FileSystem {
  let collection: [UInt8]
  let currentDirectory = "/project"

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    switch path {
    case "/project/collections/a.yaml": return collection
    case "/project/shared/f.yaml":
      return Array("fragment: F\nvariables: {a: 1}\nrequests:\n  - {name: S, get: /s}\n".utf8)
    default: throw FileProblem("there is no such file")
    }
  }

  func list(_ directory: String) throws(FileProblem) -> [String] { [] }

  func kind(of path: String) -> FileKind? {
    switch path {
    case "/project/collections/a.yaml", "/project/shared/f.yaml": .file
    case "/", "/project", "/project/collections", "/project/shared": .directory
    default: nil
    }
  }

  func realPath(_ path: String) -> String? { kind(of: path) == nil ? nil : path }
}
