import JSON

/// Folders and requests of a collection, each with what it inherits.
struct PostmanItems {
  let conversion: ImportConversion
  /// The scripts of every level above, outermost first.
  struct Level {
    var events: PostmanEvents
    var checks: [CheckDraft]
  }

  static func place(_ names: [String], _ part: String = "") -> String {
    let path = names.map { $0.isEmpty ? "(no name)" : $0 }.joined(separator: " › ")
    return part.isEmpty ? path : path.isEmpty ? part : path + ", " + part
  }

  func items(of owner: JSONValue, _ levels: [Level], path: [String], prunes: Bool) -> [ItemDraft] {
    (owner["item"]?.arrayValue ?? []).enumerated().compactMap { number, item -> ItemDraft? in
      guard item.objectValue != nil else {
        conversion.note(.lost, at: Self.place(path), "item \(number + 1) is no object")
        return nil
      }
      let prunes = Self.prunes(item, inherited: prunes)
      let name = item["name"]?.stringValue?.trimmed ?? ""
      if item["item"] != nil {
        let title = name.isEmpty ? "Folder \(number + 1)" : Self.title(name)
        return .folder(folder(item, title, levels, path: path + [title], prunes: prunes))
      }
      return .request(request(item, name, number, levels, path: path, prunes: prunes))
    }
  }

  /// Names stand on one line.
  static func title(_ name: String) -> String {
    name.split { character in
      character.unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
      }
    }.joined(separator: " ").trimmed
  }

  private static func prunes(_ item: JSONValue, inherited: Bool) -> Bool {
    guard let disables = item["protocolProfileBehavior"]?["disableBodyPruning"]?.boolValue else { return inherited }
    return !disables
  }

  // MARK: Folders

  private func folder(
    _ item: JSONValue, _ title: String, _ levels: [Level], path: [String], prunes: Bool
  ) -> FolderDraft {
    var folder = FolderDraft(name: title)
    folder.description = (item["description"] ?? .null).descriptionText.map(conversion.secrets.withoutValues)
    folder.variables = PostmanVariables(conversion: conversion).fields(item["variable"], place: Self.place(path))
    PostmanAuth(conversion: conversion, place: Self.place(path)).convert(item["auth"], into: &folder.settings)
    PostmanBehavior(conversion: conversion, place: Self.place(path)).convert(item, into: &folder.settings)
    let level = level(item, below: levels, path: path)
    folder.settings.expect = level.checks
    folder.items = items(of: item, levels + [level], path: path, prunes: prunes)
    conversion.fidelity.folders += 1
    return folder
  }

  /// The scripts of a collection or folder, whose checks stand there once.
  func level(_ owner: JSONValue, below levels: [Level], path: [String]) -> Level {
    let events = PostmanEvents(owner)
    for source in events.references {
      conversion.note(.lost, at: Self.place(path), "the script '\(source)' is only referred to")
    }
    var checks: [CheckDraft] = []
    for script in events.tests {
      let translation = conversion.test(script, requestName: nil)
      checks += translation.checks
      conversion.fidelity.tests += translation.tests
      conversion.fidelity.translatedTests += translation.translatedTests
      conversion.fidelity.checks += translation.checks.count
    }
    let inherited = levels.flatMap(\.checks)
    return Level(events: events, checks: Self.joined(checks.guarded, with: inherited))
  }

  /// A nearer check of the same name replaces the inherited one: it has to say both.
  static func joined(_ checks: [CheckDraft], with inherited: [CheckDraft]) -> [CheckDraft] {
    let own = checks.merged
    let same = inherited.filter { other in own.contains { $0.isAbout(other) } }
    return (same + own).merged
  }

  // MARK: Requests

  private func request(
    _ item: JSONValue, _ name: String, _ number: Int, _ levels: [Level], path: [String], prunes: Bool
  ) -> RequestDraft {
    let value = item["request"]
    // A URL alone is a GET.
    let isText = value?.stringValue != nil
    let url = PostmanURL(isText ? value : value?["url"])
    let method = (isText ? nil : value?["method"]?.stringValue)?.trimmed ?? "GET"
    let title = name.isEmpty ? (url.path.isEmpty ? "Request \(number + 1)" : "\(method) \(url.path)") : name
    var request = RequestDraft(name: Self.title(title), method: method.uppercased(), url: "")
    let path = path + [request.name]
    let place = Self.place(path)
    request.description =
      ((value?["description"] ?? .null).descriptionText ?? (item["description"] ?? .null).descriptionText)
      .map(conversion.secrets.withoutValues)
    request.variables = PostmanVariables(conversion: conversion).fields(item["variable"], place: place)
    PostmanURLConverter(conversion: conversion, place: place).convert(url, into: &request)
    addHeaders(value?["header"], to: &request, place)
    PostmanAuth(conversion: conversion, place: place).convert(value?["auth"] ?? item["auth"], into: &request.settings)
    PostmanBehavior(conversion: conversion, place: place).convert(item, into: &request.settings)
    PostmanBehavior(conversion: conversion, place: place).convert(request: value, into: &request.settings)
    if prunes, ["GET", "COPY", "HEAD", "PURGE", "UNLOCK"].contains(request.method) {
      if let body = value?["body"], !body.isDisabled, PostmanItems.hasContent(body) {
        conversion.note(.changed, at: place, "the body of a \(request.method) is left out, as Postman leaves it out")
      }
    } else {
      PostmanBody(conversion: conversion, place: place).convert(value?["body"], into: &request)
    }
    let examples = item["response"]?.arrayValue?.count ?? 0
    if examples > 0 { conversion.note(.lost, at: place, "saved example responses") }
    PostmanScripts(conversion: conversion, path: path).apply(PostmanEvents(item), levels, to: &request)
    conversion.fidelity.requests += 1
    return request
  }

  static func hasContent(_ body: JSONValue) -> Bool {
    let mode = body["mode"]?.stringValue ?? ""
    switch body[mode] {
    case .string(let text)?: return !text.isEmpty
    case .array(let items)?: return !items.isEmpty
    case .object(let object)?: return object.members.contains { $0.value.written?.isEmpty == false }
    default: return false
    }
  }

  private func addHeaders(_ value: JSONValue?, to request: inout RequestDraft, _ place: String) {
    var items = value?.arrayValue ?? []
    if let text = value?.stringValue {
      items = text.split { $0.isNewline }.compactMap { line in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].trimmed
        return .object(JSONObject([("key", .string(line[..<colon].trimmed)), ("value", .string(value))]))
      }
    }
    for item in items {
      let name = (item["key"]?.stringValue ?? item["name"]?.stringValue ?? "").trimmed
      if item.isDisabled {
        if !name.isEmpty { conversion.note(.changed, at: place, "a disabled header is left out: '\(name)'") }
        continue
      }
      guard !name.isEmpty else { continue }
      guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"(),/:;<=>?@[\\]{}\"".utf8.contains($0) }) else {
        conversion.note(.lost, at: place, "'\(name)' is no name for a header")
        continue
      }
      let text = (item["value"]?.written ?? "").filter { !$0.isNewline }.trimmed
      request.settings.headers.append(FieldDraft(name, conversion.value(text, named: name, at: place)))
    }
  }
}

extension CheckDraft {
  func isAbout(_ other: CheckDraft) -> Bool {
    section == other.section && (section == "headers" ? key?.lowercased() == other.key?.lowercased() : key == other.key)
  }
}
