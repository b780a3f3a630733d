internal import ArgumentParser
import CollectionModel
import Diagnostics
import JSON
import Templates

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List collections, folders, requests and their tags.",
    discussion: "Example: signet list collections/tiktok-shop --format json")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Collections, or folders of them.", completion: .file())
  var paths: [String] = ["collections"]

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var input: RunInput
  @OptionGroup var colors: ColorOption

  func run() throws {
    let collections = try ProjectSession.load(paths: paths, input: input, colors: colors).project.collections
    if collections.isEmpty {
      StandardStream.error.write("error: there is no collection under the paths given\n")
      throw ExitStatus.nothingSelected
    }
    switch format {
    case .text: StandardStream.output.write(collections.map(text).joined(separator: "\n"))
    case .json:
      StandardStream.output.write(json: JSONWriter.pretty(.array(collections.map(json))) + "\n")
    }
  }

  private func text(_ collection: Collection) -> String {
    var out = collection.name + tags(collection.settings.tags) + "   " + collection.source.path + "\n"
    for (title, items) in [("setup", collection.setup), ("", collection.requests), ("teardown", collection.teardown)] {
      if items.isEmpty { continue }
      if !title.isEmpty { out += "  (\(title))\n" }
      out += text(items, indent: title.isEmpty ? "  " : "    ")
    }
    return out
  }

  private func text(_ items: [Item], indent: String) -> String {
    items.map { item in
      switch item {
      case .request(let request):
        "\(indent)\(request.name)\(tags(request.settings.tags))   \(method(request)) \(request.url.written)\n"
      case .folder(let folder):
        "\(indent)\(folder.name)/\(tags(folder.settings.tags))\n" + text(folder.requests, indent: indent + "  ")
      }
    }.joined()
  }

  /// A webhook item is shown by its key, since it sends nothing.
  private func method(_ request: RequestDefinition) -> String {
    request.reception == nil ? request.method.written : "receive"
  }

  private func tags(_ tags: [String]) -> String { tags.isEmpty ? "" : "  [\(tags.joined(separator: ", "))]" }

  private func json(_ collection: Collection) -> JSONValue {
    .object(
      JSONObject([
        ("collection", .string(collection.name)), ("file", .string(collection.source.path)),
        ("tags", .array(collection.settings.tags.map { .string($0) })),
        ("setup", json(collection.setup)), ("requests", json(collection.requests)),
        ("teardown", json(collection.teardown)),
      ]))
  }

  private func json(_ items: [Item]) -> JSONValue {
    .array(
      items.map { item in
        switch item {
        case .request(let request):
          .object(
            JSONObject([
              ("name", .string(request.name)), ("method", .string(method(request))),
              ("url", .string(request.url.written)), ("line", .number(JSONNumber(request.place.line))),
              ("tags", .array(request.settings.tags.map { .string($0) })),
            ]))
        case .folder(let folder):
          .object(
            JSONObject([
              ("name", .string(folder.name)), ("tags", .array(folder.settings.tags.map { .string($0) })),
              ("requests", json(folder.requests)),
            ]))
        }
      })
  }
}

extension Template {
  /// As it stands in the file, without its quotes.
  fileprivate var written: String {
    if let constantText { return constantText }
    let text = place.text
    guard let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote else { return text }
    return String(text.dropFirst().dropLast())
  }
}
