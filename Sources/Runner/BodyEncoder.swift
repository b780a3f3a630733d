import Checks
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Templates

/// Reads the files that bodies name: the path as written, the folder it is relative to, and the root it must lie under.
package typealias BodyFileReader =
  @Sendable (_ path: String, _ relativeTo: String, _ root: String) -> Result<
    [UInt8], BodyFileProblem
  >

/// Why a body's file could not be read, in words for the user.
package struct BodyFileProblem: Error, Sendable {
  package var reason: String

  package init(_ reason: String) { self.reason = reason }
}

/// A body as written to bytes and a Content-Type, which a header of the user's own overrides.
struct BodyEncoder {
  let scope: Scope
  let readFile: BodyFileReader

  func encode(_ body: BodyDefinition, into request: inout HTTPRequest) throws(ResolveFailure) {
    switch body {
    case .none: return
    case .json(let tree): set(JSONWriter.compactBytes(try value(tree)), "application/json", on: &request)
    case .text(let template): set(try bytes(template), "text/plain; charset=utf-8", on: &request)
    case .xml(let template): set(try bytes(template), "application/xml", on: &request)
    case .form(let fields): set(Array(try form(fields).utf8), "application/x-www-form-urlencoded", on: &request)
    case .multipart(let fields): try encode(fields, into: &request)
    case .graphQL(let query, let variables, let operation):
      var members: [JSONObject.Member] = [("query", .string(try text(query)))]
      if let variables { members.append(("variables", try value(variables))) }
      if let operation { members.append(("operationName", .string(try text(operation)))) }
      set(JSONWriter.compactBytes(.object(JSONObject(members))), "application/json", on: &request)
    case .file(let path, let contentType, let template, let folder, let root):
      let content =
        if case .known(let known) = template { try bytes(known) } else {
          try content(of: path, isTemplate: template, folder: folder, root: root)
        }
      set(content, try contentType.map(text) ?? "application/octet-stream", on: &request)
    }
  }

  private func set(_ bytes: [UInt8], _ contentType: String, on request: inout HTTPRequest) {
    request.body = bytes
    if request.headers["Content-Type"] == nil { request.headers.append("Content-Type", contentType) }
  }

  private func form(_ fields: [FieldSetting]) throws(ResolveFailure) -> String {
    let resolver = RequestResolver(scope: scope, userAgent: "", readFile: readFile)
    var pairs: [String] = []
    for field in fields {
      for value in field.values {
        let text = try resolver.text(value, at: field.place)
        pairs.append(PercentEncoding.encodeForm(field.name) + "=" + PercentEncoding.encodeForm(text))
      }
    }
    return pairs.joined(separator: "&")
  }

  private func encode(_ fields: [MultipartField], into request: inout HTTPRequest) throws(ResolveFailure) {
    var parts: [MultipartWriter.Part] = []
    for field in fields { parts.append(try part(field)) }
    // Drawn from the run's own randomness, so that the same seed gives the same bytes.
    let writer = MultipartWriter(parts: parts, boundary: MultipartWriter.boundary(using: &scope.run.random))
    set(writer.bytes, "multipart/form-data; boundary=\(writer.boundary)", on: &request)
  }

  private func part(_ field: MultipartField) throws(ResolveFailure) -> MultipartWriter.Part {
    let resolver = RequestResolver(scope: scope, userAgent: "", readFile: readFile)
    var part = MultipartWriter.Part(name: field.name)
    switch field.content {
    case .text(let tree): part.content = Array(try resolver.text(tree, at: field.place).utf8)
    case .file(let path, let folder, let root):
      let name = try text(path)
      part.content = try read(name, folder: folder, root: root, template: path)
      part.filename = name.split(separator: "/").last.map(String.init) ?? name
      part.contentType = "application/octet-stream"
    }
    if let filename = field.filename { part.filename = try text(filename) }
    if let contentType = field.contentType { part.contentType = try text(contentType) }
    return part
  }

  private func content(
    of path: Template, isTemplate: FileTemplate, folder: String, root: String
  ) throws(ResolveFailure) -> [UInt8] {
    let name = try text(path)
    let bytes = try read(name, folder: folder, root: root, template: path)
    guard case .unknown = isTemplate else { return bytes }
    let template: Template
    do {
      template = try Template(wholeOf: SourceText(path: name, bytes: bytes))
    } catch {
      throw ResolveFailure("the template in '\(name)' is wrong: \(error.message)", at: path.place, hints: error.hints)
    }
    return try self.bytes(template)
  }

  private func read(_ path: String, folder: String, root: String, template: Template) throws(ResolveFailure) -> [UInt8]
  {
    switch readFile(path, folder, root) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw ResolveFailure(problem.reason, at: template.place)
    }
  }

  private func value(_ tree: TemplateTree) throws(ResolveFailure) -> JSONValue {
    do { return try tree.json(in: scope) } catch { throw ResolveFailure(error) }
  }

  private func text(_ template: Template) throws(ResolveFailure) -> String {
    do { return try template.text(in: scope) } catch { throw ResolveFailure(error) }
  }

  /// A template that is bytes as a whole stays bytes.
  private func bytes(_ template: Template) throws(ResolveFailure) -> [UInt8] {
    do { return try template.bytes(in: scope) } catch { throw ResolveFailure(error) }
  }
}
