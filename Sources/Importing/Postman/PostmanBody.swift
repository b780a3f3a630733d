import JSON

/// A body of Postman in one of its modes.
struct PostmanBody {
  let conversion: ImportConversion
  let place: String

  /// Sets the body, and the Content-Type that Postman sends with it where Signet would send another.
  func convert(_ body: JSONValue?, into request: inout RequestDraft) {
    guard let body, body.objectValue != nil, !body.isDisabled else { return }
    switch body["mode"]?.stringValue {
    case "raw": raw(body["raw"]?.written ?? "", body["options"]?["raw"]?["language"]?.stringValue, &request)
    case "urlencoded": form(body["urlencoded"], &request)
    case "formdata": multipart(body["formdata"]?.arrayValue ?? [], &request)
    case "file": file(body["file"], &request)
    case "graphql": graphQL(body["graphql"], &request)
    case nil: break
    case let mode?: conversion.note(.lost, at: place, "the body's mode '\(mode)' is not known")
    }
  }

  // MARK: raw

  private static let types = [
    "json": "application/json", "xml": "application/xml", "html": "text/html", "javascript": "application/javascript",
    "text": "text/plain",
  ]

  private func raw(_ text: String, _ language: String?, _ request: inout RequestDraft) {
    guard !text.isEmpty else { return }
    let header = request.settings.headers.first { $0.name.lowercased() == "content-type" }?.value
    let type = header ?? Self.types[language ?? "text"] ?? "text/plain"
    let media = type.prefix { $0 != ";" }.trimmed.lowercased()
    if media == "application/json" || media.hasSuffix("+json"), let value = json(text) {
      request.body = .json(value)
      if type == "application/json" { request.removeContentType() } else { request.setContentType(type) }
      return
    }
    let converted = conversion.text(conversion.secrets.withoutValues(text))
    if media == "application/xml" {
      request.body = .xml(converted)
      if type == "application/xml" { request.removeContentType() } else { request.setContentType(type) }
      return
    }
    request.body = .text(converted)
    request.setContentType(type)
  }

  /// The text as JSON, templates inside and outside of strings; nothing where it is none, or would be another text.
  private func json(_ text: String) -> JSONValue? {
    guard let value = PostmanJSONBody(conversion: conversion, place: place).value(of: text) else { return nil }
    guard conversion.keepsBodies else {
      if !text.contains("{{"), JSONWriter.compact(value) != text {
        conversion.note(
          .changed, at: place, "a JSON body is sent without its blanks and line breaks (--exact-bodies keeps them)")
      }
      return value
    }
    return !text.contains("{{") && JSONWriter.compact(value) == text ? value : nil
  }

  // MARK: Forms

  private func form(_ value: JSONValue?, _ request: inout RequestDraft) {
    var items = value?.arrayValue ?? []
    if let text = value?.stringValue {
      items = PostmanURL(text: "x?" + text).query.map {
        .object(JSONObject([("key", .string($0.key)), ("value", .string($0.value ?? ""))]))
      }
    }
    var fields: [FieldDraft] = []
    for item in items {
      let key = item["key"]?.written ?? ""
      if item.isDisabled {
        if !key.isEmpty { conversion.note(.changed, at: place, "a disabled form field is left out: '\(key)'") }
        continue
      }
      guard !key.isEmpty else { continue }
      fields.append(FieldDraft(key, conversion.value(item["value"]?.written ?? "", named: key, at: place)))
    }
    guard !fields.isEmpty else { return }
    request.body = .form(fields)
    request.removeContentType(if: "application/x-www-form-urlencoded")
  }

  private func multipart(_ items: [JSONValue], _ request: inout RequestDraft) {
    var parts: [PartDraft] = []
    for item in items {
      let key = item["key"]?.written ?? ""
      if item.isDisabled {
        if !key.isEmpty { conversion.note(.changed, at: place, "a disabled part of the body is left out: '\(key)'") }
        continue
      }
      let type = item["contentType"]?.stringValue.flatMap { $0.isEmpty ? nil : conversion.text($0) }
      let filename = item["fileName"]?.stringValue.flatMap { $0.isEmpty ? nil : conversion.text($0) }
      if item["type"]?.stringValue == "file" {
        let sources = item["src"]?.arrayValue?.compactMap(\.stringValue) ?? [item["src"]?.stringValue].compactMap { $0 }
        if sources.isEmpty { conversion.note(.lost, at: place, "the part '\(key)' names no file") }
        for source in sources {
          let file = path(source, named: key, &request)
          let shown = filename ?? source.fileName
          parts.append(PartDraft(name: key, content: .file(file), filename: shown, contentType: type))
        }
      } else {
        let text = conversion.value(item["value"]?.written ?? "", named: key, at: place)
        parts.append(PartDraft(name: key, content: .text(text), filename: filename, contentType: type))
      }
    }
    guard !parts.isEmpty else { return }
    request.body = .multipart(parts)
    // Set by hand it has no boundary, and the server finds no parts.
    request.removeContentType(if: "multipart/form-data")
  }

  // MARK: Files

  private func file(_ value: JSONValue?, _ request: inout RequestDraft) {
    if let content = value?["content"]?.stringValue, !content.isEmpty {
      request.body = .text(conversion.text(content))
      request.setContentType(request.contentType ?? "text/plain")
      return
    }
    guard let source = value?["src"]?.stringValue ?? value?.stringValue, !source.isEmpty else { return }
    request.body = .file(path(source, named: "body", &request), contentType: nil)
  }

  private func path(_ source: String, named key: String, _ request: inout RequestDraft) -> String {
    RequestMaker(conversion: conversion, place: place).file(source, named: key, &request)
  }

  private func graphQL(_ value: JSONValue?, _ request: inout RequestDraft) {
    guard let query = value?["query"]?.stringValue, !query.trimmed.isEmpty else { return }
    var variables: JSONValue?
    switch value?["variables"] {
    case .string(let text)? where !text.trimmed.isEmpty:
      variables = PostmanJSONBody(conversion: conversion, place: place).value(of: text)
      if variables == nil { conversion.note(.lost, at: place, "the variables of the GraphQL query are no JSON") }
    case .object(let object)?:
      variables = PostmanJSONBody(conversion: conversion, place: place).converted(.object(object))
    default: break
    }
    if variables?.objectValue?.isEmpty == true { variables = nil }
    let operation = value?["operationName"]?.stringValue.flatMap { $0.isEmpty ? nil : conversion.text($0) }
    request.body = .graphQL(
      query: conversion.text(query.withoutCarriageReturns), variables: variables, operation: operation)
    request.removeContentType(if: "application/json")
  }
}

extension String {
  /// Behind the last slash of either kind.
  var fileName: String { split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? self }
}

extension RequestDraft {
  var contentType: String? { settings.headers.first { $0.name.lowercased() == "content-type" }?.value }

  mutating func setContentType(_ type: String) {
    if let index = settings.headers.firstIndex(where: { $0.name.lowercased() == "content-type" }) {
      settings.headers[index].value = type
    } else {
      settings.headers.append(FieldDraft("Content-Type", type))
    }
  }

  mutating func removeContentType() { settings.headers.removeAll { $0.name.lowercased() == "content-type" } }

  mutating func removeContentType(if type: String) {
    settings.headers.removeAll { $0.name.lowercased() == "content-type" && $0.value?.lowercased() == type }
  }
}
