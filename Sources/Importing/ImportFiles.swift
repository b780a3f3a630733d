/// The files of one collection, and of the environment that its secrets need.
enum ImportFiles {
  static func result(of collection: CollectionDraft, _ conversion: ImportConversion) -> ImportResult {
    let slug = FileNames.slug(collection.name)
    var result = ImportResult()
    result.files.append(
      ImportedFile(
        path: "collections/\(slug)/\(slug).yaml", text: collection.text(scrub: conversion.secrets.withoutValues)))
    let captured = Set(collection.items.requests.flatMap { $0.captures.map(\.name) })
    let names = conversion.secrets.names.filter { !captured.contains($0) }
    if !names.isEmpty {
      var environment = EnvironmentDraft(name: slug)
      for name in names { environment.addSecret(name) }
      result.files.append(
        ImportedFile(
          path: "environments/\(slug).yaml", text: environment.text(scrub: conversion.secrets.withoutValues)))
    }
    conversion.fidelity.secrets = names.count
    result.fidelity = conversion.fidelity
    return result
  }
}
