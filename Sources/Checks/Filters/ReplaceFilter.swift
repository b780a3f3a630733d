/// `replace A B`.
struct ReplaceFilter: Filter {
  static let name = "replace"
  static let usage = "replace A B"
  static let summary = "Text with B wherever A was; both are taken as they stand."
  static let examples = [
    FilterExample(#""a.b.c""#, "'.' '-'", gives: #""a-b-c""#),
    FilterExample(#""aaa""#, "'aa' ''", gives: #""a""#),
    FilterExample(#""abc""#, "'x' 'y'", gives: #""abc""#),
    FilterExample("{}", "'.' '-'", gives: nil),
  ]

  private let old: [UInt8]
  private let new: [UInt8]

  init(_ call: Call) throws(ArgumentProblem) {
    let arguments = try call.arguments(Self.usage)
    if arguments[0].text.isEmpty {
      throw ArgumentProblem("'replace' needs something to replace", offset: arguments[0].offset)
    }
    old = Array(arguments[0].text.utf8)
    new = Array(arguments[1].text.utf8)
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    var rest = Array(try value.inputText().utf8)[...]
    var result: [UInt8] = []
    while let offset = rest.firstOffset(of: old) {
      result += rest[..<offset]
      result += new
      rest = rest[(offset + old.count)...]
    }
    return value.replaced(by: String(decoding: result + rest, as: UTF8.self))
  }
}
