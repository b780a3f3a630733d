import Checks
import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Examples of the reference")
struct ExampleTests {
  @Test("each matcher's examples hold, or do not, as they say", arguments: MatcherRegistry.all.map { MatcherType($0) })
  func matcher(_ entry: MatcherType) throws {
    #expect(entry.type.examples.contains { $0.holds }, "one example must hold")
    #expect(entry.type.examples.contains { !$0.holds }, "one example must not hold")
    for example in entry.type.examples {
      let list = try matchers("{\(entry.type.name): \(example.argument)}")
      let mismatches = list.mismatches(try example.value)
      #expect(
        mismatches.isEmpty == example.holds,
        "\(entry.type.name): \(example.argument) on \(example.subject ?? "nothing"): \(mismatches)")
    }
  }

  @Test("each filter's examples give what they say", arguments: FilterRegistry.all.map { FilterType($0) })
  func filter(_ entry: FilterType) throws {
    #expect(entry.type.examples.contains { $0.result != nil }, "one example must give something")
    #expect(entry.type.examples.contains { $0.result == nil }, "one example must give nothing, fail or be refused")
    for example in entry.type.examples {
      if example.isRefused {
        #expect(throws: ArgumentProblem.self) {
          try FilterChain(parsing: "\(entry.type.name) \(example.arguments)")
        }
        continue
      }
      let chain = try FilterChain(parsing: "\(entry.type.name) \(example.arguments)")
      let result = chain.apply(to: .found(.json(try json(example.input))), at: Moment(seconds: 0))
      let wanted = try example.result.map(json)
      let found = result.value?.asJSON
      let comment = "\(example.input) | \(entry.type.name) \(example.arguments): \(result)"
      #expect(found == wanted, "\(comment)")
      // Equal numbers may still be written differently, and what is written is what goes on.
      #expect(found.map { JSONWriter.compact($0) } == wanted.map { JSONWriter.compact($0) }, "\(comment)")
    }
  }

  @Test("each query's examples find what they say", arguments: QueryRegistry.all.map { SourceType($0) })
  func query(_ entry: SourceType) throws {
    #expect(entry.type.examples.contains { $0.finds != nil }, "one example must find something")
    #expect(entry.type.examples.contains { $0.finds == nil }, "one example must find nothing, fail or be refused")
    for example in entry.type.examples {
      if example.isRefused {
        #expect(throws: ArgumentProblem.self) { try Query(parsing: example.query) }
        continue
      }
      let response = view(
        headers: example.headers, body: Array(example.body.utf8), certificate: example.certificate)
      let result = try Query(parsing: example.query).evaluate(on: response)
      let wanted = try example.finds.map(json)
      #expect(result.value?.asJSON == wanted, "\(example.query): \(result)")
    }
  }

  @Test(
    "each file of a folder is named by its registry",
    arguments: [
      ("Matchers", MatcherRegistry.all.map { "\($0)" }), ("Filters", FilterRegistry.all.map { "\($0)" }),
      ("Queries", QueryRegistry.all.map { "\($0)" }),
    ])
  func registry(_ folder: String, _ types: [String]) throws {
    let files = try sourceFiles(in: "\(RepositoryPaths.root())/Sources/Checks/\(folder)")
    #expect(files.sorted() == types.sorted())
  }

  @Test(
    "no name is given twice", arguments: [MatcherRegistry.names, FilterRegistry.names, QueryRegistry.names])
  func names(_ names: [String]) {
    #expect(Set(names).count == names.count)
  }

  /// The names of a folder's Swift files, without extension.
  private func sourceFiles(in folder: String) throws -> [String] {
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".swift") { names.append(String(name.dropLast(".swift".count))) }
    }
    return names
  }
}

/// Metatypes by their names in a test's title.
struct MatcherType: Sendable, CustomTestStringConvertible {
  let type: any Matcher.Type
  init(_ type: any Matcher.Type) { self.type = type }
  var testDescription: String { type.name }
}

struct FilterType: Sendable, CustomTestStringConvertible {
  let type: any Filter.Type
  init(_ type: any Filter.Type) { self.type = type }
  var testDescription: String { type.name }
}

struct SourceType: Sendable, CustomTestStringConvertible {
  let type: any QuerySource.Type
  init(_ type: any QuerySource.Type) { self.type = type }
  var testDescription: String { type.name }
}
