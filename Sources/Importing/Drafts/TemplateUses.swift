/// The variables that texts use.
enum TemplateUses {
  static func names(in text: String) -> Set<String> {
    var names: Set<String> = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      rest = rest[open.upperBound...]
      let name = rest.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      if !name.isEmpty { names.insert(String(name)) }
    }
    return names
  }

  static func names(in fields: [FieldDraft]) -> Set<String> {
    fields.reduce(into: []) { $0.formUnion(names(in: $1.value ?? "")) }
  }
}

extension RequestDraft {
  /// Every variable that the request uses before it is sent.
  var usedNames: Set<String> {
    var probe = CollectionDraft(name: "")
    var request = self
    request.captures = []
    request.poll = nil
    request.unsupportedScripts = []
    request.description = nil
    probe.items = [.request(request)]
    return TemplateUses.names(in: probe.text)
  }

  /// Every variable that it, its checks or its captures use.
  var allUsedNames: Set<String> {
    var probe = CollectionDraft(name: "")
    var request = self
    request.unsupportedScripts = []
    request.description = nil
    probe.items = [.request(request)]
    return TemplateUses.names(in: probe.text)
  }
}
