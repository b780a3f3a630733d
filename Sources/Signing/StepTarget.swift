package import Diagnostics
import HTTP
import Templates

/// Where a step writes: a variable, or a part of the request.
package struct StepTarget: Sendable {
  package enum Destination: Sendable, Equatable {
    case variable(String)
    case query(String)
    case header(String)
    case cookie(String)
    case form(String)
    case json(JSONBodyPath)
  }

  let template: Template
  /// Read at load time where the target holds no template.
  private let fixed: Destination?

  init(_ template: Template) throws(Diagnostic) {
    self.template = template
    guard let text = template.constantText else {
      fixed = nil
      return
    }
    fixed = try StepTarget.destination(text, at: template.place)
  }

  package var place: SourcePlace { template.place }

  /// The variable that it writes, where that is known before the run.
  package var variable: String? {
    if case .variable(let name) = fixed { name } else { nil }
  }

  /// Where it writes, where that is known before the run.
  var fixedDestination: Destination? { fixed }

  func destination(in context: SigningContext) throws(SigningFailure) -> Destination {
    if let fixed { return fixed }
    let text = try context.text(template)
    do throws(Diagnostic) { return try StepTarget.destination(text, at: place) } catch { throw SigningFailure(error) }
  }

  // MARK: Reading the text

  private static let parts = ["query", "header", "cookie", "form", "json"]

  private static let hint =
    "a target is a variable's name, query.NAME, header.NAME, cookie.NAME, form.NAME or json.$.path"

  private static func destination(_ text: String, at place: SourcePlace) throws(Diagnostic) -> Destination {
    let head = String(text.prefix { $0 != "." })
    let name = String(text.dropFirst(head.count + 1))
    guard head != text else {
      if parts.contains(text) {
        throw Diagnostic("'\(text)' is not a target", at: place, label: "write \(text).NAME", hints: [hint])
      }
      guard isVariableName(text) else {
        throw Diagnostic("'\(text)' is not a target", at: place, hints: [hint])
      }
      return .variable(text)
    }
    guard parts.contains(head) else {
      let nearest = Spelling.suggestion(for: head, among: parts, aliases: ["headers": "header", "body": "json"])
      throw Diagnostic(
        "'\(text)' is not a target", at: place, label: nearest.map { "did you mean '\($0).\(name)'?" }, hints: [hint])
    }
    guard !name.isEmpty else {
      throw Diagnostic("the target '\(text)' has no name", at: place, label: "write \(head).NAME", hints: [hint])
    }
    switch head {
    case "query": return .query(name)
    case "form": return .form(name)
    case "json": return .json(try JSONBodyPath(name, at: place))
    default:
      guard name.utf8.allSatisfy(ASCIISet.token.contains) else {
        throw Diagnostic("'\(name)' cannot be the name of a \(head)", at: place)
      }
      return head == "header" ? .header(name) : .cookie(name)
    }
  }

  static func isVariableName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !ReservedNames.isReserved(text) else { return false }
    let isLetter = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    return isLetter(first)
      && text.utf8.allSatisfy {
        isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}
