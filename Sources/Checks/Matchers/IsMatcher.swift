import Diagnostics
package import JSON

/// `is: uuid`.
package struct IsMatcher: SingleMatcher {
  package static let name = "is"
  package static let summary =
    "A text is of this form: uuid, iso_date, iso_date_time, email, ipv4, ipv6, url, hex, base64 or jwt."
  package static let argument = ValueShape.orTemplate(.word(TextForm.allCases.map(\.rawValue)))
  package static let examples = [
    MatcherExample("uuid", on: #""0b7e8f6e-9d6b-4f6e-8f1c-2b8f6f0d7a11""#, holds: true),
    MatcherExample("uuid", on: #""0b7e8f6e""#, holds: false),
    MatcherExample("iso_date", on: #""2024-02-29""#, holds: true),
    MatcherExample("iso_date", on: #""2023-02-29""#, holds: false),
    MatcherExample("iso_date_time", on: #""2024-05-01T12:00:00.5+02:00""#, holds: true),
    MatcherExample("iso_date_time", on: #""2024-05-01T12:00:00""#, holds: false),
    MatcherExample("email", on: #""a.b+c@example.co.uk""#, holds: true),
    MatcherExample("email", on: #""a@b@c""#, holds: false),
    MatcherExample("ipv4", on: "192.0.2.1", as: .text, holds: true),
    MatcherExample("ipv4", on: #""192.0.2.256""#, holds: false),
    MatcherExample("ipv6", on: #""2001:db8::1""#, holds: true),
    MatcherExample("ipv6", on: #""1.2.3.4""#, holds: false),
    MatcherExample("url", on: #""https://example.com/a?b=c""#, holds: true),
    MatcherExample("url", on: #""/a""#, holds: false),
    MatcherExample("hex", on: #""00fF""#, holds: true),
    MatcherExample("hex", on: #""0x1""#, holds: false),
    MatcherExample("base64", on: #""aGk=""#, holds: true),
    MatcherExample("base64", on: #""a-_""#, holds: false),
    MatcherExample("jwt", on: #""eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.""#, holds: true),
    MatcherExample("jwt", on: #""a.b.c""#, holds: false),
    MatcherExample("uuid", on: "7", holds: false),
    MatcherExample("uuid", on: nil, holds: false),
  ]

  private let form: TextForm

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    let word = try Argument.string(argument, of: Self.name)
    guard let form = TextForm(rawValue: word) else {
      let names = TextForm.allCases.map(\.rawValue)
      throw ArgumentProblem(
        "'is' does not know \(Excerpt.quoted(word))",
        label: Spelling.suggestion(
          for: word, among: names,
          aliases: ["date": "iso_date", "datetime": "iso_date_time", "uri": "url", "guid": "uuid"]
        ).map { "did you mean '\($0)'?" }, hints: ["the forms are: \(names.joined(separator: ", "))"])
    }
    self.form = form
  }

  package var expectation: String { form.words }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    guard let text = value.string else { return mismatch("is \(value.kind), not text", on: value) }
    return form.fits(text) ? nil : mismatch("is not \(form.words)", on: value)
  }
}
