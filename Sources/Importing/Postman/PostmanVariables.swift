import JSON

/// Lists of variables: of collections, folders, environments, globals.
struct PostmanVariables {
  let conversion: ImportConversion

  struct Entry {
    /// As it is called here.
    var name: String
    var value: String
    var isSecret: Bool
    var description: String?
  }

  /// The last of each name that is switched on.
  func entries(_ list: JSONValue?) -> [Entry] {
    var entries: [Entry] = []
    for item in list?.arrayValue ?? [] where !item.isDisabled {
      guard let key = item["key"]?.stringValue ?? item["id"]?.stringValue ?? item["name"]?.stringValue,
        !key.trimmed.isEmpty
      else { continue }
      let value = item["value"]?.written ?? ""
      let isSecret = item["type"]?.stringValue == "secret" || SecretNames.isSecret(key, value: value)
      let entry = Entry(name: conversion.names.name(key), value: value, isSecret: isSecret)
      if let old = entries.firstIndex(where: { $0.name == entry.name }) {
        entries[old] = entry
      } else {
        entries.append(entry)
      }
    }
    if let object = list?.objectValue {
      for member in object.members {
        let value = member.value.written ?? ""
        entries.append(
          Entry(
            name: conversion.names.name(member.key), value: value,
            isSecret: SecretNames.isSecret(member.key, value: value)))
      }
    }
    return entries
  }

  /// What may be written; the rest becomes secrets.
  func fields(_ list: JSONValue?, place: String) -> [FieldDraft] {
    entries(list).compactMap { entry in
      guard entry.isSecret else {
        conversion.fidelity.variables += 1
        return FieldDraft(entry.name, conversion.text(entry.value))
      }
      keep(entry, place: place)
      return nil
    }
  }

  /// As a secret, whose value is written nowhere; where a script sets it, it cannot be one.
  func keep(_ entry: Entry, place: String) {
    if conversion.captured.contains(entry.name) {
      conversion.note(
        .changed, at: place,
        "the value of '\(entry.name)' looks like a secret and is not written: a request captures it")
      return
    }
    guard !conversion.secrets.contains(entry.name) else { return }
    conversion.secrets.keep(entry.name, value: entry.value)
    conversion.note(
      .changed, at: place,
      "the value of '\(entry.name)' looks like a secret and is not written: it comes from the environment's secrets")
  }
}
