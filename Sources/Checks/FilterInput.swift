import JSON

extension Value {
  /// The one value that a filter of single values takes; a filter of text takes scalars by their written form.
  func inputText() throws(FilterFailure) -> String {
    switch single {
    case .text(let text)?: return text
    case .json(let json)?:
      if let written = json.written, !json.isNull { return written }
    case .bytes?:
      if let string = single?.string { return string }
    default: break
    }
    throw .needs("text", not: self)
  }

  func inputBytes() throws(FilterFailure) -> [UInt8] {
    if case .bytes(let bytes) = self { return bytes }
    return Array(try inputText().utf8)
  }

  func inputElements() throws(FilterFailure) -> [Value] {
    guard let elements else { throw .needs("a list", not: self) }
    return elements
  }

  func inputObject() throws(FilterFailure) -> JSONObject {
    guard case .json(.object(let object))? = single else { throw .needs("an object", not: self) }
    return object
  }

  func inputNumber() throws(FilterFailure) -> JSONNumber {
    switch single {
    case .json(.number(let number))?: return number
    case .json(.string(let text))?, .text(let text)?:
      if let number = JSONNumber(validating: text.trimmingSpaces) { return number }
    default: break
    }
    throw FilterFailure("needs a number, not \(Excerpt.of(self, limit: 80))")
  }

  func inputMoment() throws(FilterFailure) -> Moment {
    guard let moment = Moment(self) else {
      throw FilterFailure("needs a date, not \(Excerpt.of(self, limit: 80)); other forms: | to_date '%d.%m.%Y'")
    }
    return moment
  }

  /// New text in place of this: JSON stays JSON, text of headers and bodies stays text.
  func replaced(by text: String) -> Value {
    if case .json = single { return .json(.string(text)) }
    return .text(text)
  }

  /// A list of the same kind with other elements.
  func rebuilt(_ elements: some Sequence<Value>) -> Value {
    switch self {
    case .texts: .texts(elements.map { $0.string ?? $0.asJSON.written ?? "" })
    case .nodes: .nodes(elements.map(\.asJSON))
    case .json, .text, .bytes: .json(.array(elements.map(\.asJSON)))
    }
  }

  static func int(_ number: Int) -> Value { .json(.number(JSONNumber(number))) }
}
