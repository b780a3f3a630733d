import JSON

/// Expressions that make a new value at each use, and the dynamic value that stands for each.
enum ScriptGenerators {
  /// `{{name}}` in a text that a script gives to `replaceIn`.
  static func templates(in text: String, _ template: (String) -> String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      let name = rest[open.upperBound..<close.lowerBound]
      result += rest[..<open.lowerBound]
      result += name.hasPrefix("$") ? "{{\(name)}}" : template(String(name))
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  static func call(_ words: [String], _ arguments: [JavaScriptNode], in scope: ScriptScope) -> ScriptValue {
    switch words.joined(separator: ".") {
    case "Date.now" where arguments.isEmpty: return .template("{{$timestamp_ms}}")
    case "uuid", "uuid.v4", "uuidv4", "crypto.randomUUID", "_.uuid":
      return arguments.isEmpty ? .template("{{$uuid}}") : .unknown("a UUID of another kind")
    case "require": return .unknown("a library")
    case "Math.floor", "Math.round", "Math.trunc", "parseInt":
      guard let argument = arguments.first else { break }
      return value(of: argument, in: scope, isWhole: true)
    default: break
    }
    return .unknown("a call of '\(words.joined(separator: "."))'")
  }

  static func method(
    _ name: String, of object: JavaScriptNode, _ arguments: [JavaScriptNode], in scope: ScriptScope
  ) -> ScriptValue? {
    switch object {
    case .new(.identifier("Date"), let date) where date.isEmpty:
      switch name {
      case "toISOString", "toJSON": return .template("{{$iso_timestamp}}")
      case "getTime", "valueOf": return .template("{{$timestamp_ms}}")
      case "toUTCString", "toGMTString": return .template("{{$iso_timestamp | date '%a, %d %b %Y %H:%M:%S GMT'}}")
      default: return .unknown("a date by '\(name)'")
      }
    case .call(.identifier("moment"), let given) where given.isEmpty: return moment(name, arguments, scope)
    case .call(.member(.identifier("moment"), "utc"), let given) where given.isEmpty:
      return moment(name, arguments, scope)
    default: break
    }
    // `Math.floor(Date.now() / 1000).toString()` is the same text.
    if name == "toString", case .call = object, arguments.isEmpty {
      let value = scope.value(of: object)
      if case .template = value { return value }
    }
    return nil
  }

  private static func moment(_ name: String, _ arguments: [JavaScriptNode], _ scope: ScriptScope) -> ScriptValue {
    switch (name, arguments.first.flatMap { scope.value(of: $0).text }) {
    case ("unix", nil): return .template("{{$timestamp}}")
    case ("valueOf", nil): return .template("{{$timestamp_ms}}")
    case ("toISOString", nil): return .template("{{$iso_timestamp}}")
    case ("format", let form?):
      guard let strftime = strftime(form) else { return .unknown("a date in the form '\(form)'") }
      return .template("{{$iso_timestamp | date '\(strftime)'}}")
    default: return .unknown("a date by '\(name)'")
    }
  }

  /// A form of moment.js as strftime has it; nothing where a part has no counterpart.
  private static func strftime(_ form: String) -> String? {
    let parts = [
      ("YYYY", "%Y"), ("YY", "%y"), ("MMMM", "%B"), ("MMM", "%b"), ("MM", "%m"), ("DD", "%d"), ("HH", "%H"),
      ("hh", "%I"), ("mm", "%M"), ("ss", "%S"), ("dddd", "%A"), ("ddd", "%a"), ("A", "%p"),
    ]
    var result = ""
    var rest = form[...]
    while let first = rest.first {
      if first == "[", let close = rest.firstIndex(of: "]") {
        result += rest[rest.index(after: rest.startIndex)..<close]
        rest = rest[rest.index(after: close)...]
      } else if let part = parts.first(where: { rest.hasPrefix($0.0) }) {
        result += part.1
        rest = rest.dropFirst(part.0.count)
      } else {
        guard !first.isLetter || first == "T", first != "'", first != "%" else { return nil }
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// Seconds: `Date.now() / 1000`, rounded down; and random numbers of the range that `$randomInt` has.
  static func value(of node: JavaScriptNode, in scope: ScriptScope, isWhole: Bool = false) -> ScriptValue {
    if case .binary("/", let left, let right) = node, case .literal(.number(let number)) = scope.value(of: right),
      number.intValue == 1000
    {
      if case .template("{{$timestamp_ms}}") = milliseconds(left, scope) {
        return isWhole ? .template("{{$timestamp}}") : .unknown("seconds with a fraction")
      }
    }
    if isWhole, case .binary("*", let left, let right) = node {
      let isRandom = { (node: JavaScriptNode) in
        if case .call(let callee, _) = node { callee.dotted == "Math.random" } else { false }
      }
      let factor = isRandom(left) ? right : isRandom(right) ? left : nil
      if let factor, case .literal(.number(let number)) = scope.value(of: factor) {
        if let count = number.intValue, count == 1000 || count == 1001 { return .template("{{$random_int}}") }
        return .unknown("a random number up to \(number.text)")
      }
    }
    if isWhole {
      let value = scope.value(of: node)
      if case .template("{{$timestamp_ms}}") = value { return value }
      if case .template("{{$timestamp}}") = value { return value }
    }
    return .unknown("a computed number")
  }

  private static func milliseconds(_ node: JavaScriptNode, _ scope: ScriptScope) -> ScriptValue {
    if case .new(.identifier("Date"), let arguments) = node, arguments.isEmpty { return .template("{{$timestamp_ms}}") }
    if case .unary("+", let operand) = node { return milliseconds(operand, scope) }
    return scope.value(of: node)
  }
}
