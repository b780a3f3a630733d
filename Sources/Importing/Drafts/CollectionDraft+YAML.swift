import JSON

extension CollectionDraft {
  var text: String { text { $0 } }

  /// The file's text; `scrub` is asked about every string that is written.
  func text(scrub: (String) -> String) -> String {
    let entries = head.map { YAMLEntry($0.key, $0.value.mapped(scrub)) }
    if isFragment { return YAMLWriter.document(entries) }
    let requests = YAMLEntry("requests", items.drafted.mapped(scrub))
    return YAMLWriter.document(entries) + "\n" + YAMLWriter.document([requests])
  }

  private var head: [YAMLEntry] {
    var entries = [YAMLEntry(isFragment ? "fragment" : "collection", .text(name))]
    if let description { entries.append(YAMLEntry("description", .text(description))) }
    if extends.count == 1 { entries.append(YAMLEntry("extends", .text(extends[0]))) }
    if extends.count > 1 { entries.append(YAMLEntry("extends", .list(extends.map { .text($0) }))) }
    entries += variables.drafted("variables")
    if let signers { entries.append(YAMLEntry("signers", .value(signers))) }
    if let data { entries.append(YAMLEntry("data", .map([YAMLEntry("file", .text(data))]))) }
    return entries + settings.entries
  }
}

extension [ItemDraft] {
  fileprivate var drafted: YAMLDraft {
    .items(
      map { item in
        switch item {
        case .request(let request): .block(request.entries)
        case .folder(let folder): .block(folder.entries)
        }
      })
  }
}

extension FolderDraft {
  fileprivate var entries: [YAMLEntry] {
    var entries = [YAMLEntry("name", .text(name))]
    if let description { entries.append(YAMLEntry("description", .text(description))) }
    entries += variables.drafted("variables")
    entries += settings.entries
    entries.append(YAMLEntry("requests", items.drafted))
    return entries
  }
}

extension RequestDraft {
  private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  fileprivate var entries: [YAMLEntry] {
    var entries = [YAMLEntry("name", .text(name))]
    if let description { entries.append(YAMLEntry("description", .text(description))) }
    if let skip { entries.append(YAMLEntry("skip", .text(skip))) }
    if Self.methods.contains(method) {
      entries.append(YAMLEntry(method.lowercased(), .text(url)))
    } else {
      entries += [YAMLEntry("method", .text(method)), YAMLEntry("url", .text(url))]
    }
    entries += variables.drafted("variables")
    entries += settings.sentEntries
    if let body = body.entry { entries.append(body) }
    entries += settings.otherEntries
    if let poll {
      entries.append(
        YAMLEntry(
          "poll",
          .block([
            YAMLEntry("every", .text(poll.every)), YAMLEntry("for", .text(poll.limit)),
            YAMLEntry("until", .block(poll.until.drafts)),
          ])))
    }
    if !captures.isEmpty { entries.append(YAMLEntry("capture", .block(captures.map(\.entry)))) }
    if !unsupportedScripts.isEmpty {
      entries.append(YAMLEntry("unsupported_script", .text(unsupportedScripts.joined(separator: "\n"))))
    }
    return entries
  }
}

extension CaptureDraft {
  fileprivate var entry: YAMLEntry {
    guard let fallback else { return YAMLEntry(name, .text(query)) }
    return YAMLEntry(name, .map([YAMLEntry("query", .text(query)), YAMLEntry("default", .text(fallback))]))
  }
}

extension BodyDraft {
  fileprivate var entry: YAMLEntry? {
    switch self {
    case .none: nil
    case .json(let value): YAMLEntry("json", .value(value))
    case .text(let text): YAMLEntry("text", .text(text))
    case .xml(let text): YAMLEntry("xml", .text(text))
    case .form(let fields): YAMLEntry("form", fields.drafted)
    case .multipart(let parts): YAMLEntry("multipart", parts.drafted)
    case .graphQL(let query, let variables, let operation):
      YAMLEntry(
        "graphql",
        .block(
          [YAMLEntry("query", .text(query))] + (variables.map { [YAMLEntry("variables", .value($0))] } ?? [])
            + (operation.map { [YAMLEntry("operation", .text($0))] } ?? [])))
    case .file(let path, nil): YAMLEntry("file", .text(path))
    case .file(let path, let type?):
      YAMLEntry("file", .map([YAMLEntry("path", .text(path)), YAMLEntry("content_type", .text(type))]))
    }
  }
}

