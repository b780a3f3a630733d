import Checks
import Diagnostics
import JSON
import Templates
import YAML

extension ReferencePage {
  static func matchersPage() -> Markdown {
    var page = Markdown(
      "Matchers",
      "A matcher says what a value must be. A literal is the matcher `equals`; a map holds matchers, all of which must "
        + "hold. JSON compares type and all: `\"1\"` is not `1`, but `1` is `1.0`. Texts (headers, cookies, XML, bodies) "
        + "compare with a literal by its written form.")
    page.contents(MatcherRegistry.names)
    for type in MatcherRegistry.all {
      page.heading("`\(type.name)`")
      page.paragraph(Prose.sentence(type.summary))
      page.table(
        ["matcher", "value", "holds"],
        type.examples.map { example in
          [
            Markdown.code("\(type.name): \(example.argument)"), subject(of: example), verdict(of: type, example),
          ]
        })
    }
    return page
  }

  private static func subject(of example: MatcherExample) -> String {
    guard let subject = example.subject else { return "nothing" }
    let shown = Markdown.code(visible(subject))
    return switch example.kind {
    case .json: shown
    case .text: shown + " (text)"
    case .texts: shown + " (several texts)"
    case .nodes: shown + " (nodes)"
    }
  }

  /// "yes", or what does not hold.
  private static func verdict(of type: any Matcher.Type, _ example: MatcherExample) -> String {
    if example.holds { return "yes" }
    guard let matcher = try? list(type.name, example.argument), let subject = try? example.result,
      let mismatch = matcher.mismatches(subject).first
    else { return "no" }
    return "no: it \(mismatch.complaint)"
  }

  private static func list(_ name: String, _ argument: String) throws -> MatcherList {
    let source = SourceText(path: "example.yaml", text: "\(name): \(argument)\n")
    var problems: [Diagnostic] = []
    guard let node = YAMLParser.parse(source, problems: &problems),
      case .constant(let json) = TemplateTree(node, in: source, problems: &problems)
    else { throw ArgumentProblem("the example cannot be read") }
    return try MatcherList(json, context: MatcherContext())
  }
}

extension MatcherExample {
  fileprivate var result: QueryResult {
    get throws {
      guard let subject else { return .missing("there is nothing") }
      if kind == .text { return .found(.text(subject)) }
      let json = try JSONParser.parse(Array(subject.utf8))
      let elements = json.arrayValue ?? []
      return switch kind {
      case .nodes: .found(.nodes(elements))
      case .texts: .found(.texts(elements.map { $0.stringValue ?? "" }))
      case .json, .text: .found(.json(json))
      }
    }
  }
}
