import Checks
import JSON
import RunEvents

/// What results tell, masked.
extension Redactor {
  /// A captured secret.
  func add(_ value: Value, named name: String) {
    switch value.asJSON {
    case .string(let text): add(text, named: name)
    case .number(let number): add(number.text, named: name)
    default: break
    }
  }

  func masked(_ check: CheckResult) -> CheckResult {
    guard !check.passed else { return check }
    var check = check
    check.message = maskExcerpt(check.message)
    check.expected = maskExcerpt(check.expected)
    check.actual = maskExcerpt(check.actual)
    check.details = check.details.map(maskExcerpt)
    // What stands under a name such as `access_token` is masked by that name, whatever its value.
    if let name = Redactor.sensitiveName(inTitle: check.title), check.actual != "nothing" {
      check.actual = "***\(name)***"
      check.details = []
    }
    return check
  }

  /// A row's label may hold anything that its columns do.
  func masked(_ request: PlannedRequest) -> PlannedCase {
    var planned = request.planned
    planned.row = planned.row.map(mask)
    return planned
  }
}
