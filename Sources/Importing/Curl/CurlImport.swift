package import Diagnostics
import HTTP
import JSON

/// Lines of curl as requests of one collection.
package struct CurlImport {
  private let name: String
  private let conversion = ImportConversion(keepsBodies: false)

  package init(name: String) { self.name = name }

  /// Throws where no line can be used, with the place of the first problem.
  package func convert(_ sources: [CurlLines]) throws(Diagnostic) -> ImportResult {
    var collection = CollectionDraft(name: name)
    var first: Diagnostic?
    for source in sources {
      for line in source.lines {
        do throws(CurlProblem) {
          collection.items.append(.request(try request(line, in: source)))
        } catch {
          let place = SourcePlace(source.source, SourceSpan(line: line.number, column: 1))
          let problem = Diagnostic(error.reason, at: place, hints: error.hint.isEmpty ? [] : [error.hint])
          first = first ?? problem
          conversion.note(
            .lost, at: "\(source.source.path), line \(line.number)", "the line is left out: \(error.reason)")
        }
      }
    }
    if collection.items.isEmpty, let first { throw first }
    collection.items.makeNamesUnique()
    SharedParts.lift(&collection)
    return ImportFiles.result(of: collection, conversion)
  }

  // MARK: One line

  /// Stands for a file's content; what it stands for is named instead.
  private static let mark = "\u{F8FF}"

  private func request(_ line: CurlLines.Line, in source: CurlLines) throws(CurlProblem) -> RequestDraft {
    let text = Self.withUpload(line.text)
    let command = try CurlCommand(parsing: text) { Array("\(Self.mark)\($0)\(Self.mark)".utf8) }
    let expansions = (try ShellWords(text)).expansions.map(\.text)
    let place = "\(source.source.path), line \(line.number)"
    var request = RequestDraft(
      name: "\(command.method) \(command.url.decodedPath)", method: command.method, url: "")
    if let multi = request.name.firstIndex(where: \.isNewline) { request.name = String(request.name[..<multi]) }
    let maker = RequestMaker(conversion: conversion, place: place, expansions: expansions)
    maker.setURL(command.url, &request)
    maker.setHeaders(command.headers.fields.map { ($0.name, $0.value) }, &request)
    setBody(command, maker, &request)
    CurlTravel(conversion: conversion, place: place).apply(command.travel, &request)
    let carried = Set(command.travel.map { "'--\($0.name)' is left out" })
    for note in line.notes + command.notes where !carried.contains(note) && !note.contains("for a shell to fill in") {
      conversion.note(.lost, at: place, note)
    }
    for name in command.withheld { conversion.note(.changed, at: place, "that '\(name)' is not sent is left out") }
    conversion.fidelity.requests += 1
    return request
  }

  /// `-T file` is a PUT of it.
  private static func withUpload(_ line: String) -> String {
    guard line.contains("-T") || line.contains("--upload-file"), let shell = try? ShellWords(line) else { return line }
    var words = shell.words.map(\.text)
    guard let at = words.firstIndex(where: { $0 == "-T" || $0 == "--upload-file" }), at + 1 < words.count else {
      return line
    }
    let file = words[at + 1]
    words.replaceSubrange(at...(at + 1), with: ["--data-binary", "@" + file])
    if !words.contains("-X"), !words.contains("--request") { words += ["-X", "PUT"] }
    if !words.contains(where: { $0.lowercased().hasPrefix("content-type:") }) {
      words += ["-H", "Content-Type: application/octet-stream"]
    }
    return ShellDialect.bashLine(words)
  }

  private func setBody(_ command: CurlCommand, _ maker: RequestMaker, _ request: inout RequestDraft) {
    switch command.body {
    case .none: break
    case .json(let bytes):
      maker.setBody(bytes, type: request.contentType ?? "application/json", &request)
      let accepts = request.settings.headers.contains { $0.name.lowercased() == "accept" }
      if !accepts { request.settings.headers.append(FieldDraft("Accept", "application/json")) }
    case .data(let bytes):
      let type = request.contentType ?? "application/x-www-form-urlencoded"
      if let file = Self.file(bytes) {
        request.body = .file(maker.file(file, named: "body", &request), contentType: nil)
        request.setContentType(type)
      } else {
        if String(decoding: bytes, as: UTF8.self).contains(Self.mark) {
          conversion.note(.lost, at: maker.place, "a body that is put together of a file and other data")
        }
        maker.setBody(bytes, type: type, &request)
      }
    case .multipart(let parts):
      request.body = .multipart(parts.map { part($0, maker, &request) })
      request.removeContentType(if: "multipart/form-data")
    }
  }

  private func part(_ part: CurlCommand.Part, _ maker: RequestMaker, _ request: inout RequestDraft) -> PartDraft {
    let type = part.contentType == "application/octet-stream" ? nil : part.contentType
    if let file = Self.file(part.content) {
      let variable = maker.file(file, named: part.name, &request)
      return PartDraft(name: part.name, content: .file(variable), filename: part.filename, contentType: type)
    }
    let text = maker.value(String(decoding: part.content, as: UTF8.self), named: part.name)
    return PartDraft(name: part.name, content: .text(text), filename: part.filename, contentType: part.contentType)
  }

  private static func file(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r", with: "")
    guard text.hasPrefix(mark), text.hasSuffix(mark), text.count > 2 else { return nil }
    let inside = text.dropFirst().dropLast()
    return inside.contains(mark) ? nil : String(inside)
  }
}
