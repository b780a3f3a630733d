import Diagnostics
import Templates
import YAML

/// A request's body: one of `json form multipart text xml graphql file`.
enum BodyDecoder {
  static func decode(_ key: Key, _ node: Node, _ decoding: inout Decoding) -> BodyDefinition {
    switch key {
    case .json: return .json(decoding.tree(node))
    case .form: return .form(FieldsDecoder.decode(node, .form, &decoding))
    case .multipart: return .multipart(multipart(node, &decoding))
    case .text: return decoding.template(node, "text").map { .text($0) } ?? .none
    case .xml: return decoding.template(node, "xml").map { .xml($0) } ?? .none
    case .graphql: return graphQL(node, &decoding)
    default: return file(node, &decoding)
    }
  }

  private static func file(_ node: Node, _ decoding: inout Decoding) -> BodyDefinition {
    if case .scalar = node.content { return file(node, contentType: nil, isTemplate: false, &decoding) }
    guard let entries = decoding.entries(node, .file, aliases: ["file": "path", "type": "content_type"]) else {
      return .none
    }
    var contentType: Template?
    var isTemplate = false
    for entry in entries {
      switch entry.key {
      case "content_type": contentType = decoding.headTemplate(entry.value, "content_type")
      case "template": isTemplate = decoding.boolean(entry.value, "template") ?? false
      default: break
      }
    }
    guard let path = entries.first(where: { $0.key == "path" })?.value else {
      decoding.report("'file' needs 'path'", at: node.span)
      return .none
    }
    return file(path, contentType: contentType, isTemplate: isTemplate, &decoding)
  }

  private static func file(
    _ path: Node, contentType: Template?, isTemplate: Bool, _ decoding: inout Decoding
  ) -> BodyDefinition {
    guard let template = checkedPath(path, &decoding) else { return .none }
    let filled = isTemplate ? fileTemplate(template, &decoding) : FileTemplate.none
    return .file(
      path: template, contentType: contentType, template: filled, relativeTo: decoding.directory,
      root: decoding.root)
  }

  /// The file's text as a template, its mistakes reported at their places in that file.
  private static func fileTemplate(_ path: Template, _ decoding: inout Decoding) -> FileTemplate {
    guard let name = path.constantText else { return .unknown }
    do throws(FileProblem) {
      let absolute = try decoding.files.resolve(name, from: decoding.directory, root: decoding.root)
      let bytes = try decoding.files.system.read(absolute, limit: ProjectFiles.largestFile)
      let source = SourceText(path: decoding.files.shown(absolute), bytes: bytes)
      do throws(Diagnostic) {
        return .known(try Template(wholeOf: source))
      } catch {
        decoding.problems.append(error)
      }
    } catch {
      decoding.report("the file '\(name)' cannot be used: \(error.reason)", at: path.place.span)
    }
    return .none
  }

  /// A path that is whole at load time must lead somewhere.
  private static func checkedPath(_ node: Node, _ decoding: inout Decoding) -> Template? {
    guard let text = decoding.text(node, "file") else { return nil }
    if !text.holdsTemplate, decoding.file(text, at: node.span) == nil { return nil }
    return decoding.template(text, at: node.span)
  }

  private static func multipart(_ node: Node, _ decoding: inout Decoding) -> [MultipartField] {
    var fields: [MultipartField] = []
    for entry in decoding.map(node, "multipart") ?? [] {
      decoding.checkForLineBreaks(entry.key, "the part's name", at: entry.keySpan)
      let parts = entry.value.items ?? [entry.value]
      fields += parts.compactMap { part($0, named: entry, &decoding) }
    }
    return fields
  }

  private static func part(
    _ node: Node, named entry: Node.Entry, _ decoding: inout Decoding
  ) -> MultipartField? {
    let place = decoding.place(entry.keySpan)
    guard case .mapping = node.content else {
      guard case .scalar = node.content else {
        decoding.expected("text, or a map with 'text' or 'file',", for: entry.key, node)
        return nil
      }
      if case .null? = node.scalar { return nil }
      return MultipartField(
        name: entry.key, content: .text(decoding.tree(node)), filename: nil, contentType: nil, place: place)
    }
    guard
      let entries = decoding.entries(
        node, .multipartPart, aliases: ["path": "file", "value": "text", "type": "content_type"])
    else { return nil }
    var contents: [MultipartField.Content] = []
    var filename: Template?
    var contentType: Template?
    for item in entries {
      switch item.key {
      case "text": contents.append(.text(decoding.tree(item.value)))
      case "file":
        guard let path = checkedPath(item.value, &decoding) else { return nil }
        contents.append(.file(path: path, relativeTo: decoding.directory, root: decoding.root))
      case "filename": filename = decoding.headTemplate(item.value, "filename")
      default: contentType = decoding.headTemplate(item.value, "content_type")
      }
    }
    guard contents.count == 1 else {
      decoding.report("a part needs either 'text' or 'file'", at: node.span)
      return nil
    }
    return MultipartField(
      name: entry.key, content: contents[0], filename: filename, contentType: contentType, place: place)
  }

  private static func graphQL(_ node: Node, _ decoding: inout Decoding) -> BodyDefinition {
    guard let entries = decoding.entries(node, .graphQL) else { return .none }
    var query: Template?
    var variables: TemplateTree?
    var operation: Template?
    for entry in entries {
      switch entry.key {
      case "query": query = decoding.template(entry.value, "query")
      case "operation": operation = decoding.template(entry.value, "operation")
      default:
        guard decoding.map(entry.value, "variables") != nil else { continue }
        variables = decoding.tree(entry.value)
      }
    }
    guard let query else {
      if !entries.contains(where: { $0.key == "query" }) {
        decoding.report("'graphql' needs 'query'", at: node.span)
      }
      return .none
    }
    if let problem = GraphQLDocument(query).problem(choosing: operation, in: query) {
      decoding.problems.append(problem)
    }
    return .graphQL(query: query, variables: variables, operation: operation)
  }
}
