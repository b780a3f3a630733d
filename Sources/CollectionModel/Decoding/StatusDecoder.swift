import Checks
import JSON
import Templates
import YAML

/// `expect.status`: `200`, `2xx`, a list of these, `any`, or a matcher.
enum StatusDecoder {
  static func decode(_ node: Node, _ decoding: inout Decoding) -> MatcherDecoder.Result {
    switch node.content {
    case .mapping: return MatcherDecoder.decode(node, &decoding)
    case .scalar(let text, _):
      if text == "any" { return list(.object(JSONObject([("exists", .bool(true))])), node, &decoding) }
      if text.holdsTemplate { return MatcherDecoder.decode(node, &decoding) }
      guard let form = form(node, &decoding) else { return .broken }
      return .matcher(.ready(decoding.files.cache.status(form.written)))
    case .sequence(let items):
      if items.contains(where: { $0.text?.holdsTemplate ?? false }) {
        decoding.report(
          "a list of statuses takes no templates", at: node.span, hints: ["write a matcher: {one_of: [...]}"])
        return .broken
      }
      let forms = items.compactMap { form($0, &decoding) }
      guard forms.count == items.count else { return .broken }
      guard !forms.isEmpty else {
        decoding.report("the list of statuses is empty", at: node.span, hints: ["'any' allows any status"])
        return .broken
      }
      return .matcher(.ready(MatcherList([StatusMatcher(forms: forms.map(\.written))])))
    }
  }

  private static func form(_ node: Node, _ decoding: inout Decoding) -> StatusForm? {
    if let text = node.text, let form = StatusForm(text) { return form }
    let shown = node.text.map { "'\($0)'" } ?? node.kind
    decoding.report(
      "\(shown) is no status", at: node.span, hints: ["write 200, 2xx, a list of these, 'any', or a matcher"])
    return nil
  }

  private static func list(
    _ argument: JSONValue, _ node: Node, _ decoding: inout Decoding
  ) -> MatcherDecoder.Result {
    do throws(ArgumentProblem) {
      return .matcher(.ready(try decoding.files.cache.matcher(argument)))
    } catch {
      decoding.report(error, at: node.span)
      return .broken
    }
  }
}
