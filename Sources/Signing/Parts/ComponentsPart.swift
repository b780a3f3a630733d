import Checks
import Diagnostics
import HTTP
import Templates
import YAML

/// `{components: {only: ["@method", "content-digest"], pair: "{name}: {value}\n", join}}`: the components of a message
/// as RFC 9421 section 2 names and writes them.
///
/// `{name}` is the identifier, quotes and parameters included: `"@query-param";name="Pet"`.
struct ComponentsPart: ConcatPart {
  static let name = "components"

  static let summary = "The components of the message, as RFC 9421 names them."
  static let keys = KeyGroup(
    name: "components",
    keys: [
      ("only", "The components, in order.", .textList),
      ("pair", "How one is written; '{name}: {value}' and a line break by default.", .text),
      ("join", "What stands between two.", .text),
    ], required: ["only"])

  private let only: [Template]
  private let pair: PairPattern
  private let join: Template

  static func read(_ node: Node, with reader: inout StepReader) -> ComponentsPart? {
    guard
      let arguments = reader.arguments(node, keys, of: "the part 'components'"),
      reader.required("only", in: arguments) != nil,
      let pair = reader.template("pair", in: arguments, default: "{name}: {value}\n"),
      let join = reader.template("join", in: arguments, default: "")
    else { return nil }
    let only = reader.templates("only", in: arguments) ?? []
    for template in only {
      guard let text = template.constantText else { continue }
      do throws(MessageComponentProblem) {
        _ = try MessageComponent(parsing: text)
      } catch {
        reader.report(Diagnostic(error.message, at: template.place, hints: [error.hint]))
      }
    }
    return ComponentsPart(only: only, pair: PairPattern(pair), join: join)
  }

  func bytes(in context: SigningContext) throws(SigningFailure) -> [UInt8] {
    var pairs: [[UInt8]] = []
    var seen: Set<String> = []
    for template in only {
      for text in try context.texts([template]) {
        let (identifier, value) = try component(text, of: template, in: context.request)
        if !seen.insert(identifier).inserted {
          throw failure(
            MessageComponentProblem("'\(text)' is named twice", hint: "a component stands once"), of: template)
        }
        pairs.append(try pair.bytes(Array(identifier.utf8), Array(value.utf8), in: context))
      }
    }
    return Array(pairs.joined(separator: try context.bytes(join)))
  }

  private func component(
    _ text: String, of template: Template, in request: HTTPRequest
  ) throws(SigningFailure) -> (identifier: String, value: String) {
    do throws(MessageComponentProblem) {
      let component = try MessageComponent(parsing: text)
      return (component.identifier, try component.value(in: request))
    } catch {
      throw failure(error, of: template)
    }
  }

  private func failure(_ problem: MessageComponentProblem, of template: Template) -> SigningFailure {
    SigningFailure(Diagnostic(problem.message, at: template.place, hints: [problem.hint]), value: template)
  }

  var templates: [Template] { only + [pair.template, join] }
}
