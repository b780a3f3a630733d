import JSON

/// Collections, environments, globals and data of Postman as files of Signet.
package struct PostmanImport {
  /// A collection's top-level folders become files of their own.
  package var splits = false
  /// JSON bodies keep their blanks and line breaks.
  package var keepsBodies = false

  package init() {}

  package func convert(_ files: [PostmanFile]) -> ImportResult {
    let conversion = ImportConversion(keepsBodies: keepsBodies)
    var work = PostmanWork(conversion: conversion, splits: splits)
    work.read(files)
    return work.result()
  }
}

/// One import: the collections first, because what they capture is no secret of the environments.
private struct PostmanWork {
  let conversion: ImportConversion
  let splits: Bool
  private var made = ImportResult()
  private var slugs: Set<String> = []
  private var environments: [EnvironmentDraft] = []
  private var globals: CollectionDraft?
  /// Variables that some file defines.
  private var defined: Set<String> = []
  private var rowColumns: Set<String> = []

  init(conversion: ImportConversion, splits: Bool) {
    self.conversion = conversion
    self.splits = splits
  }

  mutating func read(_ files: [PostmanFile]) {
    for file in files { survey(file) }
    for file in files { if case .globals(let value) = file.kind { addGlobals(value) } }
    let count = files.count { if case .collection = $0.kind { true } else { false } }
    let rows = files.filter { if case .rows = $0.kind { true } else { false } }
    for file in files {
      guard case .collection(let value) = file.kind else { continue }
      add(value, rows: count == 1 ? rows : [])
    }
    if count != 1 {
      for file in rows {
        conversion.note(.lost, at: file.path, "data is for one collection: give it at run with --data")
      }
    }
    for file in files { if case .environment(let value) = file.kind { add(environment: value) } }
  }

  // MARK: First look

  /// What has to be known before anything is written: values of variables, and what scripts capture.
  private mutating func survey(_ file: PostmanFile) {
    switch file.kind {
    case .collection(let value):
      note(values: value["variable"])
      translate(value)
    case .environment(let value), .globals(let value): note(values: value["values"])
    case .rows(let value):
      let columns = value.map { Set(($0.arrayValue ?? []).flatMap { $0.objectValue?.keys ?? [] }) }
      rowColumns.formUnion(columns ?? csvColumns(file.bytes))
    }
  }

  private mutating func note(values: JSONValue?) {
    for entry in PostmanVariables(conversion: conversion).entries(values) {
      defined.insert(entry.name)
      if !entry.value.isEmpty { conversion.known[entry.name] = entry.value }
    }
  }

  private mutating func translate(_ owner: JSONValue) {
    for variable in owner["variable"]?.arrayValue ?? [] {
      if let key = variable["key"]?.stringValue { defined.insert(conversion.names.name(key)) }
    }
    let events = PostmanEvents(owner)
    let name = owner["item"] == nil ? owner["name"]?.stringValue.map { PostmanItems.title($0.trimmed) } : nil
    for script in events.tests {
      let translation = conversion.test(script, requestName: name)
      conversion.handedOn.formUnion(translation.constants.map(\.name))
    }
    for script in events.preRequests {
      conversion.handedOn.formUnion(conversion.preRequest(script).variables.map(\.name))
    }
    if owner["item"] == nil { countMentions(owner, events) }
    for item in owner["item"]?.arrayValue ?? [] { translate(item) }
  }

  private func countMentions(_ item: JSONValue, _ events: PostmanEvents) {
    var names = TemplateUses.names(in: JSONWriter.compact(item["request"] ?? .null))
    for script in events.tests + events.preRequests {
      guard let statements = try? JavaScriptParser.parse(script) else { continue }
      names.formUnion(ScriptSurvey(statements).mentions.filter { $0.hasPrefix("'") }.map { String($0.dropFirst()) })
    }
    for name in names { conversion.mentions[name, default: 0] += 1 }
  }

  // MARK: Collections

