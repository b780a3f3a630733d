import CollectionModel
import Diagnostics
import Templates
import Testing

@Suite("The templates of a body's file")
struct FileTemplateTests {
  private let text = "collection: A\nrequests:\n  - {name: One, post: /x, file: {path: body.json, template: true}}\n"

  @Test("are read with the collection, and their variables are known")
  func known() throws {
    let collection = try collection(text, with: ["collections/body.json": "{\n  \"id\": \"{{id}}\"\n}\n"])
    guard case .request(let request)? = collection.requests.first,
      case .file(_, _, .known(let template), _, _) = request.body
    else { return #expect(Bool(false)) }
    #expect(template.references == ["id"])
    let place = try #require(template.uses.first?.place)
    #expect("\(place.file):\(place.line):\(place.column) \(place.text)" == "collections/body.json:2:10 {{id}}")
  }

  @Test("are reported at their own place where they are wrong")
  func wrong() {
    let found = problems(text, with: ["collections/body.json": "first\nsecond {{id | nothing}}\n"])
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("collections/body.json:2:15 unknown filter 'nothing'") == true, "\(found)")
  }

  @Test("stand in text only")
  func binary() {
    let files = MemoryFileSystem(bytes: [
      "collections/a.yaml": Array(text.utf8), "collections/body.json": [0xFF, 0xFE],
    ])
    let found = Project.load(paths: ["collections/a.yaml"], fileSystem: files, pending: []).diagnostics.map(shown)
    #expect(
      found == [
        "collections/body.json:1:1 the file is not UTF-8, so no templates can be filled in"
          + " / leave out 'template: true' to send the file as it is"
      ])
  }

  @Test("are left alone where nobody asked for them, and wait where the path itself is not known")
  func others() throws {
    for (setting, isUnknown) in [("{path: body.json}", false), ("{path: '{{name}}.json', template: true}", true)] {
      let text = "collection: A\nrequests:\n  - {name: One, post: /x, file: \(setting)}\n"
      let collection = try collection(text, with: ["collections/body.json": "{{"])
      guard case .request(let request)? = collection.requests.first, case .file(_, _, let template, _, _) = request.body
      else { return #expect(Bool(false)) }
      switch template {
      case .unknown: #expect(isUnknown)
      case .none: #expect(!isUnknown)
      case .known: #expect(Bool(false))
      }
    }
  }
}
