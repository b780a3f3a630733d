import CLibXML
import JSON

/// Why XML or HTML could not be read, or an XPath not be evaluated, in words for the user.
package struct XMLProblem: Error, Sendable, Equatable {
  package var reason: String
  /// From 1, of the document; nothing where it is not known.
  package var line: Int?
  /// From 1, in bytes; nothing where it is not known.
  package var column: Int?

  package init(_ reason: String, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}

/// A document that libxml2 has read. Stays within one task.
package final class XMLDocument {
  package enum Language: Sendable { case xml, html }

  private let document: OpaquePointer

  /// Reads a body. A charset of its Content-Type outweighs what the document says of itself.
  ///
  /// Refused: XML that is not well-formed, that declares entities, or that is nested deeper than 256.
  package init(_ bytes: [UInt8], language: Language, charset: String? = nil) throws(XMLProblem) {
    if let missing = signet_xml_load() { throw XMLProblem(String(cString: missing)) }
    var problem = signet_xml_problem()
    let encoding = charset ?? (language == .html && Self.isUTF8(bytes) ? "utf-8" : nil)
    guard let document = signet_xml_read(bytes, bytes.count, language == .html, encoding, &problem) else {
      throw XMLProblem(
        Self.reason(for: problem, language: language), line: problem.line > 0 ? Int(problem.line) : nil,
        column: problem.column > 0 ? Int(problem.column) : nil)
    }
    self.document = document
  }

  deinit { signet_xml_free(document) }

  /// HTML that says nothing is iso-8859-1 to libxml2; what is valid UTF-8 is hardly ever meant as anything else.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  private static func reason(for problem: signet_xml_problem, language: Language) -> String {
    let name = language == .html ? "HTML" : "XML"
    if problem.declares_entities {
      return
        "the body is \(name) with a DTD that declares entities, which is refused: they can be used to attack a reader"
    }
    let message = withUnsafeBytes(of: problem.message) { text($0) }
    let place = problem.line > 0 ? " at line \(problem.line)" : ""
    return "the body is not \(name): \(message.isEmpty ? "it holds no element" : message.lowercasedFirst)\(place)"
  }

  /// Text of a fixed C buffer, up to its NUL.
  private static func text(_ buffer: UnsafeRawBufferPointer) -> String {
    String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
  }

  static func message(of result: signet_xpath_result) -> String {
    withUnsafeBytes(of: result.message) { text($0) }
  }
}

extension XMLDocument {
  /// What the expression gives: the texts of its nodes (nothing for none), a text, a number, or a boolean.
  ///
  /// Throws where it cannot be evaluated: an undeclared prefix, too many steps. XPath's numbers are binary doubles.
  func evaluate(_ path: XPath) throws(XMLProblem) -> Value? {
    var result = signet_xpath_result()
    signet_xpath_evaluate(document, signet_xml_has_namespaces(document) ? path.inAnyNamespace : path.text, &result)
    defer { signet_xpath_free(&result) }
    switch result.kind {
    case SIGNET_XPATH_NODES: return result.count == 0 ? nil : .texts(Self.texts(of: result))
    case SIGNET_XPATH_STRING: return .text(Self.texts(of: result).first ?? "")
    case SIGNET_XPATH_BOOLEAN: return .json(.bool(result.boolean))
    case SIGNET_XPATH_NUMBER:
      // NaN and the infinities are no numbers of JSON.
      if let number = JSONNumber(result.number) { return .json(.number(number)) }
      return .text(result.number.isNaN ? "NaN" : result.number < 0 ? "-Infinity" : "Infinity")
    default:
      let message = Self.message(of: result)
      throw XMLProblem("the XPath \(Excerpt.quoted(path.text)) cannot be evaluated: \(message.lowercasedFirst)")
    }
  }

  private static func texts(of result: signet_xpath_result) -> [String] {
    (0..<result.count).compactMap { index in result.texts[index].map { String(cString: $0) } }
  }
}
