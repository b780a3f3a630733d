package import Diagnostics
package import Signing
package import Templates

/// A collection file, fragments that it extends already merged below it.
package struct Collection: Sendable {
  package var name: String
  package var source: SourceText
  package var place: SourcePlace
  package var description: String?
  /// The only environments it may run in; nothing for all.
  package var environments: [String]?
  /// Of the fragments it extends, weakest.
  package var fragmentVariables: Variables
  package var variables: Variables
  /// Of the fragments it extends; environment settings come between these and `settings`.
  package var fragmentSettings: Settings
  package var settings: Settings
  package var signers: [Signer]
  package var setup: [Item]
  package var requests: [Item]
  package var teardown: [Item]
  package var exclusive: Bool
  @Boxed package var data: DataSource?

  package init(name: String, source: SourceText, place: SourcePlace) {
    self.name = name
    self.source = source
    self.place = place
    description = nil
    environments = nil
    fragmentVariables = [:]
    variables = [:]
    fragmentSettings = Settings()
    settings = Settings()
    signers = []
    setup = []
    requests = []
    teardown = []
    exclusive = false
    data = nil
  }
}

/// Variables as written, each with its place.
package typealias Variables = [String: VariableDefinition]

/// An item of `requests`, `setup` or `teardown`; kept apart on the heap, since a request is large and lists of them
/// grow.
package indirect enum Item: Sendable {
  case request(RequestDefinition)
  case folder(Folder)
}

package struct Folder: Sendable {
  package var name: String
  package var place: SourcePlace
  package var description: String?
  package var variables: Variables
  package var settings: Settings
  package var readOnly: Bool?
  package var skip: String?
  package var conditions: [VariableCondition]
  @Boxed package var data: DataSource?
  /// Set where the folder is a fragment's requests, included.
  @Boxed package var inclusion: Inclusion?
  package var requests: [Item]

  package init(name: String, place: SourcePlace) {
    self.name = name
    self.place = place
    variables = [:]
    settings = Settings()
    description = nil
    readOnly = nil
    skip = nil
    conditions = []
    data = nil
    inclusion = nil
    requests = []
  }
}

/// What a folder that `include:` made has beside those that are written out.
package struct Inclusion: Sendable {
  /// The fragment's real path.
  package var file: String
  /// The fragment's own variables: defaults, weaker than everything of the includer's. What `with` gives stands in the
  /// folder's variables.
  package var variables: Variables
  /// Named in the fragment, and known to its requests only.
  package var signers: [Signer]
  /// Whether its requests run only once a run.
  package var once: Bool

  package init(file: String, variables: Variables, signers: [Signer], once: Bool) {
    self.file = file
    self.variables = variables
    self.signers = signers
    self.once = once
  }
}

/// A request as written in a file.
package struct RequestDefinition: Sendable {
  package var name: String
  /// Where its name stands.
  package var place: SourcePlace
  package var description: String?
  package var method: Template
  package var url: Template
  package var body: BodyDefinition
  package var variables: Variables
  package var settings: Settings
  package var captures: [Capture]
  package var readOnly: Bool?
  package var skip: String?
  /// Names of requests that must have passed.
  package var needs: [String]
  package var conditions: [VariableCondition]
  @Boxed package var data: DataSource?
  @Boxed package var poll: PollSetting?
  /// What an importer could not translate: the request runs, and is then reported as incomplete.
  package var unsupportedScript: String?
  /// Set where the item waits for a webhook message: it sends nothing, and what it takes of the rest is its name,
  /// captures, checks, tags, hints and properties.
  @Boxed package var reception: Reception?

  package init(name: String, place: SourcePlace, method: Template, url: Template) {
    self.name = name
    self.place = place
    description = nil
    self.method = method
    self.url = url
    body = .none
    variables = [:]
    settings = Settings()
    captures = []
    readOnly = nil
    skip = nil
    needs = []
    conditions = []
    data = nil
    poll = nil
    unsupportedScript = nil
    reception = nil
  }
}

package indirect enum BodyDefinition: Sendable {
  case none
  case json(TemplateTree)
  case text(Template)
  case xml(Template)
  case form([FieldSetting])
  case multipart([MultipartField])
  case graphQL(query: Template, variables: TemplateTree?, operation: Template?)
  /// The file's path is relative to the file that names it; `root` is what it must lie under.
  case file(path: Template, contentType: Template?, template: FileTemplate, relativeTo: String, root: String)
}

/// What `file: {template: true}` fills in.
package enum FileTemplate: Sendable {
  /// The file goes out as it is.
  case none
  /// Read and parsed with the files, so that its variables and secrets are known before anything is sent.
  case known(Template)
  /// The path itself holds a template: the file is read, and its mistakes found, when the request is made ready.
  case unknown
}

package struct MultipartField: Sendable {
  package enum Content: Sendable {
    case text(TemplateTree)
    case file(path: Template, relativeTo: String, root: String)
  }

  package var name: String
  package var content: Content
  package var filename: Template?
  package var contentType: Template?
  package var place: SourcePlace

  package init(name: String, content: Content, filename: Template?, contentType: Template?, place: SourcePlace) {
    self.name = name
    self.content = content
    self.filename = filename
    self.contentType = contentType
    self.place = place
  }
}

package struct Capture: Sendable {
  package var name: String
  package var query: CheckSubject
  package var secret: Bool
  package var defaultValue: TemplateTree?
  package var place: SourcePlace

  package init(name: String, query: CheckSubject, secret: Bool, defaultValue: TemplateTree?, place: SourcePlace) {
    self.name = name
    self.query = query
    self.secret = secret
    self.defaultValue = defaultValue
    self.place = place
  }
}
