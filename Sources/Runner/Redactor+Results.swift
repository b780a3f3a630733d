import Checks
import CollectionModel
import Diagnostics
import JSON
import RunEvents
import Templates

/// What results tell, masked.
extension Redactor {
  /// A captured secret.
  func add(_ value: Value, named name: String) {
    add(value.asJSON, named: name)
  }

  /// Every text and number in it.
  private func add(_ value: JSONValue, named name: String) {
    switch value {
    case .string(let text): add(text, named: name)
    case .number(let number): add(number.text, named: name)
    case .array(let items): for item in items { add(item, named: name) }
    case .object(let object): for member in object.members { add(member.value, named: name) }
    case .null, .bool: break
    }
  }

  /// What `{{$env.NAME}}` has given so far is masked like a secret.
  func learn(from run: RunVariables) {
    for (name, value) in run.environmentUsed { add(value, named: name) }
  }

  /// A result's properties; one that has no value is left out.
  func properties(
    _ settings: Settings, scope: Scope, readFile: @escaping BodyFileReader
  ) -> [(name: String, value: String)] {
    guard !settings.properties.isEmpty else { return [] }
    let resolver = RequestResolver(scope: scope, userAgent: "", readFile: readFile)
    let found = settings.properties.flatMap { field in
      field.values.compactMap { value in (try? resolver.text(value, at: field.place)).map { (field.name, $0) } }
    }
    learn(from: scope.run)
    return found.map { ($0.0, mask($0.1)) }
  }

  func masked(_ check: CheckResult) -> CheckResult {
    guard !check.passed else { return check }
    var check = check
    check.message = maskExcerpt(check.message)
    check.expected = maskExcerpt(check.expected)
    check.actual = maskExcerpt(check.actual)
    check.details = check.details.map(maskExcerpt)
    if let place = check.place { check.place?.text = star(place.text) }
    // What stands under a name such as `access_token` is masked by that name, whatever its value.
    if let name = Redactor.sensitiveName(inTitle: check.title), check.actual != "nothing" {
      check.actual = "***\(name)***"
      check.details = []
    }
    return check
  }

  /// The line may hold a secret that somebody wrote into it.
  func masked(_ place: SourcePlace) -> CheckPlace {
    var masked = CheckPlace(place)
    masked.text = maskExcerpt(masked.text)
    return masked
  }

  /// A row's label may hold anything that its columns do.
  func masked(_ request: PlannedRequest) -> PlannedCase {
    var planned = request.planned
    planned.row = planned.row.map(mask)
    return planned
  }
}
