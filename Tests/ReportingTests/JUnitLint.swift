/// A small scanner for the XML that the reporter writes, and what every known consumer asks of it.
///
/// Each rule names the consumer that fails on the contrary.
struct JUnitLint {
  struct Element {
    var name: String
    var attributes: [String: String] = [:]
    var children: [Element] = []
    var text = ""

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    func number(_ key: String) -> Int? { attributes[key].flatMap { Int($0) } }
  }

  private(set) var root = Element(name: "")
  private(set) var problems: [String] = []
  private let isStrict: Bool

  init(_ text: String, strict: Bool = false) {
    isStrict = strict
    scan(text)
    rules(text)
  }

  var cases: [(suite: Element, element: Element)] {
    root.all("testsuite").flatMap { suite in suite.all("testcase").map { (suite, $0) } }
  }

  func testCase(_ name: String) -> Element? { cases.first { $0.element.attributes["name"] == name }?.element }

  // MARK: Rules

  private mutating func rules(_ text: String) {
    expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "), "does not begin as a report")
    expect(!text.contains("<![CDATA["), "CDATA: mikepenz joins its parts with commas")
    for scalar in text.unicodeScalars where !Self.isAllowed(scalar) {
      problems.append("scalar \(String(scalar.value, radix: 16)) is not XML")
      break
    }
    let suites = root.all("testsuite")
    expect(!suites.isEmpty, "no suite: Jenkins calls the report broken")
    expect(Set(suites.map { $0.attributes["id"] ?? "" }).count == suites.count, "suite ids are not unique")
    for suite in suites { rules(suite: suite) }
    var totals = ["tests", "failures", "errors", "skipped"]
    if isStrict {
      totals.removeLast()
      expect(
        root.attributes["skipped"] == nil && root.attributes["timestamp"] == nil, "root holds what the schema refuses")
    } else {
      expect(root.attributes["timestamp"]?.hasSuffix("Z") == true, "root without a timestamp")
    }
    for key in totals {
      let sum = suites.reduce(0) { $0 + ($1.number(key) ?? -1000) }
      let told = root.attributes[key] ?? "-"
      expect(told == String(sum), "root \(key) is \(told), suites say \(sum)")
    }
    expect(
      Self.milliseconds(root) == suites.reduce(0) { $0 + Self.milliseconds($1) }, "root time is not the sum of suites")
    var seen: Set<String> = []
    for (_, element) in cases {
      let identity = (element.attributes["classname"] ?? "") + "\u{0}" + (element.attributes["name"] ?? "")
      expect(seen.insert(identity).inserted, "case \(identity) is there twice: GitLab drops one")
    }
  }

