import Checks
import Diagnostics
import Templates
import YAML

/// Reads the arguments of one step, collecting problems that point at the key or value they are about.
package struct StepReader {
  let source: SourceText
  /// The step's name, as messages give it.
  let step: String
  /// The step's key.
  let place: SourcePlace
  private(set) var problems: [Diagnostic] = []

  init(step: String, place: SourcePlace) {
    self.step = step
    self.place = place
    source = place.source
  }

  mutating func report(_ problem: Diagnostic) { problems.append(problem) }

  func place(_ node: Node) -> SourcePlace { SourcePlace(source, node.span) }

  func keyPlace(_ entry: Node.Entry) -> SourcePlace { SourcePlace(source, entry.keySpan) }

  // MARK: Maps

  /// The entries of a map that takes the keys of the group only.
  mutating func arguments(_ node: Node, _ group: KeyGroup, of owner: String? = nil) -> StepArguments? {
    arguments(node, keys: group.names, of: owner)
  }

  private mutating func arguments(_ node: Node, keys: [String], of owner: String? = nil) -> StepArguments? {
    let owner = owner ?? "the step '\(step)'"
    // `body:` with nothing behind it is the map of no entries.
    if case .null? = node.scalar { return StepArguments(entries: [], owner: owner, keyPlace: place) }
    guard let entries = node.entries else {
      report(
        Diagnostic(
          "\(owner) takes a map, not \(node.kind)", at: place(node),
          hints: ["its keys are \(keys.joined(separator: ", "))"]))
      return nil
    }
    for entry in entries where !keys.contains(entry.key) {
      let nearest = Spelling.suggestion(for: entry.key, among: keys)
      report(
        Diagnostic(
          "unknown key '\(entry.key)' in \(owner)", at: keyPlace(entry), label: nearest.map { "did you mean '\($0)'?" },
          hints: nearest == nil ? ["its keys are \(keys.joined(separator: ", "))"] : []))
    }
    return StepArguments(entries: entries, owner: owner, keyPlace: place)
  }

  mutating func required(_ key: String, in arguments: StepArguments) -> Node? {
    if let node = arguments[key] { return node }
    report(Diagnostic("\(arguments.owner) has no '\(key)'", at: arguments.keyPlace, label: "add `\(key):`"))
    return nil
  }

  // MARK: Values

  /// A text, number or boolean, as it is written.
  mutating func template(_ node: Node) -> Template? {
    guard let text = node.text else {
      report(Diagnostic("a text is expected here, not \(node.kind)", at: place(node)))
      return nil
    }
    if case .null? = node.scalar {
      report(Diagnostic("a text is missing here", at: place(node), label: "write '' for an empty one"))
      return nil
    }
    do throws(Diagnostic) {
      return try Template(parsing: text, at: place(node))
    } catch {
      report(error)
      return nil
    }
  }

  mutating func template(required key: String, in arguments: StepArguments) -> Template? {
    guard let node = required(key, in: arguments) else { return nil }
    return template(node)
  }

  mutating func template(_ key: String, in arguments: StepArguments, default text: String) -> Template? {
    guard let node = arguments[key] else { return Template(constant: text, at: place) }
    return template(node)
  }

  /// A list of texts; a single text counts as a list of one.
  mutating func templates(_ key: String, in arguments: StepArguments) -> [Template]? {
    guard let node = arguments[key] else { return nil }
    guard let items = node.items else { return template(node).map { [$0] } ?? [] }
    return items.compactMap { template($0) }
  }

  mutating func target(_ node: Node) -> StepTarget? {
    guard let template = template(node) else { return nil }
    return target(template)
  }

  mutating func target(required key: String, in arguments: StepArguments) -> StepTarget? {
    guard let node = required(key, in: arguments) else { return nil }
    return target(node)
  }

  /// A target that is the key of a map.
  mutating func target(key entry: Node.Entry) -> StepTarget? {
    do throws(Diagnostic) {
      return target(try Template(parsing: entry.key, at: keyPlace(entry)))
    } catch {
      report(error)
      return nil
    }
  }

  private mutating func target(_ template: Template) -> StepTarget? {
    do throws(Diagnostic) {
      return try StepTarget(template)
    } catch {
      report(error)
      return nil
    }
  }

  /// The steps of a list inside a step.
  mutating func steps(_ node: Node) -> [any Step] { StepDecoder.steps(from: node, in: source, problems: &problems) }

  mutating func tree(_ node: Node) -> TemplateTree { TemplateTree(node, in: source, problems: &problems) }

  /// One word of a fixed set, or a template that gives one.
  mutating func choice<Value>(
    _ key: String, in arguments: StepArguments, default value: Value
  ) -> StepChoice<Value>? {
    guard let node = arguments[key] else { return StepChoice(value, at: place) }
    guard let template = template(node) else { return nil }
    do throws(Diagnostic) {
      return try StepChoice(template, of: key)
    } catch {
      report(error)
      return nil
    }
  }

  mutating func choice<Value>(required key: String, in arguments: StepArguments, default value: Value) -> StepChoice<
    Value
  >? {
    guard required(key, in: arguments) != nil else { return nil }
    return choice(key, in: arguments, default: value)
  }
}

/// The entries of a step's map, or of a map inside it.
struct StepArguments {
  let entries: [Node.Entry]
  /// As messages name it: "the step 'hmac'".
  let owner: String
  /// Where a key is missing from.
  let keyPlace: SourcePlace

  subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }
}
