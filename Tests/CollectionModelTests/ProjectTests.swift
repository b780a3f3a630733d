import CollectionModel
import Diagnostics
import Templates
import Testing

@Suite struct ProjectTests {
  @Test("a folder is searched through in the order of its paths")
  func folder() {
    let project = load([
      "collections/b.yaml": "collection: B", "collections/a/z.yml": "collection: Z",
      "collections/a.yaml": "collection: A", "collections/.hidden/x.yaml": "nonsense",
      "collections/notes.txt": "nonsense", "collections/shared.yaml": "fragment: F",
      "collections/env.yaml": "environment: e",
    ])
    #expect(project.diagnostics.map(shown) == [])
    #expect(project.collections.map(\.name) == ["A", "Z", "B"])
    #expect(project.environments.map(\.name) == ["e"])
    #expect(project.root == "/project")
  }

  @Test("another YAML file in a folder is an error unless a file refers to it")
  func others() {
    let files = [
      "collections/a.yaml": "collection: A\nhints: {file: hints.yaml}", "collections/hints.yaml": "[]",
      "collections/stray.yaml": "a: 1",
    ]
    #expect(
      load(files).diagnostics.map(shown) == [
        "collections/stray.yaml:1:1 the file is no collection, environment or fragment / its first key must be 'collection:', 'environment:' or 'fragment:'"
      ])
  }

  @Test("what is not there is an error")
  func missing() {
    #expect(load([:], paths: ["nowhere"]).diagnostics.map(\.message) == ["there is no file or folder 'nowhere'"])
    #expect(
      load(["collections/a.yaml": "-> /project/gone.yaml"]).diagnostics.map(\.message).count == 1)
  }

  @Test("a file given twice is loaded once")
  func twice() {
    let project = load(
      ["collections/a.yaml": "collection: A", "collections/link.yaml": "-> /project/collections/a.yaml"],
      paths: ["collections/a.yaml", "collections", "./collections/../collections/a.yaml"])
    #expect(project.collections.count == 1)
    #expect(project.diagnostics.isEmpty)
  }

  @Test("fragments stand below what extends them, later ones above earlier ones")
  func fragments() throws {
    let collection = try collection(
      """
      collection: A
      extends: [../shared/one.yaml, ../shared/two.yaml]
      variables: {own: 1}
      timeout: 1s
      """,
      with: [
        "shared/one.yaml":
          "fragment: One\ntimeout: 3s\nredirects: 1\nvariables: {a: 1, b: 1}\nexpect: {json: {$.code: 0}}",
        "shared/two.yaml": "fragment: Two\nextends: deep/three.yaml\nredirects: 2\nvariables: {b: 2}",
        "shared/deep/three.yaml": "fragment: Three\nredirects: 3\ndelay: 3s\nvariables: {b: 3, c: 3}",
      ])
    #expect(collection.settings.timeout == .seconds(1))
    #expect(collection.fragmentSettings.timeout == .seconds(3))
    #expect(collection.fragmentSettings.redirects == 2)
    #expect(collection.fragmentSettings.delay == .seconds(3))
    #expect(collection.fragmentSettings.expect.map(\.subject.title) == ["$.code"])
    #expect(collection.fragmentVariables.keys.sorted() == ["a", "b", "c"])
    #expect(collection.fragmentVariables["b"]?.place.file == "shared/two.yaml")
    #expect(collection.variables.keys.sorted() == ["own"])
  }

  @Test("a broken fragment is reported once, however many files extend it")
  func onceOnly() {
    let project = load([
      "collections/a.yaml": "collection: A\nextends: ../f.yaml",
      "collections/b.yaml": "collection: B\nextends: ../f.yaml",
      "f.yaml": "fragment: F\nbanana: 1",
    ])
    #expect(project.diagnostics.map(\.message) == ["unknown key 'banana' in fragment 'F'"])
  }

  @Test("the problems of all files come together, sorted by place")
  func allProblems() {
    let project = load([
      "collections/b.yaml": "collection: B\nx: 1\ny: 1", "collections/a.yaml": "collection: A\nrequests: 1\nzzz: 1",
      "collections/c.yaml": "collection: [", "collections/d.yaml": "collection: D",
    ])
    #expect(
      project.diagnostics.map { "\($0.place?.file ?? ""):\($0.place?.line ?? 0)" } == [
        "collections/a.yaml:2", "collections/a.yaml:3", "collections/b.yaml:2", "collections/b.yaml:3",
        "collections/c.yaml:1",
      ])
    #expect(project.hasErrors)
    #expect(project.collections.map(\.name) == ["A", "B", "D"])
  }

  @Test("no file reaches out of the root, be it through '..' or a symbolic link")
  func containment() {
    let files = [
      "/elsewhere/secret.bin": "x", "/elsewhere/f.yaml": "fragment: F",
      "collections/link.bin": "-> /elsewhere/secret.bin", "collections/out": "-> /elsewhere",
      "collections/inner.bin": "x", "collections/fine.bin": "-> /project/collections/inner.bin",
      "collections/a.yaml": """
      collection: A
      extends: ../../elsewhere/f.yaml
      requests:
        - {name: a, put: /, file: link.bin}
        - {name: b, put: /, file: /elsewhere/secret.bin}
        - {name: c, put: /, file: out/secret.bin}
        - {name: d, put: /, file: fine.bin}
        - {name: e, put: /, file: ../collections}
      """,
    ]
    let messages = load(files, paths: ["collections/a.yaml"]).diagnostics.map { "\($0.place?.line ?? 0) \($0.message)" }
    let outside = "cannot be used: it lies outside of the project's root"
    #expect(
      messages == [
        "2 the file '../../elsewhere/f.yaml' \(outside)", "4 the file 'link.bin' \(outside)",
        "5 the file '/elsewhere/secret.bin' \(outside)", "6 the file 'out/secret.bin' \(outside)",
        "8 the file '../collections' cannot be used: it is a folder, not a file",
      ])
  }

  @Test("the root is the nearest ancestor with collections or .git, else the file's folder")
  func root() {
    func root(_ files: [String: String], _ path: String) -> String { load(files, paths: [path]).root }
    #expect(root(["collections/deep/a.yaml": "collection: A"], "collections/deep/a.yaml") == "/project")
    #expect(root(["x/y/a.yaml": "collection: A", "x/.git/HEAD": ""], "x/y/a.yaml") == "/project/x")
    #expect(root(["x/y/a.yaml": "collection: A"], "x/y/a.yaml") == "/project/x/y")
    #expect(root(["x/collections/a.yaml": "collection: A"], "x/collections") == "/project/x")
  }

  @Test("a wide root can be given")
  func givenRoot() {
    let files = MemoryFileSystem(["x/a.yaml": "collection: A\nextends: ../f.yaml", "f.yaml": "fragment: F"])
    #expect(Project.load(paths: ["x/a.yaml"], fileSystem: files).diagnostics.count == 1)
    #expect(Project.load(paths: ["x/a.yaml"], fileSystem: files, root: ".").diagnostics.isEmpty)
  }
}
