import Checks
import CollectionModel
import Diagnostics
import JSON
import Signing
import Templates

extension ReferencePage {
  static func stepsPage() -> Markdown {
    var page = Markdown(
      "Steps",
      "`pre_request` is a list of steps that run last, in order, on the finished request: on the very bytes that will be "
        + "sent, again for every attempt. Every value is a template. `signet explain` shows what each step did.",
      "A target is a variable's name, `query.NAME`, `header.NAME`, `cookie.NAME`, `form.NAME` or `json.$.path`. "
        + "`{{request.method}}`, `.scheme`, `.host`, `.port`, `.path` (decoded), `.raw_path`, `.query` (as sent), `.url` "
        + "and `.body` are the request as the steps before have left it.",
      "The examples run at 2023-10-10T03:47:28Z on this request, with `app_key: demo` and `app_secret: not-a-real-one`; "
        + "`private_key` is the first test key of RFC 8032.")
    page.code(
      ["POST https://api.example/v1/orders?b=2&a=1", "Content-Type: application/json", "", "{\"n\":1}"], "http")
    page.contents(StepRegistry.names)
    for type in StepRegistry.steps {
      page.heading("`\(type.name)`")
      page.paragraph("`\(usage(of: type))` – \(type.summary).")
      if type.name != SignStep.name {
        for group in type.shape.groups { add(group, to: &page) }
      }
      for example in StepExamples.all where example.step == type.name { add(example, to: &page) }
    }
    return page
  }

  private static func usage(of type: any Step.Type) -> String {
    switch type.name {
    case SetStep.name: "set: {TARGET: VALUE}"
    case RemoveStep.name: "remove: [TARGET]"
    case SignStep.name: "sign: NAME` or `sign: {signer: NAME, PARAMETER: value}"
    default: "\(type.name): {\(type.shape.groups.flatMap(\.names).joined(separator: ", "))}"
    }
  }

  /// The keys of a step, then those of the parts that it is made of.
  private static func add(_ group: KeyGroup, to page: inout Markdown) {
    page.table(["key", "meaning", "takes"], group.tableRows)
    for part in group.keys.flatMap(\.shape.groups).flatMap(\.keys) {
      guard let keys = part.shape.groups.first else { continue }
      page.heading("The part `\(part.name): {…}` of `\(group.name)`", level: 3)
      page.paragraph(Prose.sentence(part.summary))
      page.table(["key", "meaning", "takes"], keys.tableRows)
    }
  }

  private static func add(_ example: StepExample, to page: inout Markdown) {
    page.code(example.text, "yaml")
    page.paragraph("writes")
    switch example.outcome() {
    case .success(let lines): page.code(lines)
    case .failure(let problem): page.code(problem.message)
    }
    let renderer = DiagnosticRenderer(color: false)
    page.paragraph("Refused:")
    page.code(example.read(example.refused).problems.map(renderer.render).joined(separator: "\n\n"))
    guard let failing = example.failing, case .failure(let problem) = example.outcome(failing) else { return }
    page.paragraph("Fails when it runs:")
    page.code(renderer.render(problem))
  }

  static func signersPage() -> Markdown {
    var page = Markdown(
      "Signers",
      "A signer is a named list of [steps](steps.md). These are built in, and are nothing but steps; a file's own stand "
        + "under [`signers`](files.md#signers). `- sign: NAME` runs one; its parameters are the variables of the same name, "
        + "unless they are given: `- sign: {signer: NAME, PARAMETER: value}`.",
      "Each carries vectors, which the tests run: requests with the result that the vendor publishes, or that two "
        + "independent implementations agree on.")
    page.contents(SignerRegistry.names)
    for type in SignerRegistry.builtIn {
      let signer = type.signer
      page.heading("`\(type.name)`")
      page.paragraph(type.summary.prefix(1).uppercased() + type.summary.dropFirst() + ".")
      page.table(["parameter", ""], parameters(of: signer))
      page.code(type.text, "yaml")
      page.table(
        ["vector", "expected from", "source"],
        type.vectors.map { ["`\($0.id)`", $0.origin == .published ? "the vendor" : "two implementations", $0.source] })
      page.paragraph("Without its parameters:")
      page.code(complaint(of: type.name))
    }
    return page
  }

  private static func parameters(of signer: Signer) -> [[String]] {
    signer.parameters.map { ["`\($0)`", "required"] }
      + signer.optional.map { name in
        guard let value = signer.defaults[name] else { return ["`\(name)`", "optional"] }
        guard case .constant(let json) = value else { return ["`\(name)`", "optional; has a default"] }
        return [
          "`\(name)`",
          "optional; \(Markdown.code(Value.json(json).plainText ?? JSONWriter.compact(json))) unless given",
        ]
      }
  }

  private static func complaint(of name: String) -> String {
    let source = SourceText(path: "collections/orders.yaml", text: "- sign: \(name)\n")
    let step = SignStep(signer: name, at: SourcePlace(source, SourceSpan(line: 1, column: 9)))
    let scope = Scope(run: RunVariables(seed: 1, now: 1_696_909_648_000), request: [:], outer: [])
    do throws(SigningFailure) {
      _ = try RequestSigner.sign(StepExample.request, steps: [step], signers: [:], scope: scope)
      return ""
    } catch {
      return DiagnosticRenderer(color: false).render(error.diagnostic)
    }
  }

  static func dynamicValuesPage() -> Markdown {
    var page = Markdown(
      "Dynamic values",
      "A name behind `$` in a template is a new value at each use: `{{$uuid}}`. `--seed N` makes the random ones repeat. "
        + "`{{$env.NAME}}` is the variable NAME of the process environment, masked like a secret. All names of Postman work.",
      "Unknown names are refused when the file is loaded:")
    page.code(unknownName())
    page.table(
      ["name", "what it is", "such as"],
      DynamicValues.all.map { value in
        ["`{{$\(value.name)}}`", value.summary.prefix(1).uppercased() + value.summary.dropFirst(), sample(value)]
      })
    return page
  }

  private static func sample(_ value: DynamicValue) -> String {
    let run = RunVariables(seed: 1, now: 1_700_000_000_000)
    run.reserved["run.id"] = .text("0b7e8f6e")
    run.reserved["row.index"] = .json(1)
    guard let drawn = DynamicValues.value(of: value.name, in: run) else { return "" }
    let text = drawn.plainText ?? JSONWriter.compact(drawn.asJSON)
    let line = text.replacing("\n", with: " ")
    return Markdown.code(line.count > 60 ? line.prefix(60) + "…" : line)
  }

  private static func unknownName() -> String {
    let file = ExampleFile(
      """
      collection: Orders
      requests:
        - name: Create an order
          post: https://api.example/orders
          json: {id: "{{$uiid}}"}
      """)
    return file.load().diagnostics.map(DiagnosticRenderer(color: false).render).joined(separator: "\n\n")
  }
}
