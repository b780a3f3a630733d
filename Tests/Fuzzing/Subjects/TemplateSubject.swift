import Checks
import Diagnostics
import JSON
import Templates
import YAML

extension FuzzSubject {
  /// A string with templates, as it stands in a file in each of YAML's styles.
  static let template = FuzzSubject(
    "template", "templates: parsed, placed in their file, resolved",
    grammar: #"""
      text: piece*
      piece: `x` | `{{` space expression space `}}` | words | `{{'{{'}}`
      words: `a b` | `é😀` | `{` | `}` | `}}` | `''` | `#` | `: ` | `\n  ` | `\\` | `"`
      expression: source | source space `??` space default | source space `|` space pipe
       | source space `??` space default space `|` space pipe
      source: `name` | `missing` | `list` | `$uuid` | `$timestamp` | `$randomInt` | `$env.HOME` | `request.path` | `run.id`
       | `'a''b'` | `request.nope` | `$nope` | `1` | `a.b` | `{{name}}`
      default: `'x'` | `1` | `1.10` | `true` | `null` | `''` | `x`
      pipe: filter | filter space `|` space pipe
      filter: `lower` | `upper` | `trim` | `length` | `first` | `nth 0` | `split ','` | `join '-'` | `base64` | `hex` | `raw`
       | `replace 'a' 'b'` | `slice 0 2` | `add 1` | `to_int` | `jsonpath '$.a'` | `regex '(a+)'` | `date '%Y'` | `nope` | `nth`
      space: ` `? | `\n` | `  `
      """#
  ) { bytes throws(FuzzFinding) in
    let text = text(bytes)
    for style in [text.yamlPlain, text.yamlSingleQuoted, text.yamlDoubleQuoted, text.yamlBlock] {
      _ = try tryTree(SourceText(path: "a.yaml", text: "v: \(style)\n"))
    }
    let template: Template
    do throws(Diagnostic) { template = try Template(wholeOf: SourceText(path: "a.txt", text: text)) } catch {
      try checkPlace(of: error)
      return kind(of: error.message)
    }
    if !text.contains("{{") {
      try require(template.constantText.map { $0.isExactly(text) } ?? false, "a text without '{{' is not constant")
    }
    return try resolve { () throws(TemplateFailure) in try template.value(in: scope()) }
      ? "accepted" : "accepted, without a value"
  }

  private static func tryTree(_ source: SourceText) throws(FuzzFinding) -> Bool {
    var problems: [Diagnostic] = []
    guard let node = YAMLParser.parse(source, problems: &problems) else { return false }
    let tree = TemplateTree(node, in: source, problems: &problems)
    for problem in problems { try checkPlace(of: problem) }
    return try resolve { () throws(TemplateFailure) in try tree.value(in: scope()) }
  }

  private static func resolve(_ value: () throws(TemplateFailure) -> Value) throws(FuzzFinding) -> Bool {
    do throws(TemplateFailure) {
      _ = try value()
      return true
    } catch {
      try checkPlace(of: error.diagnostic)
      return false
    }
  }

  private static func scope() -> Scope {
    let run = RunVariables(seed: 1, now: 1_795_380_935_250, environment: ["HOME": "/home"])
    run.captured = ["name": .json("a,b"), "list": .json([1, "a", .null])]
    return Scope(run: run, request: [:], outer: [])
  }
}

extension String {
  fileprivate var yamlPlain: String { replacing("\n", with: " ") }
  fileprivate var yamlSingleQuoted: String { "'" + replacing("'", with: "''").replacing("\n", with: "\n\n  ") + "'" }
  fileprivate var yamlDoubleQuoted: String { JSONWriter.compact(.string(self)) }
  fileprivate var yamlBlock: String { "|\n  " + replacing("\n", with: "\n  ") }
}