  private mutating func add(_ value: JSONValue, rows: [PostmanFile]) {
    let info = value["info"] ?? .null
    let name = PostmanItems.title(info["name"]?.stringValue ?? "")
    var collection = CollectionDraft(name: name.isEmpty ? "Imported" : name)
    collection.description = info["description"]?.descriptionText.map(conversion.secrets.withoutValues)
    collection.variables = PostmanVariables(conversion: conversion).fields(value["variable"], place: collection.name)
    PostmanAuth(conversion: conversion, place: collection.name).convert(value["auth"], into: &collection.settings)
    PostmanBehavior(conversion: conversion, place: collection.name).convert(value, into: &collection.settings)
    // Postman follows redirects unless told not to.
    collection.settings.redirects = collection.settings.redirects ?? 10
    let items = PostmanItems(conversion: conversion)
    let level = items.level(value, below: [], path: [])
    collection.settings.expect = level.checks
    let prunes = value["protocolProfileBehavior"]?["disableBodyPruning"]?.boolValue != true
    collection.items = items.items(of: value, [level], path: [], prunes: prunes)
    collection.items.makeNamesUnique()
    allowAnyStatus(&collection)
    SharedParts.lift(&collection)
    if globals != nil { collection.extends = ["../\(globalsFile)"] }
    let slug = FileNames.unique(FileNames.slug(collection.name), among: &slugs)
    write(collection, slug, rows)
  }

  /// Postman judges no status by itself: where a script does not, any will do.
  private func allowAnyStatus(_ collection: inout CollectionDraft) {
    guard !collection.settings.expect.contains(where: { $0.section == "status" }) else { return }
    let requests = collection.items.requests
    guard requests.contains(where: { request in !request.settings.expect.contains { $0.section == "status" } }) else {
      return
    }
    collection.settings.expect.insert(.status("any"), at: 0)
    conversion.note(
      .changed, at: "",
      "requests without a check of the status accept any, as in Postman: take out 'status: any' of the collection to expect 2xx"
    )
  }

  private mutating func write(_ collection: CollectionDraft, _ slug: String, _ rows: [PostmanFile]) {
    let folder = "collections/\(slug)/"
    var data: String?
    for file in rows { data = write(file, into: folder) ?? data }
    let folders = collection.items.compactMap { item -> FolderDraft? in
      if case .folder(let folder) = item { return folder }
      return nil
    }
    guard splits, folders.count > 1, folders.count == collection.items.count else {
      if splits {
        conversion.note(.changed, at: collection.name, "it has requests outside of folders, and stays one file")
      }
      return write(folder + slug + ".yaml", collection, data: data)
    }
    write(split: collection, folders, folder, data: data)
  }

  private mutating func write(_ path: String, _ collection: CollectionDraft, data: String?) {
    var collection = collection
    collection.data = data
    made.files.append(ImportedFile(path: path, text: collection.text(scrub: conversion.secrets.withoutValues)))
  }

  /// A file for each top-level folder, and a fragment of what they share.
  private mutating func write(
    split collection: CollectionDraft, _ folders: [FolderDraft], _ path: String, data: String?
  ) {
    tellFlow(folders, of: collection.name)
    var shared = collection
    shared.isFragment = true
    shared.items = []
    made.files.append(
      ImportedFile(path: path + "shared.yaml", text: shared.text(scrub: conversion.secrets.withoutValues)))
    var taken: Set<String> = ["shared"]
    for folder in folders {
      var part = CollectionDraft(name: "\(collection.name): \(folder.name)")
      part.description = folder.description
      part.extends = ["shared.yaml"]
      part.variables = folder.variables
      part.settings = folder.settings
      part.items = folder.items
      write(path + FileNames.unique(FileNames.slug(folder.name), among: &taken) + ".yaml", part, data: data)
    }
  }

  /// Variables belong to one collection's run: what one file captures, another does not see.
  private func tellFlow(_ folders: [FolderDraft], of name: String) {
    for folder in folders {
      let captured = Set(folder.items.requests.flatMap { $0.captures.map(\.name) })
      for other in folders where other.name != folder.name {
        let used = other.items.requests.reduce(into: Set<String>()) { $0.formUnion($1.allUsedNames) }
        for variable in captured.intersection(used).sorted() {
          conversion.note(
            .lost, at: "\(name) › \(other.name)",
            "'\(variable)' is captured in '\(folder.name)', which is another file now: give it a value, or import without --split"
          )
        }
      }
    }
  }

  // MARK: Data

