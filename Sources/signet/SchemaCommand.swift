internal import ArgumentParser
import CollectionModel

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file, for editors.",
    discussion: """
      Example: signet schema collection > collection.schema.json

      The first line of a file tells an editor where the schema is: # yaml-language-server: $schema=PATH
      """)

  @Argument(help: "The kind of file: collection, environment or fragment.")
  var file: EditorSchema.File

  func run() { StandardStream.output.write(json: EditorSchema.text(for: file)) }
}

extension EditorSchema.File: ExpressibleByArgument {}