  private mutating func rules(suite: Element) {
    let name = suite.attributes["name"] ?? ""
    expect(!name.isEmpty, "suite without a name: dorny crashes")
    expect(suite.all("testsuite").isEmpty, "nested suite: four consumers drop it")
    let cases = suite.all("testcase")
    expect(suite.number("tests") == cases.count, "suite \(name) counts wrong: EnricoMi shows it")
    for (key, child) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
      expect(suite.number(key) == cases.count { !$0.all(child).isEmpty }, "suite \(name) counts \(key) wrong")
    }
    expect(
      Self.milliseconds(suite) == cases.reduce(0) { $0 + Self.milliseconds($1) }, "suite \(name) adds time up wrong")
    let timestamp = suite.attributes["timestamp"] ?? ""
    expect(timestamp.utf8.count == (isStrict ? 19 : 20), "timestamp \(timestamp)")
    expect(timestamp.hasSuffix("Z") != isStrict, "timestamp \(timestamp): Allure takes it for local time")
    for element in cases {
      expect(element.attributes["classname"] == name, "classname is not its suite's name")
      rules(testCase: element)
    }
  }

  private mutating func rules(testCase element: Element) {
    let name = element.attributes["name"] ?? ""
    expect(!name.isEmpty, "case without a name")
    let strictKeys: Set<String> = ["classname", "name", "time"]
    let keys = Set(element.attributes.keys)
    expect(keys == (isStrict ? strictKeys : strictKeys.union(["file", "line", "assertions"])), "\(name) has \(keys)")
    if isStrict { expect(element.all("properties").isEmpty, "properties are refused by the schema") }
    if !isStrict { expect(element.number("line") ?? 0 > 0, "\(name) has no line") }
    expect(
      Self.isPlainTime(element.attributes["time"] ?? ""), "time of \(name) is \(element.attributes["time"] ?? "-")")

    let outcomes = element.children.filter { ["failure", "error", "skipped"].contains($0.name) }
    expect(outcomes.count <= 1, "\(name) has \(outcomes.count) outcomes: Allure counts it as passed")
    for outcome in outcomes + element.all("rerunFailure") + element.all("flakyFailure") {
      rules(outcome: outcome, of: name)
    }
    let outputs = element.all("system-out")
    expect(outputs.count <= 1, "\(name) has \(outputs.count) system-out: GitLab's parser fails on the job")
    if outcomes.isEmpty { expect(outputs.isEmpty, "\(name) passed and has output") }
    for output in outputs {
      expect(output.text.utf8.count <= 16 << 10, "output of \(name) is \(output.text.utf8.count) bytes")
      expect(!output.text.contains("[[ATTACHMENT|"), "a response attaches files")
    }
    let order = [
      "properties", "failure", "rerunFailure", "flakyFailure", "skipped", "error", "rerunError", "flakyError",
      "system-out",
    ]
    let places = element.children.map { order.firstIndex(of: $0.name) ?? -1 }
    expect(!places.contains(-1) && places == places.sorted(), "children of \(name) are out of the schema's order")
  }

  private mutating func rules(outcome: Element, of name: String) {
    let message = outcome.attributes["message"] ?? ""
    let text = outcome.text + outcome.all("stackTrace").map(\.text).joined()
    expect(!message.isEmpty, "\(outcome.name) of \(name) has no message: Allure counts it as passed")
    expect(!message.contains("\n"), "message of \(name) has a line break")
    expect(!text.isEmpty, "\(outcome.name) of \(name) has no text: GitLab shows its parser's own view")
    expect(text.utf8.count <= 65_535, "text of \(name) is too long for GitHub")
    guard outcome.name != "skipped" else { return }
    let type = outcome.attributes["type"] ?? ""
    let cast: Set = [
      "integer", "float", "decimal", "boolean", "date", "datetime", "file", "string", "yaml", "symbol", "array",
      "double",
      "duration", "",
    ]
    expect(!cast.contains(type.lowercased()), "type '\(type)' of \(name): GitLab's parser casts by it")
  }

  private mutating func expect(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds { problems.append(problem()) }
  }

  private static func isPlainTime(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && Int(parts[0]) != nil && parts[1].utf8.count == 3
      && parts[1].utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func milliseconds(_ element: Element) -> Int {
    Int((element.attributes["time"] ?? "").split(separator: ".").joined()) ?? -1_000_000
  }

  /// XML 1.0's `Char`, and of the control characters only the line feed and the tab.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x20..<0x7F, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
    default: false
    }
  }

  // MARK: Scanner

  private mutating func scan(_ text: String) {
    var open: [Element] = [Element(name: "")]
    var rest = text[...]
    while let less = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
      let content = rest[..<less]
      if content.contains("]]>") { problems.append("']]>' in text") }
      let plain = unescaped(content)
      open[open.count - 1].text += plain
      guard let greater = rest[less...].utf8.firstIndex(of: UInt8(ascii: ">")) else {
        problems.append("markup without an end")
        return
      }
      let tag = rest[rest.index(after: less)..<greater]
      rest = rest[rest.utf8.index(after: greater)...]
      if tag.hasPrefix("?") { continue }
      if tag.hasPrefix("/") {
        let element = open.removeLast()
        if element.name != tag.dropFirst() || open.isEmpty {
          problems.append("</\(tag)> does not end <\(element.name)>")
          return
        }
        open[open.count - 1].children.append(element)
      } else if tag.hasSuffix("/") {
        open[open.count - 1].children.append(element(tag.dropLast()))
      } else {
        open.append(element(tag))
      }
    }
    if open.count != 1 { problems.append("\(open.count - 1) elements are not ended") }
    root = open[0].children.first ?? Element(name: "")
    expect(root.name == "testsuites" && open[0].children.count == 1, "no testsuites")
  }

  private mutating func element(_ tag: Substring) -> Element {
    let name = tag.prefix { $0 != " " }
    var element = Element(name: String(name))
    var rest = tag.dropFirst(name.count)
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = rest.prefix { $0 != "=" }
      rest = rest.dropFirst(key.count + 1)
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        problems.append("attribute '\(key)' of <\(name)> is not quoted")
        return element
      }
      let value = rest[rest.index(after: rest.startIndex)..<end]
      if value.contains("<") || value.contains("\n") { problems.append("attribute '\(key)' of <\(name)>: \(value)") }
      if element.attributes.updateValue(unescaped(value), forKey: String(key)) != nil {
        problems.append("attribute '\(key)' twice")
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { problems.append("<\(tag)> ends oddly") }
    return element
  }

  private mutating func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = String(parts.removeFirst())
    for part in parts {
      let known = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\""].first { part.hasPrefix($0.key) }
      if known == nil { problems.append("reference '&\(part.prefix(8))'") }
      result += (known?.value ?? "") + part.dropFirst(known?.key.count ?? 0)
    }
    return result
  }
}
