package import Diagnostics
package import JSON

/// A file of Postman, told by its content.
package struct PostmanFile: Sendable {
  package enum Kind: Sendable {
    case collection(JSONValue)
    case environment(JSONValue)
    case globals(JSONValue)
    /// Rows of data: JSON, or CSV.
    case rows(JSONValue?)
  }

  package var path: String
  package var kind: Kind
  /// UTF-8, without a byte order mark.
  package var bytes: [UInt8]

  /// A larger file is no collection that people work with, and would take its size many times over in memory.
  package static let largestFile = 64 << 20

  /// Throws with the place where the file is no JSON, or another file than one of these.
  package init(path: String, bytes: [UInt8]) throws(Diagnostic) {
    self.path = path
    self.bytes = try Self.decoded(bytes, path)
    let source = SourceText(path: path, bytes: self.bytes)
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONParser.parse(self.bytes, depthLimit: 256)
    } catch {
      if Self.looksLikeRows(self.bytes) {
        kind = .rows(nil)
        return
      }
      throw Diagnostic(
        "the file is no JSON: \(error.reason)", at: SourcePlace(source, source.span(atByte: error.offset)))
    }
    kind = try Self.kind(of: value, source)
  }

  private static func kind(of value: JSONValue, _ source: SourceText) throws(Diagnostic) -> Kind {
    let place = SourcePlace(source, SourceSpan(line: 1, column: 1))
    if let inner = value["collection"], inner["info"] != nil { return .collection(inner) }
    if value["info"] != nil, value["item"] != nil || value["info"]?["schema"] != nil { return .collection(value) }
    if let inner = value["environment"], inner["values"] != nil { return .environment(inner) }
    if value["values"]?.arrayValue != nil {
      return value["_postman_variable_scope"]?.stringValue == "globals" ? .globals(value) : .environment(value)
    }
    if let items = value.arrayValue, !items.isEmpty, items.allSatisfy({ $0.objectValue != nil }) { return .rows(value) }
    if value["requests"]?.arrayValue != nil, value["order"] != nil || value["folders"] != nil {
      throw Diagnostic(
        "the file is a collection of Postman's format v1, which is not read", at: place,
        hints: ["export it from Postman as 'Collection v2.1'"])
    }
    if value["version"]?.intValue == 1, value["collections"] != nil {
      throw Diagnostic(
        "the file is a dump of all of Postman's data", at: place,
        hints: ["export the collections and environments one by one"])
    }
    if value["openapi"] != nil || value["swagger"] != nil {
      throw Diagnostic("the file is an OpenAPI document, not a file of Postman", at: place)
    }
    if value["log"]?["entries"] != nil {
      throw Diagnostic("the file is a HAR file", at: place, hints: ["signet import har FILE"])
    }
    throw Diagnostic(
      "the file is no collection, environment, globals or data of Postman", at: place,
      hints: ["a collection has 'info' and 'item', an environment 'values', data is a list of objects or CSV"])
  }

  /// UTF-8 out of UTF-8 or UTF-16, with or without a byte order mark.
  private static func decoded(_ bytes: [UInt8], _ path: String) throws(Diagnostic) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isLittle = bytes.starts(with: [0xFF, 0xFE]) || bytes.count > 3 && bytes[0] != 0 && bytes[1] == 0
    let isBig = bytes.starts(with: [0xFE, 0xFF]) || bytes.count > 3 && bytes[0] == 0 && bytes[1] != 0
    if isLittle || isBig {
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for index in stride(from: 0, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isLittle ? second << 8 | first : first << 8 | second)
      }
      if units.first == 0xFEFF { units.removeFirst() }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw Diagnostic("'\(path)' is no text in UTF-16")
      }
      return Array(text.utf8)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Diagnostic("'\(path)' is no text in UTF-8 or UTF-16", hints: ["save it as UTF-8"])
    }
    return bytes
  }

  /// CSV: several lines, each with as many commas or more as the first has, and no bracket at the beginning.
  private static func looksLikeRows(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{"), first != UInt8(ascii: "["),
      first != UInt8(ascii: "<")
    else { return false }
    let lines = bytes.split(separator: 0x0A, maxSplits: 2).filter { !$0.isEmpty }
    guard lines.count >= 2 else { return false }
    let header = lines[0]
    guard header.contains(UInt8(ascii: ",")) || header.allSatisfy({ $0 > 0x20 || $0 == 0x0D }) else { return false }
    return lines[1].count { $0 == UInt8(ascii: ",") } >= header.count { $0 == UInt8(ascii: ",") }
  }
}
