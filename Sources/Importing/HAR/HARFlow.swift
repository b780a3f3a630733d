import HTTP
import JSON

/// Values that a response brought and a later request sent again: tokens and identifiers, which become captures.
struct HARFlow {
  private struct Origin {
    /// Which request brought it, from 0.
    var request: Int
    var query: String
    /// The last name of its place, for the variable.
    var title: String
  }

  private var origins: [String: Origin] = [:]
  /// Values, with the requests that send them again.
  private var uses: [(value: String, request: Int)] = []

  /// Short values and small numbers appear everywhere by chance.
  private static func isTelling(_ value: String) -> Bool {
    let length = value.utf8.count
    guard length <= 4096, !value.contains(where: \.isNewline), !value.contains("{{") else { return false }
    if value.utf8.allSatisfy({ (48...57).contains($0) }) { return length >= 5 }
    return length >= 8 && value.contains(where: { $0.isNumber })
  }

  /// The known values that the exchange sends.
  func taking(from exchange: HARExchange) -> [String] {
    guard !origins.isEmpty else { return [] }
    var sent = exchange.url.description + "\n" + PercentEncoding.decode(exchange.url.target)
    for header in exchange.headers { sent += "\n" + header.value }
    sent += "\n" + (exchange.body?["text"]?.stringValue ?? "")
    for item in exchange.body?["params"]?.arrayValue ?? [] { sent += "\n" + (item["value"]?.stringValue ?? "") }
    let words = Set(sent.split { !($0.isLetter || $0.isNumber || "-_.~+/=".contains($0)) }.flatMap(Self.parts))
    return words.filter { origins[$0] != nil }.sorted()
  }

  /// A word whole, and between slashes, equals signs and dots.
  private static func parts(_ word: Substring) -> [String] {
    var parts = [String(word)]
    parts += word.split { $0 == "/" || $0 == "=" }.map(String.init)
    return parts
  }

  mutating func add(_ exchange: HARExchange, _ known: [String], number: Int) {
    for value in known { uses.append((value, number)) }
    guard let text = exchange.responseText, text.utf8.count <= 4 << 20,
      let value = try? JSONParser.parse(Array(text.utf8), depthLimit: 100)
    else { return }
    var left = 5000
    collect(value, BodyPath(), number, &left)
  }

  private mutating func collect(_ value: JSONValue, _ path: BodyPath, _ number: Int, _ left: inout Int) {
    guard left > 0 else { return }
    left -= 1
    switch value {
    case .object(let object):
      for member in object.members { collect(member.value, path.appending(.name(member.key)), number, &left) }
    case .array(let items):
      for (index, item) in items.prefix(50).enumerated() { collect(item, path.appending(.index(index)), number, &left) }
    case .string, .number:
      guard let text = value.written, Self.isTelling(text), origins[text] == nil else { return }
      var title = "value"
      for case .name(let name) in path.parts { title = name }
      if title == "id", path.parts.count > 1 {
        for case .name(let name) in path.parts.dropLast() { title = name + "_id" }
      }
      origins[text] = Origin(request: number, query: path.text, title: title)
    default: return
    }
  }

  /// Captures where a value comes from, and its variable where it is sent.
  func apply(_ collection: inout CollectionDraft, _ conversion: ImportConversion) {
    var variables: [(value: String, name: String, origin: Origin)] = []
    var taken: Set<String> = []
    for use in uses {
      guard !variables.contains(where: { $0.value == use.value }), let origin = origins[use.value] else { continue }
      let slug = FileNames.slug(origin.title, otherwise: "value").map { $0.isASCII && $0 != "-" ? $0 : "_" }
      var name = conversion.names.name(String(slug))
      let base = name
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      variables.append((use.value, name, origin))
      conversion.note(.changed, at: "", "'\(name)' is captured at \(origin.query), as later requests send it again")
    }
    guard !variables.isEmpty else { return }
    // Longest first: one value may be a part of another.
    let ordered = variables.sorted { $0.value.utf8.count > $1.value.utf8.count }
    var number = 0
    collection.items.changeRequests { request in
      let current = number
      number += 1
      for variable in variables where variable.origin.request == current {
        request.captures.append(CaptureDraft(name: variable.name, query: variable.origin.query))
      }
      for variable in ordered where variable.origin.request < current {
        request.replace(
          variable.value, by: "{{\(variable.name)}}", secret: conversion.secrets.template(known: variable.value))
      }
    }
    for variable in variables {
      guard let template = conversion.secrets.template(known: variable.value) else { continue }
      conversion.secrets.forget(variable.value)
      conversion.fidelity.notes.removeAll { $0.reason.contains(template + " takes it from") }
    }
  }
}

extension RequestDraft {
  /// A value, or the secret that was made of it, by the variable that captures it.
  fileprivate mutating func replace(_ value: String, by template: String, secret: String?) {
    let change = { (text: String) -> String in
      var text = text
      if let secret, text.contains(secret) {
        text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: template)
      }
      return text.contains(value) ? Self.replacingWord(value, in: text, by: template) : text
    }
    url = change(url)
    for index in settings.query.indices { settings.query[index].value = settings.query[index].value.map(change) }
    for index in settings.headers.indices { settings.headers[index].value = settings.headers[index].value.map(change) }
    switch settings.auth {
    case .bearer(let token): settings.auth = .bearer(change(token))
    case .user(let kind, let name, let password):
      settings.auth = .user(kind: kind, name: change(name), password: change(password))
    case .apiKey(let name, let value, let inQuery):
      settings.auth = .apiKey(name: name, value: change(value), inQuery: inQuery)
    default: break
    }
    switch body {
    case .json(let value): body = .json(Self.changed(value, change))
    case .text(let text): body = .text(change(text))
    case .xml(let text): body = .xml(change(text))
    case .form(let fields): body = .form(fields.map { FieldDraft($0.name, $0.value.map(change)) })
    default: break
    }
  }

  /// Only where it is not a part of a longer word.
  private static func replacingWord(_ word: String, in text: String, by template: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: word) {
      let before = rest[..<found.lowerBound].last ?? result.last
      let after = rest[found.upperBound...].first
      let isWord = { (character: Character?) in character.map { $0.isLetter || $0.isNumber } ?? false }
      result += rest[..<found.lowerBound]
      result += isWord(before) || isWord(after) ? word : template
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  private static func changed(_ value: JSONValue, _ change: (String) -> String) -> JSONValue {
    switch value {
    case .string(let text): return .string(change(text))
    case .number(let number):
      let text = change(number.text)
      return text == number.text ? value : .string(text)
    case .array(let items): return .array(items.map { changed($0, change) })
    case .object(let object): return .object(JSONObject(object.members.map { ($0.key, changed($0.value, change)) }))
    default: return value
    }
  }
}