  /// The file's name beside the collection; nothing where it is not written.
  private mutating func write(_ file: PostmanFile, into folder: String) -> String? {
    guard case .rows(let value) = file.kind else { return nil }
    let names =
      value.map { Set(($0.arrayValue ?? []).flatMap { $0.objectValue?.keys ?? [] }) } ?? csvColumns(file.bytes)
    if let secret = names.sorted().first(where: { SecretNames.isSecret($0) }) {
      conversion.note(
        .lost, at: file.path,
        "the data has a column '\(secret)', which may hold secrets, and is not written: give it with --data")
      return nil
    }
    for name in names where conversion.names.name(name) != name {
      conversion.note(
        .lost, at: file.path,
        "the column '\(name)' is no name for a variable; here it is '\(conversion.names.name(name))'")
    }
    var title = file.path.fileName
    title = FileNames.slug(String(title.prefix { $0 != "." })) + (value == nil ? ".csv" : ".json")
    made.files.append(ImportedFile(path: folder + title, text: String(decoding: file.bytes, as: UTF8.self)))
    return title
  }

  private func csvColumns(_ bytes: [UInt8]) -> Set<String> {
    let header = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return Set(header.split(separator: ",").map { $0.trimmed.filter { $0 != "\"" } })
  }

  // MARK: Environments

  private let globalsFile = "globals.yaml"

  private mutating func addGlobals(_ value: JSONValue) {
    var fragment = CollectionDraft(name: "Globals")
    fragment.isFragment = true
    fragment.description = "Postman's global variables, weaker than all others"
    fragment.variables =
      (globals?.variables ?? []) + PostmanVariables(conversion: conversion).fields(value["values"], place: "globals")
    globals = fragment
  }

  private mutating func add(environment value: JSONValue) {
    let title = PostmanItems.title(value["name"]?.stringValue ?? "")
    var taken = Set(environments.map(\.name))
    let slug = FileNames.unique(FileNames.slug(title), among: &taken)
    var environment = EnvironmentDraft(name: slug)
    if title != slug, !title.isEmpty { environment.description = title }
    let variables = PostmanVariables(conversion: conversion)
    for entry in variables.entries(value["values"]) {
      guard entry.isSecret else {
        environment.variables.append(FieldDraft(entry.name, conversion.text(entry.value)))
        conversion.fidelity.variables += 1
        continue
      }
      variables.keep(entry, place: "environment '\(title)'")
      if !conversion.captured.contains(entry.name) { environment.addSecret(entry.name) }
    }
    environments.append(environment)
  }

  // MARK: The whole

  mutating func result() -> ImportResult {
    addSecrets()
    tellUndefined()
    if let globals {
      made.files.append(
        ImportedFile(path: "collections/" + globalsFile, text: globals.text(scrub: conversion.secrets.withoutValues)))
    }
    for environment in environments {
      made.files.append(
        ImportedFile(
          path: "environments/\(environment.name).yaml", text: environment.text(scrub: conversion.secrets.withoutValues)
        ))
    }
    for name in conversion.names.unknown {
      conversion.note(.lost, at: "", "the dynamic value '{{\(name)}}' is not known, and is sent as it stands")
    }
    for (old, new) in conversion.names.renamed.sorted(by: { $0.key < $1.key }) where conversion.names.used.contains(new)
    {
      conversion.note(.changed, at: "", "the variable '\(old)' is called '\(new)' here")
    }
    made.fidelity = conversion.fidelity
    made.files.sort { $0.path < $1.path }
    return made
  }

  /// Postman sends `{{name}}` where nothing gives a value; Signet refuses to.
  private func tellUndefined() {
    let drafts = made.files.filter { $0.path.hasPrefix("collections/") }
    guard !drafts.isEmpty else { return }
    let defined = defined.union(conversion.captured).union(conversion.handedOn).union(conversion.secrets.names)
    let missing = conversion.names.used.subtracting(defined).subtracting(rowColumns)
    guard !missing.isEmpty else { return }
    let names = missing.sorted().map { "'\($0)'" }.joined(separator: ", ")
    conversion.note(.changed, at: "", "no file of this import gives a value to \(names): define them in an environment")
  }

  /// Secrets of collections belong to every environment: one of its own where none was given.
  private mutating func addSecrets() {
    for name in conversion.names.vault { conversion.secrets.keep(name, value: "") }
    let names = conversion.secrets.names.filter { !conversion.captured.contains($0) }
    conversion.fidelity.secrets = names.count
    guard !names.isEmpty else { return }
    if environments.isEmpty {
      let title = slugs.sorted().first ?? "imported"
      environments.append(EnvironmentDraft(name: title))
    }
    for index in environments.indices {
      for name in names where !environments[index].variables.contains(where: { $0.name == name }) {
        environments[index].addSecret(name)
      }
    }
  }
}