extension [PartDraft] {
  fileprivate var drafted: YAMLDraft {
    var names: [String] = []
    for part in self where !names.contains(part.name) { names.append(part.name) }
    return .block(
      names.map { name in
        let parts = filter { $0.name == name }.map(\.drafted)
        return YAMLEntry(name, parts.count == 1 ? parts[0] : .lines(parts))
      })
  }
}

extension PartDraft {
  fileprivate var drafted: YAMLDraft {
    let more =
      (filename.map { [YAMLEntry("filename", .text($0))] } ?? [])
      + (contentType.map { [YAMLEntry("content_type", .text($0))] } ?? [])
    switch content {
    case .text(let text): return more.isEmpty ? .text(text) : .map([YAMLEntry("text", .text(text))] + more)
    case .file(let path): return .map([YAMLEntry("file", .text(path))] + more)
    }
  }
}

extension [FieldDraft] {
  /// A map in which a name that is given several times has a list.
  fileprivate var drafted: YAMLDraft {
    var names: [String] = []
    for field in self where !names.contains(field.name) { names.append(field.name) }
    return .map(
      names.map { name in
        let values = filter { $0.name == name }.map { $0.value.map { YAMLDraft.text($0) } ?? .value(.null) }
        return YAMLEntry(name, values.count == 1 ? values[0] : .list(values))
      })
  }

  fileprivate func drafted(_ key: String) -> [YAMLEntry] {
    guard !isEmpty else { return [] }
    guard case .map(let entries) = drafted else { return [] }
    return [YAMLEntry(key, key == "variables" ? .block(entries) : .map(entries))]
  }
}

extension SettingsDraft {
  fileprivate var entries: [YAMLEntry] { sentEntries + otherEntries }

  /// What is sent, before the body.
  fileprivate var sentEntries: [YAMLEntry] {
    var entries: [YAMLEntry] = []
    if let baseURL { entries.append(YAMLEntry("base_url", .text(baseURL))) }
    if !tags.isEmpty { entries.append(YAMLEntry("tags", .list(tags.map { .text($0) }))) }
    entries += query.drafted("query") + headers.drafted("headers") + cookies.drafted("cookies")
    if let auth { entries.append(YAMLEntry("auth", auth.drafted)) }
    if let preRequest { entries.append(YAMLEntry("pre_request", .lines(preRequest.map { .value($0) }))) }
    return entries
  }

  fileprivate var otherEntries: [YAMLEntry] {
    var entries: [YAMLEntry] = []
    if let redirects { entries.append(YAMLEntry("redirects", .value(.number(JSONNumber(redirects))))) }
    for (key, text) in [
      ("timeout", timeout), ("connect_timeout", connectTimeout), ("delay", delay), ("http_version", httpVersion),
      ("proxy", proxy), ("unix_socket", unixSocket),
    ] {
      if let text { entries.append(YAMLEntry(key, .text(text))) }
    }
    if let retry { entries.append(YAMLEntry("retry", .value(retry))) }
    if isTLSUnverified || !tls.isEmpty {
      let verify = isTLSUnverified ? [YAMLEntry("verify", .value(false))] : []
      entries.append(YAMLEntry("tls", .map(verify + tls.map { YAMLEntry($0.name, .text($0.value ?? "")) })))
    }
    if !expect.isEmpty {
      let sections = expect.drafts
      let isStatusOnly = sections.count == 1 && sections[0].key == "status"
      entries.append(YAMLEntry("expect", isStatusOnly ? .map(sections) : .block(sections)))
    }
    return entries
  }
}

extension AuthDraft {
  fileprivate var drafted: YAMLDraft {
    switch self {
    case .none: .text("none")
    case .bearer(let token): .map([YAMLEntry("bearer", .text(token))])
    case .user(let kind, let name, let password):
      .map([YAMLEntry(kind, .map([YAMLEntry("username", .text(name)), YAMLEntry("password", .text(password))]))])
    case .apiKey(let name, let value, let inQuery):
      .map([
        YAMLEntry(
          "api_key",
          .map(
            [YAMLEntry("name", .text(name)), YAMLEntry("value", .text(value))]
              + (inQuery ? [YAMLEntry("in", .text("query"))] : [])))
      ])
    case .oauth2(let fields):
      .map([YAMLEntry("oauth2", .block(fields.map { YAMLEntry($0.name, .text($0.value ?? "")) }))])
    }
  }
}
