import Diagnostics
import HTTP
import Templates
import YAML

/// Maps of names to values that go out with a request: headers, query, cookies, form, properties.
enum FieldsDecoder {
  enum Kind: String { case headers, query, cookies, form, properties, extra }

  static func decode(_ node: Node, _ kind: Kind, _ decoding: inout Decoding) -> [FieldSetting] {
    guard let entries = decoding.map(node, kind.rawValue) else { return [] }
    var fields: [FieldSetting] = []
    fields.reserveCapacity(entries.count)
    for entry in entries {
      checkName(entry, kind, &decoding)
      if kind == .headers, fields.contains(where: { HTTPFields.sameName($0.name, entry.key) }) {
        decoding.report(
          "the header '\(entry.key)' stands twice", at: entry.keySpan,
          hints: ["case makes no difference in header names; a list of values repeats a header"])
      }
      fields.append(
        FieldSetting(
          name: entry.key, values: values(entry, kind, &decoding), place: decoding.place(entry.keySpan)))
    }
    return fields
  }

  /// None for `null`; one for a scalar; a list has each of its own, but for `null`.
  private static func values(_ entry: Node.Entry, _ kind: Kind, _ decoding: inout Decoding) -> [TemplateTree] {
    switch entry.value.content {
    case .scalar:
      if case .null? = entry.value.scalar { return [] }
      return [value(entry.value, entry.key, kind, &decoding)]
    case .sequence(let items):
      guard kind != .properties, kind != .cookies else { break }
      return items.compactMap { item in
        if case .null? = item.scalar { return nil }
        guard case .scalar = item.content else {
          decoding.expected("text", for: entry.key, item)
          return nil
        }
        return value(item, entry.key, kind, &decoding)
      }
    case .mapping: break
    }
    let what = kind == .properties || kind == .cookies ? "text" : "text or a list of texts"
    decoding.expected(
      what, for: entry.key, entry.value,
      hints: entry.value.kind == "a map" ? ["send a structure as text: put it into a variable and add `| to_json`"] : []
    )
    return []
  }

  private static func value(
    _ node: Node, _ name: String, _ kind: Kind, _ decoding: inout Decoding
  ) -> TemplateTree {
    if kind == .headers || kind == .cookies, let text = node.text {
      decoding.checkForLineBreaks(
        text, kind == .headers ? "the header '\(name)'" : "the cookie '\(name)'", at: node.span)
    }
    return decoding.tree(node)
  }

  private static func checkName(_ entry: Node.Entry, _ kind: Kind, _ decoding: inout Decoding) {
    guard kind == .headers || kind == .cookies else {
      if entry.key.holdsTemplate {
        decoding.problems.append(
          Diagnostic(
            .warning, "the template in the key '\(entry.key)' is not resolved: keys are sent as they stand",
            at: decoding.place(entry.keySpan), label: "templates belong into values"))
      }
      return
    }
    let what = kind == .headers ? "header" : "cookie"
    if !isToken(entry.key) {
      decoding.report(
        "'\(VisibleText.shown(entry.key))' is no name for a \(what)", at: entry.keySpan,
        hints: ["names have letters, digits and !#$%&'*+-.^_`|~, and no blanks or colons"])
    }
  }

  /// RFC 9110 section 5.6.2.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"):
          true
        default: tokenSigns.contains(byte)
        }
      }
  }

  private static let tokenSigns = Array("!#$%&'*+-.^_`|~".utf8)
}
